import { badge } from './avatar.js';
import { Composer } from './composer.js';
import { el, icon, present } from './dom.js';
import { openMenu } from './menu.js';
import { MessageList } from './message-list.js';
import { PaneHeader } from './pane-header.js';
import { pressButton } from './press-button.js';
import * as server from './server.js';
import { t } from './texts.js';
import { toast, toastFailure, toastPlace } from './toasts.js';

/**
 * @typedef {import('./chat.js').Message} Message
 * @typedef {Omit<import('./pane-header.js').HeaderParts, 'member' | 'actions'> & {
 *   now: () => number,
 *   onActive: () => void,
 *   onLink: (url: string) => void,
 * }} PaneSurroundings `now` in epoch milliseconds of the company's clock
 */

const nearBottomPx = 60;
const dayShownMs = 1_200;

/** One person's chat on the screen. */
export class Pane {
  #toasts = toastPlace();
  #place;
  #scroller;
  #down;
  #list;
  #header;
  #composer;
  /** The message above which the unread ones are marked off. @type {number | undefined} */
  #firstUnread;
  #settled = false;
  #stuckToBottom = true;
  /** Where the last scrolling to the bottom ended. */
  #bottom = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dayTimer;
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {import('./chat.js').Chat} chat
   * @param {PaneSurroundings} around
   */
  constructor(chat, around) {
    this.chat = chat;
    this.around = around;
    const { name } = chat.member;
    const run = (/** @type {() => Promise<unknown>} */ work) => this.#run(work);
    this.#header = new PaneHeader({ ...around, member: chat.member, actions: () => this.#actions() });
    this.#composer = new Composer(chat, { run, onSent: () => this.#sent() });
    this.#place = el('div', { class: 'log', role: 'log', 'aria-label': t('pane.messages', { name }) });
    this.#scroller = el('div', { class: 'scroller', tabindex: '0' }, this.#place);
    this.#down = el('button', {
      class: 'to-bottom',
      'data-testid': 'to-bottom',
      hidden: true,
      onclick: () => this.#toBottom('smooth'),
    });
    this.#list = new MessageList(this.#place, chat, {
      onCommand: (text) =>
        void run(() => server.act(chat.member, 'messages', { text })).then(() => this.#sent()),
      onLink: around.onLink,
      onPress: ({ message_id }, button) =>
        void run(() =>
          pressButton(chat, message_id, button, { toasts: this.#toasts, onLink: around.onLink }),
        ),
      onMenu: (message, opener) => this.#openMessageMenu(message, opener),
      onQuote: (messageId) => this.#list.point(messageId),
      isWaiting: ({ message_id }, { callback_data }) => chat.waiting.has(`${message_id} ${callback_data}`),
    });
    this.element = el(
      'section',
      { class: 'pane', 'data-testid': `pane-${around.seat}`, 'aria-label': name },
      this.#header.element,
      el('div', { class: 'conversation' }, this.#scroller, this.#down, this.#toasts),
      this.#composer.element,
    );
    this.#listen();
  }

  focus() {
    this.#composer.focus();
  }

  close() {
    for (const stop of this.#stops) stop();
    this.element.remove();
  }

  render() {
    const { chat } = this;
    const toBottom = this.#staysAtBottom();
    this.#header.render(chat.typingUntil > Date.now());
    this.#composer.render();
    const firstUnread = chat.firstUnread();
    const unseen = !this.#settled || !this.#isSeen();
    if (unseen && this.#firstUnread === undefined) this.#firstUnread = firstUnread;
    if (chat.view && chat.messages.length === 0) this.#place.replaceChildren(this.#empty(chat.view));
    else this.#list.render({ now: this.around.now(), firstUnread: this.#firstUnread });
    if (!this.#settled && chat.messages.length > 0) this.#settle();
    else if (toBottom) this.#toBottom('instant');
    this.#showDown();
    if (firstUnread !== undefined && this.#isSeen()) void this.#run(() => chat.read());
  }

  #listen() {
    const render = () => this.render();
    const seeAgain = () => {
      if (document.visibilityState === 'visible') this.render();
    };
    document.addEventListener('visibilitychange', seeAgain);
    const resized = new ResizeObserver(() => {
      if (this.#staysAtBottom()) this.#toBottom('instant');
    });
    resized.observe(this.#scroller);
    resized.observe(this.#place);
    this.#stops.push(
      this.chat.changed.listen(render),
      () => document.removeEventListener('visibilitychange', seeAgain),
      () => resized.disconnect(),
    );
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    for (const sign of ['wheel', 'touchmove'])
      this.#scroller.addEventListener(sign, () => this.#showDay(), { passive: true });
    this.element.addEventListener('pointerdown', this.around.onActive);
    this.element.addEventListener('focusin', this.around.onActive);
    this.element.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.element.classList.add('dropping');
    });
    this.element.addEventListener('dragleave', () => this.element.classList.remove('dropping'));
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      this.element.classList.remove('dropping');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && this.chat.view?.started) this.#composer.sendFiles(files);
    });
  }

  /** Shows the first unread message when the chat is opened, or the newest. */
  #settle() {
    this.#settled = true;
    const separator = this.#place.querySelector('.separator.unread');
    this.#toBottom('instant');
    if (!separator) return;
    const above = separator.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
    if (above < 0) this.#scroller.scrollBy({ top: above - 40, behavior: 'instant' });
  }

  #scrolled() {
    this.#stuckToBottom = this.#isAtBottom();
    this.#showDown();
    if (this.#isSeen() && this.chat.firstUnread() !== undefined) void this.#run(() => this.chat.read());
  }

  /** The day stays in sight while the reader looks through the chat, and never covers a message that stands still. */
  #showDay() {
    clearTimeout(this.#dayTimer);
    this.#scroller.classList.add('scrolling');
    this.#dayTimer = setTimeout(() => this.#scroller.classList.remove('scrolling'), dayShownMs);
  }

  #showDown() {
    const unread = this.chat.view?.unread ?? 0;
    this.#down.hidden = this.#isAtBottom();
    this.#down.replaceChildren(...present([badge(unread), icon('down')]));
    this.#down.setAttribute(
      'aria-label',
      unread > 0 ? t('pane.newCount', { count: unread }) : t('pane.down'),
    );
  }

  #isAtBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < nearBottomPx;
  }

  /** Whether to follow new messages: the reader was at the bottom and has not begun to scroll up in this very frame. */
  #staysAtBottom() {
    return this.#stuckToBottom && (this.#isAtBottom() || this.#scroller.scrollTop >= this.#bottom);
  }

  #isSeen() {
    return document.visibilityState === 'visible' && this.#isAtBottom();
  }

  /** @param {ScrollBehavior} behavior */
  #toBottom(behavior) {
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior });
    this.#bottom = this.#scroller.scrollTop;
  }

  #sent() {
    this.#firstUnread = undefined;
    this.#stuckToBottom = true;
    this.#bottom = 0;
    this.render();
  }

  /** @param {() => Promise<unknown>} work */
  async #run(work) {
    try {
      await work();
    } catch (error) {
      toastFailure(this.#toasts, error);
    }
  }

  /** @param {import('./server.js').ChatView} view */
  #empty(view) {
    const { name, description, started } = view;
    return el(
      'div',
      { class: 'empty' },
      el('img', { src: '/assets/mark.svg', alt: '' }),
      el('h3', {}, t('pane.quiet')),
      description ? el('p', {}, description) : null,
      el('p', {}, started ? t('pane.write') : t('pane.pressStart', { bot: name })),
    );
  }

  /** @returns {import('./menu.js').MenuItem[]} */
  #actions() {
    const { member, view } = this.chat;
    const blocked = view?.blocked ?? false;
    const act = (/** @type {string} */ what) => void this.#run(() => server.act(member, what));
    return [
      { content: [icon('play'), '/start'], run: () => act('start') },
      {
        content: [icon('block'), t(blocked ? 'pane.unblock' : 'pane.block')],
        run: () => act(blocked ? 'unblock' : 'block'),
        danger: !blocked,
        testId: 'toggle-block',
      },
    ];
  }

  /** @param {Message} message @param {HTMLElement} opener */
  #openMessageMenu(message, opener) {
    const text = message.text ?? message.caption;
    const copy = async () => {
      await navigator.clipboard.writeText(text ?? '');
      toast(this.#toasts, t('message.copied'));
    };
    const own = message.from.id === this.chat.member.userId;
    const items = [
      {
        content: [icon('reply'), t('message.reply')],
        run: () => this.#composer.reply(message),
        testId: 'reply',
      },
    ];
    if (text)
      items.push({
        content: [icon('copy'), t('message.copy')],
        run: () => void this.#run(copy),
        testId: 'copy',
      });
    if (own && message.text && !message.forward_origin)
      items.push({
        content: [icon('edit'), t('message.edit')],
        run: () => this.#composer.edit(message),
        testId: 'edit',
      });
    openMenu(opener, items, { label: t('message.actions') });
  }
}
