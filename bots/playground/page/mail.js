import { documentLink } from './attachments.js';
import { badge } from './avatar.js';
import { dismiss, openDialog } from './dialogs.js';
import { el, icon } from './dom.js';
import * as server from './server.js';
import { coalesced } from './signal.js';
import { t } from './texts.js';
import { fullTime, shortTime } from './time.js';

/** @typedef {import('./server.js').MailLetter} MailLetter */

const lookMs = 4000;
const stored = 'caravan-mail-read';

/** What the company has sent to its clients by e-mail: a place in the list of people, and the letters behind it. */
export class MailBox {
  /** Newest first. @type {MailLetter[]} */
  #letters = [];
  #entry = el('li');
  /** The letters while they are shown. @type {HTMLElement | undefined} */
  #list;
  #signature = '';

  /**
   * @param {HTMLElement} place
   * @param {() => number} now
   */
  constructor(place, now) {
    this.now = now;
    place.append(el('h2', {}, t('mail.title')), el('ul', {}, this.#entry));
    this.#render();
    setInterval(() => void this.load(), lookMs);
  }

  load = coalesced(async () => {
    this.#letters = await server.mail().catch(() => this.#letters);
    this.#render();
  });

  get #unread() {
    const read = Number(localStorage.getItem(stored) ?? 0);
    const newest = this.#letters[0]?.n ?? 0;
    // Fewer than were read: the company was founded anew.
    return newest < read ? this.#letters.length : this.#letters.filter(({ n }) => n > read).length;
  }

  #render() {
    const [last] = this.#letters;
    if (this.#list !== undefined) this.#markRead();
    const unread = this.#unread;
    const time = last && shortTime(Date.parse(last.at), this.now());
    const signature = JSON.stringify([last?.n, this.#letters.length, unread, time]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const label = [t('mail.title'), unread > 0 && t('people.unread', { count: unread })];
    const entry = el(
      'button',
      {
        class: 'person',
        'data-testid': 'mail',
        'data-unread': unread,
        'aria-label': label.filter(Boolean).join(', '),
        onclick: () => void this.#open(),
      },
      el('span', { class: 'avatar mail-avatar' }, icon('mail')),
      el(
        'span',
        { class: 'card-lines' },
        el('b', {}, t('mail.entry')),
        el('small', { class: 'person-role' }, last?.to ?? t('mail.none')),
        last ? el('small', { class: 'person-last' }, last.subject) : null,
      ),
      el('span', { class: 'person-side' }, time ? el('time', {}, time) : null, badge(unread)),
    );
    this.#entry.replaceChildren(entry);
    this.#list?.replaceChildren(...this.#shown());
  }

  async #open() {
    this.#list = el('div', { class: 'letters', tabindex: '0' }, ...this.#shown());
    const list = this.#list;
    this.#markRead();
    this.#render();
    await openDialog(
      t('mail.title'),
      () => [
        el(
          'header',
          { class: 'mail-header' },
          el('h2', {}, t('mail.title')),
          el(
            'button',
            { class: 'round', 'aria-label': t('close'), autofocus: true, onclick: dismiss },
            icon('close'),
          ),
        ),
        list,
      ],
      { className: 'mail' },
    );
    this.#list = undefined;
  }

  #markRead() {
    localStorage.setItem(stored, String(this.#letters[0]?.n ?? 0));
  }

  /** @returns {HTMLElement[]} */
  #shown() {
    return this.#letters.length === 0
      ? [el('p', { class: 'mail-empty' }, t('mail.empty'))]
      : this.#letters.map(letterArticle);
  }
}

/** @param {MailLetter} letter */
function letterArticle({ id, to, from, replyTo, subject, text, at, files }) {
  const line = (/** @type {string} */ name, /** @type {string} */ value) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, value));
  return el(
    'article',
    { class: 'letter', 'data-testid': 'letter' },
    el('h3', {}, subject),
    el(
      'dl',
      {},
      line(t('mail.from'), from.name === '' ? from.address : `${from.name} <${from.address}>`),
      line(t('mail.to'), to),
      replyTo === undefined ? null : line(t('mail.replyTo'), replyTo),
      line(t('mail.at'), fullTime(Date.parse(at))),
    ),
    el('p', { class: 'letter-text' }, text.trim()),
    ...files.map(({ name, size }, index) => documentLink({ url: server.mailFileUrl(id, index), name, size })),
  );
}
