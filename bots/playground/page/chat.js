import * as server from './server.js';
import { coalesced, Signal } from './signal.js';

/**
 * @typedef {import('../telegram-double/index.ts').PeopleEvent} PeopleEvent
 * @typedef {NonNullable<PeopleEvent['message']>} Message
 * @typedef {{ text?: string, show_alert?: boolean, url?: string }} PressAnswer
 * @typedef {(answer: PressAnswer | null) => void} OnAnswer called with null when no answer came
 */

/** A press older than this is given up, so that its button can be pressed again. */
const answerWithinMs = 30_000;
const typingMs = 5_000;

/** One person's chat with their bot, as the page knows it. */
export class Chat {
  changed = new Signal();
  /** @type {Message[]} */
  messages = [];
  /** @type {import('./server.js').ChatView | null} null until loaded; its `messages` are not kept up */
  view = null;
  /** Epoch milliseconds until which the bot is shown as typing. */
  typingUntil = 0;
  /** Buttons that wait for an answer: `<message_id> <data>`. @type {Set<string>} */
  waiting = new Set();
  /** @type {Map<string, PressAnswer>} */
  #earlyAnswers = new Map();
  /** @type {Map<string, (answer: PressAnswer) => void>} */
  #asked = new Map();
  /** Events that came while the chat was being loaded. @type {PeopleEvent[] | null} */
  #held = null;

  /** @param {import('./server.js').CastMember} member */
  constructor(member) {
    this.member = member;
  }

  /** Loads everything anew. */
  load = coalesced(async () => {
    this.#held = [];
    try {
      this.view = await server.chat(this.member);
      this.messages = this.view.messages.filter(({ deleted }) => !deleted);
    } finally {
      const held = this.#held;
      this.#held = null;
      for (const event of held) this.apply(event);
    }
    this.changed.tell();
  });

  /** Forgets everything: the chat begins anew. */
  clear() {
    this.messages = [];
    this.view = null;
    this.changed.tell();
  }

  /** Asks for what events do not tell: the keyboard, the commands, whether the bot is blocked. */
  refresh = coalesced(async () => {
    const view = await server.chat(this.member, this.messages.at(-1)?.message_id ?? 0);
    for (const message of view.messages) if (!message.deleted) this.#put(message);
    this.view = view;
    this.changed.tell();
  });

  /** @param {PeopleEvent} event one of this chat */
  apply(event) {
    if (this.#held) {
      this.#held.push(event);
      return;
    }
    const { kind, message, message_id } = event;
    if ((kind === 'message' || kind === 'edited') && message) {
      this.#put(message);
      if (kind === 'message' && message.from.is_bot) this.typingUntil = 0;
    } else if (kind === 'deleted') {
      this.messages = this.messages.filter((known) => known.message_id !== message_id);
    } else if (kind === 'typing') this.#typing();
    else if (kind === 'answered') this.#answered(event);
    if (kind !== 'edited' && kind !== 'typing' && kind !== 'answered') void this.refresh();
    this.changed.tell();
  }

  /** The id of the first message the person has not read, if there is one. */
  firstUnread() {
    const unread = this.view?.unread ?? 0;
    const received = this.messages.filter(({ from }) => from.id !== this.member.userId);
    return unread > 0 ? received.at(-unread)?.message_id : undefined;
  }

  async read() {
    if (this.view) this.view.unread = 0;
    await server.act(this.member, 'read');
  }

  /**
   * Presses a callback button.
   * @param {number} messageId
   * @param {string} data
   * @returns {Promise<PressAnswer | null>} null when no answer came in time
   */
  async press(messageId, data) {
    const key = `${messageId} ${data}`;
    this.waiting.add(key);
    this.changed.tell();
    try {
      const { callback_query_id } = await server.act(this.member, 'press', { message_id: messageId, data });
      return await this.#answerTo(callback_query_id);
    } finally {
      this.waiting.delete(key);
      this.changed.tell();
    }
  }

  /** @param {string} queryId @returns {Promise<PressAnswer | null>} */
  #answerTo(queryId) {
    const early = this.#earlyAnswers.get(queryId);
    if (early) {
      this.#earlyAnswers.delete(queryId);
      return Promise.resolve(early);
    }
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#asked.delete(queryId);
        resolve(null);
      }, answerWithinMs);
      this.#asked.set(queryId, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
    });
  }

  #typing() {
    this.typingUntil = Date.now() + typingMs;
    setTimeout(() => this.changed.tell(), typingMs);
  }

  /** @param {PeopleEvent} event */
  #answered({ callback_query_id = '', answer }) {
    const given = /** @type {PressAnswer} */ (answer ?? {});
    const asked = this.#asked.get(callback_query_id);
    if (asked) {
      this.#asked.delete(callback_query_id);
      asked(given);
    } else if (this.waiting.size > 0) this.#earlyAnswers.set(callback_query_id, given);
  }

  /** @param {Message} message */
  #put(message) {
    const at = this.messages.findIndex(({ message_id }) => message_id === message.message_id);
    if (at >= 0) this.messages = this.messages.with(at, message);
    else this.messages = [...this.messages, message].sort((a, b) => a.message_id - b.message_id);
  }
}
