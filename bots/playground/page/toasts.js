import { el } from './dom.js';
import { t } from './texts.js';

const shownMs = 4_500;

/** A place where short notices appear and go; screen readers read them out. */
export function toastPlace() {
  return el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
}

/** @param {Element} place @param {string} text */
export function toast(place, text) {
  const note = el('div', { class: 'toast', 'data-testid': 'toast' }, text);
  place.append(note);
  setTimeout(() => note.remove(), shownMs);
}

/**
 * Shows why something did not work.
 * @param {Element} place
 * @param {unknown} error
 */
export function toastFailure(place, error) {
  toast(place, t('failed', { reason: error instanceof Error ? error.message : String(error) }));
}
