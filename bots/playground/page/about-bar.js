import { oneLine } from './attachments.js';
import { el, icon } from './dom.js';
import { t } from './texts.js';

/** @typedef {{ kind: 'reply' | 'edit', message: import('./chat.js').Message }} About What is being answered or changed. */

/**
 * Says above the typing box which message is being answered or changed.
 * @param {About} about
 * @param {() => void} onCancel
 */
export function aboutBar({ kind, message }, onCancel) {
  const title =
    kind === 'edit' ? t('composer.editing') : `${t('composer.replying')}: ${message.from.first_name}`;
  return el(
    'div',
    { class: 'about-bar' },
    icon(kind),
    el('span', { class: 'card-lines' }, el('b', {}, title), el('small', {}, oneLine(message))),
    el('button', { class: 'round', 'aria-label': t('composer.cancel'), onclick: onCancel }, icon('close')),
  );
}
