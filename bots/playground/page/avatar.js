import { el } from './dom.js';

/** Multiples of the golden angle stay apart whatever the numbers are. */
const goldenAngle = 137.508;

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
  picture.style.setProperty('--hue', String(Math.round((userId * goldenAngle) % 360)));
  return picture;
}

/** @param {number} unread nothing is shown for 0 */
export function badge(unread) {
  return unread > 0
    ? el('span', { class: 'badge', 'data-testid': 'unread' }, unread > 99 ? '99+' : String(unread))
    : null;
}
