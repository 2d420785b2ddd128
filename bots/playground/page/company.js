import { Chat } from './chat.js';
import * as server from './server.js';
import { coalesced, Signal } from './signal.js';

/**
 * @typedef {import('./server.js').CastMember} CastMember
 * @typedef {import('./server.js').ChatSummary} ChatSummary
 * @typedef {{ member: CastMember, unread: number, last: ChatSummary['last_message'], refresh: () => Promise<void> }} Person
 */

const partnerRoles = ['client', 'carrier', 'driver'];

/** Everybody who can be played, with their unread counts and chats. */
export class Company {
  changed = new Signal();
  /** @type {Map<number, Person>} */
  people = new Map();
  /** @type {Map<number, Chat>} */
  #chats = new Map();

  /** Loads the cast and every chat that has been opened. */
  load = coalesced(async () => {
    const cast = await server.cast();
    this.people = new Map(
      cast.map((member) => [member.userId, this.people.get(member.userId) ?? person(member)]),
    );
    for (const member of cast) {
      const known = this.people.get(member.userId);
      if (known) known.member = member;
    }
    await Promise.all([...this.people.values()].map((known) => known.refresh()));
    for (const chat of this.#chats.values()) void chat.load();
    this.changed.tell();
  });

  /** @returns {Person[]} */
  get staff() {
    return [...this.people.values()].filter(({ member }) => !partnerRoles.includes(member.role));
  }

  /** @returns {Person[]} */
  get partners() {
    return [...this.people.values()].filter(({ member }) => partnerRoles.includes(member.role));
  }

  /** @param {number} userId one of the people */
  chat(userId) {
    const known = this.#chats.get(userId);
    if (known) return known;
    const { member } = /** @type {Person} */ (this.people.get(userId));
    const chat = new Chat(member);
    this.#chats.set(userId, chat);
    void chat.load();
    return chat;
  }

  /** @param {import('./chat.js').PeopleEvent} event */
  apply(event) {
    if (event.kind === 'reset') {
      for (const chat of this.#chats.values()) chat.clear();
      void this.load();
      return;
    }
    for (const [userId, chat] of this.#chats) {
      const own = event.user === userId && event.chat === chat.member.bot;
      const ofBot = event.user === undefined && event.kind === 'commands' && event.bot === chat.member.bot;
      if (own || ofBot) chat.apply(event);
    }
    if (event.user === undefined || ['typing', 'answered', 'commands'].includes(event.kind)) return;
    const about = this.people.get(event.user);
    if (!about) void this.load();
    else void about.refresh().then(() => this.changed.tell());
  }
}

/** @param {CastMember} member @returns {Person} */
function person(member) {
  /** @type {Person} */
  const made = {
    member,
    unread: 0,
    last: null,
    refresh: coalesced(async () => {
      const chats = await server.chats(made.member.userId);
      const own = chats.find(({ chat }) => chat === made.member.bot);
      made.unread = own?.unread ?? 0;
      made.last = own?.last_message ?? null;
    }),
  };
  return made;
}
