import { el, icon } from '../dom.js';
import { t } from '../texts.js';
import { SlackComposer } from './composer.js';
import { Hands } from './hands.js';
import { Messages } from './messages.js';
import * as server from './server.js';

/**
 * @typedef {import('./shapes.ts').SeenMessage} SeenMessage
 * @typedef {{
 *   now: () => number,
 *   run: (work: () => Promise<unknown>) => Promise<void>,
 *   say: (text: string) => void,
 *   tell: (ack: import('./shapes.ts').Ack) => void,
 *   onLink: (url: string) => void,
 * }} Surroundings `run` does something and shows a failure; `tell` shows what the app did not hear
 */

const nearBottomPx = 60;

/** The direct messages with the app or a channel, or one thread of it, with the place to write. */
export class Conversation {
  /** The first message of the thread that is shown. @type {string | undefined} */
  #thread;
  #log = el('div', { class: 'slack-log', role: 'log' });
  #scroller = el('div', { class: 'slack-scroller', tabindex: '0' }, this.#log);
  #threadBar = el('div', { class: 'thread-bar', hidden: true });
  #messages;
  #composer;
  /** @type {Map<string, Hands>} */
  #hands = new Map();
  #stuckToBottom = true;

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {string} channel
   * @param {Surroundings} around
   */
  constructor(workplace, channel, around) {
    this.workplace = workplace;
    this.channel = channel;
    this.around = around;
    this.#messages = new Messages(this.#log, {
      surface: (message) => this.#handsOn(message).surface(message),
      menu: (message) => this.#menu(message),
      onThread: (message) => this.#openThread(message.thread_ts ?? message.ts),
    });
    this.#composer = new SlackComposer(workplace, channel, { ...around, thread: () => this.#thread });
    this.#threadBar.append(
      el(
        'button',
        {
          class: 'round',
          'aria-label': t('slack.back'),
          'data-testid': 'thread-back',
          onclick: () => this.#openThread(undefined),
        },
        icon('back'),
      ),
      el('b', {}, t('slack.thread')),
    );
    this.element = el(
      'div',
      { class: 'slack-conversation' },
      this.#threadBar,
      this.#scroller,
      this.#composer.element,
    );
    this.#scroller.addEventListener('scroll', () => {
      this.#stuckToBottom = this.#isAtBottom();
      this.#markRead();
    });
    new ResizeObserver(() => this.#follow()).observe(this.#scroller);
    new ResizeObserver(() => this.#follow()).observe(this.#log);
    this.element.addEventListener('dragover', (event) => event.preventDefault());
    this.element.addEventListener('drop', (event) => {
      event.preventDefault();
      this.#composer.attach([...(event.dataTransfer?.files ?? [])]);
    });
  }

  focus() {
    this.#composer.focus();
  }

  render() {
    const view = this.workplace.chat(this.channel);
    if (!view) return;
    const all = view.messages.filter(({ deleted }) => !deleted);
    const isReply = (/** @type {SeenMessage} */ { ts, thread_ts }) =>
      thread_ts !== undefined && thread_ts !== ts;
    const shown = this.#thread
      ? all.filter(({ ts, thread_ts }) => ts === this.#thread || thread_ts === this.#thread)
      : all.filter((message) => !isReply(message));
    const replies = (/** @type {SeenMessage} */ { ts }) =>
      this.#thread ? 0 : all.filter((other) => isReply(other) && other.thread_ts === ts).length;
    this.#log.setAttribute('aria-label', t('pane.messages', { name: view.name }));
    this.#threadBar.hidden = this.#thread === undefined;
    if (shown.length === 0) this.#log.replaceChildren(this.#empty());
    else this.#messages.render(shown, { now: this.around.now(), replies });
    this.#composer.render();
    this.#follow();
    this.#markRead();
  }

  #empty() {
    return el(
      'div',
      { class: 'slack-empty' },
      el('img', { src: '/assets/mark.svg', alt: '' }),
      el('h3', {}, t('pane.quiet')),
      el('p', {}, t('slack.writeOrCommand')),
    );
  }

  /** @param {SeenMessage} message */
  #handsOn({ ts }) {
    const known =
      this.#hands.get(ts) ?? new Hands(this.workplace, { channel: this.channel, ts }, this.around);
    this.#hands.set(ts, known);
    return known;
  }

  /** The app's own entries in a message's menu. @param {SeenMessage} message @returns {import('../menu.js').MenuItem[]} */
  #menu({ ts }) {
    const own = this.workplace.app?.shortcuts.filter(({ type }) => type === 'message') ?? [];
    return own.map(({ name, callback_id }) => ({
      content: [icon('bolt'), name],
      run: () =>
        void this.around.run(async () =>
          this.around.tell(
            await server.act(this.workplace.id, this.channel, 'shortcut', { callback_id, ts }),
          ),
        ),
    }));
  }

  /** @param {string | undefined} ts */
  #openThread(ts) {
    this.#thread = ts;
    this.#stuckToBottom = true;
    this.render();
    this.focus();
  }

  #isAtBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < nearBottomPx;
  }

  #follow() {
    if (this.#stuckToBottom) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #markRead() {
    const unread = this.workplace.chat(this.channel)?.unread ?? 0;
    const isSeen = this.element.isConnected && document.visibilityState === 'visible' && this.#isAtBottom();
    if (unread > 0 && isSeen) void this.around.run(() => this.workplace.read(this.channel));
  }
}
