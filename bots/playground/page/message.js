import { attachment, oneLine } from './attachments.js';
import { el, icon } from './dom.js';
import { formattedText } from './entities.js';
import { inlineKeyboard } from './inline-keyboard.js';
import { t } from './texts.js';
import { clockTime, fullTime } from './time.js';

/**
 * @typedef {import('./chat.js').Message} Message
 * @typedef {import('./entities.js').TextActions & {
 *   onPress: (message: Message, button: import('./inline-keyboard.js').Button) => void,
 *   onMenu: (message: Message, opener: HTMLElement) => void,
 *   onQuote: (messageId: number) => void,
 *   isWaiting: (message: Message, button: import('./inline-keyboard.js').Button) => boolean,
 * }} MessageActions
 */

/**
 * One message with what hangs on it: quote, picture or file, text, buttons.
 * @param {Message} message
 * @param {number} userId whose pane it is: own messages stand on the right
 * @param {MessageActions} actions
 */
export function messageElement(message, userId, actions) {
  const own = message.from.id === userId;
  const rows = message.reply_markup?.inline_keyboard;
  const menuButton = el(
    'button',
    { class: 'message-menu', 'aria-label': t('message.actions') },
    icon('chevron'),
  );
  menuButton.addEventListener('click', () => actions.onMenu(message, menuButton));
  const bubble = el(
    'div',
    { class: `bubble${message.photo ? ' with-photo' : ''}` },
    forwardLine(message),
    message.reply_to_message ? quote(message.reply_to_message, message.quote?.text, actions) : null,
    attachment(message),
    textOf(message, actions),
    meta(message),
    menuButton,
  );
  bubble.addEventListener('contextmenu', (event) => {
    if (getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    actions.onMenu(message, menuButton);
  });
  return el(
    'article',
    {
      class: `message ${own ? 'own' : 'received'}${rows ? ' with-keyboard' : ''}`,
      'data-testid': 'message',
      'data-message-id': message.message_id,
      tabindex: '-1',
    },
    bubble,
    rows &&
      inlineKeyboard(
        rows,
        (button) => actions.isWaiting(message, button),
        (button) => actions.onPress(message, button),
      ),
  );
}

/** @param {Message} message @param {MessageActions} actions */
function textOf({ text, entities, caption, caption_entities }, actions) {
  const shown = text ?? caption;
  if (!shown) return null;
  return el(
    'div',
    { class: 'text', dir: 'auto' },
    formattedText(shown, entities ?? caption_entities ?? [], actions),
  );
}

/** @param {Message} message */
function meta({ date, edit_date }) {
  return el(
    'span',
    { class: 'meta' },
    edit_date !== undefined && el('span', { 'data-testid': 'edited' }, t('message.edited')),
    el(
      'time',
      { datetime: new Date(date * 1000).toISOString(), title: fullTime(date * 1000) },
      clockTime(date * 1000),
    ),
  );
}

/** @param {Message} replied @param {string | undefined} part @param {MessageActions} actions */
function quote(replied, part, { onQuote }) {
  return el(
    'button',
    { class: 'quote', onclick: () => onQuote(replied.message_id) },
    el('b', {}, replied.from.first_name),
    el('span', {}, part ?? oneLine(replied)),
  );
}

/** @param {Message} message */
function forwardLine({ forward_origin }) {
  if (!forward_origin) return null;
  const sender = /** @type {{ first_name?: string } | undefined} */ (forward_origin.sender_user);
  const name = sender?.first_name ?? String(forward_origin.sender_user_name ?? '');
  return el('div', { class: 'forwarded' }, t('message.forwarded', { name }));
}
