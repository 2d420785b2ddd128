import { el, icon } from './dom.js';
import { t } from './texts.js';

/**
 * The typing box with the buttons round it.
 * @param {string} name who writes here
 */
export function composerParts(name) {
  const input = el('textarea', {
    rows: 1,
    'aria-label': t('composer.label', { name }),
    placeholder: t('composer.placeholder'),
    'data-testid': 'composer',
  });
  const picker = el('input', { type: 'file', multiple: true, hidden: true, 'data-testid': 'file-input' });
  const attach = round('attach', 'attach', t('composer.attach'));
  const slash = round('slash', 'commands', t('composer.commands'));
  const keys = round('keyboard', 'keyboard', t('composer.keyboard'));
  const send = round('send', 'send', t('composer.send'));
  const box = el('div', { class: 'composer-box' }, input, slash, keys);
  const row = el('div', { class: 'composer-row' }, attach, box, send, picker);
  return { input, picker, attach, slash, keys, send, row };
}

/** @param {Parameters<typeof icon>[0]} picture @param {string} testId @param {string} label */
const round = (picture, testId, label) =>
  el('button', { class: `round ${testId}`, 'aria-label': label, 'data-testid': testId }, icon(picture));
