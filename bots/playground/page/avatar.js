import { el } from './dom.js';

const hues = [172, 28, 262, 338, 205, 96, 12, 230, 300, 50];

/**
 * A round picture of a person: their initials on a colour of their own.
 * @param {{ userId: number, name: string }} person
 */
export function avatar({ userId, name }) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('');
  const picture = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials);
  picture.style.setProperty('--hue', String(hues[userId % hues.length]));
  return picture;
}

/** @param {number} unread nothing is shown for 0 */
export function badge(unread) {
  return unread > 0
    ? el('span', { class: 'badge', 'data-testid': 'unread' }, unread > 99 ? '99+' : String(unread))
    : null;
}
