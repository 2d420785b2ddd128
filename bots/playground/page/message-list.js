import { el, reconcile } from './dom.js';
import { messageElement } from './message.js';
import { t } from './texts.js';
import { dayName, isSameDay } from './time.js';

/** @typedef {import('./chat.js').Message} Message */

const page = 150;
const sameTurnSeconds = 300;

/** The messages of a chat as elements; a message that has not changed keeps its element. */
export class MessageList {
  #shown = page;
  /** @type {Map<number, { message: Message, waiting: string, element: HTMLElement }>} */
  #known = new Map();
  /** @type {Map<string, HTMLElement>} */
  #separators = new Map();

  /**
   * @param {HTMLElement} place
   * @param {import('./chat.js').Chat} chat
   * @param {import('./message.js').MessageActions} actions
   */
  constructor(place, chat, actions) {
    this.place = place;
    this.chat = chat;
    this.actions = actions;
  }

  /**
   * @param {{ now: number, firstUnread: number | undefined }} moment `now` in epoch milliseconds of the company's clock
   */
  render({ now, firstUnread }) {
    const messages = this.chat.messages.slice(-this.#shown);
    /** @type {HTMLElement[]} */
    const nodes = [];
    if (messages.length < this.chat.messages.length) nodes.push(this.#earlier());
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      const after = messages[index + 1];
      const at = message.date * 1000;
      if (!before || !isSameDay(before.date * 1000, at))
        nodes.push(this.#separator('day', dayName(at, now), at));
      if (message.message_id === firstUnread) nodes.push(this.#separator('unread', t('pane.new'), 0));
      const element = this.#element(message);
      element.classList.toggle(
        'begins',
        !before || !isSameTurn(before, message) || message.message_id === firstUnread,
      );
      element.classList.toggle('ends', !after || !isSameTurn(message, after));
      nodes.push(element);
    });
    const ids = new Set(messages.map(({ message_id }) => message_id));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
    reconcile(this.place, nodes);
  }

  /** Scrolls to a message and shows which it is. @param {number} messageId */
  point(messageId) {
    const element = this.#known.get(messageId)?.element;
    if (!element) return;
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element.classList.add('pointed');
    element.addEventListener('animationend', () => element.classList.remove('pointed'), { once: true });
  }

  /** @param {Message} message */
  #element(message) {
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    const waiting = buttons.map((button) => Number(this.actions.isWaiting(message, button))).join('');
    const known = this.#known.get(message.message_id);
    if (known?.message === message && known.waiting === waiting) return known.element;
    const element = messageElement(message, this.chat.member.userId, this.actions);
    this.#known.set(message.message_id, { message, waiting, element });
    if (known) replaceKeepingFocus(known.element, element);
    else element.classList.add('arriving');
    return element;
  }

  /** @param {'day' | 'unread'} kind @param {string} text @param {number} at */
  #separator(kind, text, at) {
    const key = `${kind} ${text} ${at}`;
    const known = this.#separators.get(key);
    const separator =
      known ?? el('div', { class: `separator ${kind}`, role: 'separator' }, el('span', {}, text));
    this.#separators.set(key, separator);
    return separator;
  }

  #earlier() {
    const more = () => {
      this.#shown += page;
      this.chat.changed.tell();
    };
    return el('button', { class: 'earlier', onclick: more }, t('pane.earlier'));
  }
}

/** @param {Message} a @param {Message} b */
const isSameTurn = (a, b) =>
  a.from.id === b.from.id && b.date - a.date < sameTurnSeconds && isSameDay(a.date * 1000, b.date * 1000);

/** @param {HTMLElement} old @param {HTMLElement} fresh */
function replaceKeepingFocus(old, fresh) {
  const buttons = [...old.querySelectorAll('button')];
  const focused = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  old.replaceWith(fresh);
  if (focused < 0) return;
  const again = fresh.querySelectorAll('button')[focused] ?? fresh;
  again.focus({ preventScroll: true });
}
