import { el } from './dom.js';

/**
 * @typedef {{ text: string, request_contact?: boolean, request_location?: boolean }} ReplyButton
 * @typedef {{ onText: (text: string) => void, onContact: () => void, onLocation: () => void }} ReplyActions
 */

/**
 * The bot's keyboard under the typing box, in rows as it was sent.
 * @param {ReplyButton[][]} rows
 * @param {ReplyActions} actions
 */
export function replyKeyboard(rows, { onText, onContact, onLocation }) {
  const press = (/** @type {ReplyButton} */ { text, request_contact, request_location }) => {
    if (request_contact) onContact();
    else if (request_location) onLocation();
    else onText(text);
  };
  return el(
    'div',
    { class: 'reply-keyboard' },
    ...rows.map((row) =>
      el(
        'div',
        { class: 'reply-row' },
        ...row.map((button) =>
          el('button', { 'data-testid': 'reply-button', onclick: () => press(button) }, button.text),
        ),
      ),
    ),
  );
}
