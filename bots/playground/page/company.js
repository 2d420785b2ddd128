import { oneLine } from './attachments.js';
import { Chat } from './chat.js';
import * as server from './server.js';
import { coalesced, Signal } from './signal.js';
import { timeOf, Workplace } from './slack/workplace.js';

/**
 * @typedef {import('./server.js').CastMember} CastMember
 * @typedef {import('../feed/event-feed.ts').Numbered<import('./chat.js').PeopleEvent | { kind: 'reset' }>} FeedEvent
 * @typedef {{ text: string, at: number }} LastWords `at` in epoch milliseconds
 * @typedef {{ member: CastMember, unread: number, last: LastWords | null, refresh: () => Promise<void> }} Person
 *   `unread` and `last`: in all their messengers
 */

const partnerRoles = ['client', 'carrier', 'driver'];

/** Everybody who can be played, with their unread counts and chats. */
export class Company {
  changed = new Signal();
  /** @type {Map<number, Person>} */
  people = new Map();
  /** @type {Map<number, Chat>} */
  #chats = new Map();
  /** By id in Slack. @type {Map<string, Workplace>} */
  #workplaces = new Map();

  /** Loads the cast and every chat that has been opened. */
  load = coalesced(async () => {
    const cast = await server.cast();
    this.people = new Map(
      cast.map((member) => [member.userId, this.people.get(member.userId) ?? this.#person(member)]),
    );
    for (const member of cast) {
      const known = this.people.get(member.userId);
      if (known) known.member = member;
    }
    await Promise.all([...this.people.values()].map((known) => known.refresh()));
    for (const chat of this.#chats.values()) void chat.load();
    this.changed.tell();
  });

  /** What a person has in Slack. @param {string} slackId */
  workplace(slackId) {
    const known = this.#workplaces.get(slackId);
    if (known) return known;
    const workplace = new Workplace(slackId);
    this.#workplaces.set(slackId, workplace);
    workplace.changed.listen(() => {
      for (const { member, refresh } of this.people.values())
        if (member.slackId === slackId) void refresh().then(() => this.changed.tell());
    });
    void workplace.load();
    return workplace;
  }

  /** @param {import('./slack/shapes.ts').SlackEvent} event */
  applySlack(event) {
    for (const workplace of this.#workplaces.values()) workplace.apply(event);
  }

  loadSlack() {
    for (const workplace of this.#workplaces.values()) void workplace.load();
  }

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

  /** @param {FeedEvent} event */
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

  /** @param {CastMember} member @returns {Person} */
  #person(member) {
    /** @type {Person} */
    const made = {
      member,
      unread: 0,
      last: null,
      refresh: coalesced(async () => {
        const { userId, bot, slackId } = made.member;
        const chats = await server.chats(userId);
        const own = chats.find(({ chat }) => chat === bot);
        const last = own?.last_message;
        const inSlack = slackId === undefined ? undefined : this.workplace(slackId);
        made.unread = (own?.unread ?? 0) + (inSlack?.unread ?? 0);
        made.last = latest([
          last ? { text: oneLine(last), at: last.date * 1000 } : null,
          ...(inSlack?.chats ?? []).map(
            (chat) => chat.last && { text: plain(chat.last.text), at: timeOf(chat.last) },
          ),
        ]);
      }),
    };
    return made;
  }
}

/** @param {(LastWords | null | undefined)[]} words */
const latest = (words) =>
  words.reduce(
    (/** @type {LastWords | null} */ last, one) => (one && one.at > (last?.at ?? 0) ? one : last),
    null,
  );

/** Slack's words without their marks, in one line. @param {string} text */
const plain = (text) =>
  text
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/[*_~`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .slice(0, 160);
