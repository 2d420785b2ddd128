import { el } from '../dom.js';
import { textNodes } from './mrkdwn.js';

let lists = 0;

/**
 * Radio buttons or checkboxes.
 * @param {import('./shapes.ts').Block} block
 * @param {import('./shapes.ts').Control} control
 * @param {string} label
 * @param {import('./shapes.ts').StateValue | undefined} value
 * @param {import('./controls.js').Surface} surface
 */
export function choiceList(block, control, label, value, surface) {
  const isSeveral = control.type === 'checkboxes';
  const chosen = new Set(
    (isSeveral ? (value?.selected_options ?? []) : [value?.selected_option]).map((option) => option?.value),
  );
  const name = `choice-${++lists}`;
  const box = el('div', {
    class: 'choice-list',
    role: isSeveral ? 'group' : 'radiogroup',
    'aria-label': label,
  });
  const now = () =>
    [...box.querySelectorAll('input')].filter(({ checked }) => checked).map((one) => one.value);
  for (const { text, value: own, description } of control.options ?? []) {
    const input = el('input', { type: isSeveral ? 'checkbox' : 'radio', name, value: own });
    input.checked = chosen.has(own);
    input.addEventListener('change', () => void surface.use(block, control, isSeveral ? now() : own));
    box.append(
      el(
        'label',
        { class: 'choice' },
        input,
        el(
          'span',
          {},
          textNodes(text, surface),
          description ? el('small', {}, textNodes(description, surface)) : null,
        ),
      ),
    );
  }
  return box;
}
