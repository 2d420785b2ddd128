import { coalesced, Signal } from '../signal.js';
import * as server from './server.js';

/**
 * @typedef {import('./shapes.ts').SeenMessage} SeenMessage
 * @typedef {import('./shapes.ts').SeenView} SeenView
 * @typedef {import('./shapes.ts').ChatView} ChatView
 * @typedef {import('./shapes.ts').Ack} Ack
 */

/** What the direct messages with the app are called, whatever their id is. */
export const APP = 'app';

/** What one person has in Slack, as the page knows it: chats, the app's home, modals. */
export class Workplace {
  changed = new Signal();
  /** @type {import('./shapes.ts').ChatSummary[]} */
  chats = [];
  /** Those that have been opened. @type {Map<string, ChatView>} */
  #views = new Map();
  /** @type {SeenView | null} */
  home = null;
  /** The top one last. @type {SeenView[]} */
  modals = [];
  /** @type {import('./shapes.ts').SlackApp | null} */
  app = null;
  /** @type {Map<string, string>} */
  #names = new Map();
  /** Whether it was asked what there is. */
  isLoaded = false;

  /** @param {string} id the person's in Slack */
  constructor(id) {
    this.id = id;
  }

  /** Loads everything anew. */
  load = coalesced(async () => {
    const [app, people] = await Promise.all([server.app(), server.people()]);
    this.app = app;
    this.#names = new Map(people.map(({ id, real_name }) => [id, real_name]));
    this.#names.set(app.bot_user_id, app.name);
    await Promise.all([this.#loadChats(), this.#loadHome(), this.#loadModals()]);
    this.isLoaded = true;
    this.changed.tell();
  });

  /** Of a person, the app or a channel. @param {string} id */
  nameOf(id) {
    return this.#names.get(id) ?? this.chats.find(({ channel }) => channel === id)?.name;
  }

  /** @param {string} channel @returns {ChatView | undefined} undefined until it is loaded */
  chat(channel) {
    return this.#views.get(channel);
  }

  /** @param {string} channel */
  async openChat(channel) {
    const view = await server.chat(this.id, channel);
    this.#views.set(channel, view);
    this.changed.tell();
  }

  /** @param {import('./shapes.ts').SlackEvent} event */
  apply({ kind, user }) {
    if (kind === 'reset') {
      this.#views.clear();
      void this.load();
    } else if (user !== undefined && user !== this.id) return;
    else if (kind === 'home') void this.#refreshHome();
    else if (kind === 'modals') void this.#refreshModals();
    else if (kind === 'person') void this.load();
    // What stands in a field was put there by this page.
    else if (kind !== 'state') void this.#refreshChats();
  }

  /** @param {string} channel */
  async read(channel) {
    for (const known of [this.#views.get(channel), this.chats.find((chat) => chat.channel === channel)])
      if (known) known.unread = 0;
    await server.act(this.id, channel, 'read');
  }

  get unread() {
    return this.chats.reduce((sum, { unread }) => sum + unread, 0);
  }

  async #loadChats() {
    const chats = await server.chats(this.id);
    this.chats = chats.map((chat) => (chat.kind === 'app' ? { ...chat, channel: APP } : chat));
    const channels = this.chats.map(({ channel }) => channel);
    for (const channel of this.#views.keys()) if (!channels.includes(channel)) this.#views.delete(channel);
    for (const channel of this.#views.keys()) this.#views.set(channel, await server.chat(this.id, channel));
  }

  async #loadHome() {
    this.home = await server.home(this.id);
  }

  async #loadModals() {
    this.modals = await server.modals(this.id);
  }

  #refreshing(/** @type {() => Promise<void>} */ load) {
    return coalesced(async () => {
      await load();
      this.changed.tell();
    });
  }

  #refreshChats = this.#refreshing(() => this.#loadChats());
  #refreshHome = this.#refreshing(() => this.#loadHome());
  #refreshModals = this.#refreshing(() => this.#loadModals());
}

/** When a message was written, epoch milliseconds. @param {{ ts: string }} message */
export const timeOf = ({ ts }) => Number(ts) * 1000;
