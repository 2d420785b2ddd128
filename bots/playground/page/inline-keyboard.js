import { el, icon } from './dom.js';

/**
 * @typedef {NonNullable<import('./chat.js').Message['reply_markup']>['inline_keyboard']} Rows
 * @typedef {Rows[number][number]} Button
 */

/**
 * The buttons under a message, in rows as they were sent.
 * @param {Rows} rows
 * @param {(button: Button) => boolean} isWaiting whether the button's press waits for an answer
 * @param {(button: Button) => void} onPress
 */
export function inlineKeyboard(rows, isWaiting, onPress) {
  return el(
    'div',
    { class: 'inline-keyboard' },
    ...rows.map((row) =>
      el(
        'div',
        { class: 'inline-row' },
        ...row.map((button) => {
          const waiting = isWaiting(button);
          const style = typeof button.style === 'string' ? button.style : undefined;
          return el(
            'button',
            {
              class: 'inline-button',
              'data-testid': 'inline-button',
              'data-style': style,
              'aria-busy': String(waiting),
              onclick: () => {
                if (!waiting) onPress(button);
              },
            },
            el('span', {}, button.text),
            button.url !== undefined && icon('link'),
            button.copy_text !== undefined && icon('copy'),
            waiting && el('span', { class: 'spinner' }),
          );
        }),
      ),
    ),
  );
}
