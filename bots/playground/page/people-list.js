import { avatar, badge } from './avatar.js';
import { el, reconcile } from './dom.js';
import { describe } from './pane-header.js';
import { roleName, t } from './texts.js';
import { shortTime } from './time.js';

/**
 * @typedef {import('./company.js').Person} Person
 * @typedef {{ onChoose: (userId: number) => void, shown: () => number[], active: () => number | undefined, now: () => number }} Surroundings
 */

/** Everybody, with what they have not read: a list on a laptop, a strip on a phone. */
export class PeopleList {
  #staff = el('ul');
  #staffTitle = el('h2');
  #partners = el('ul');
  #partnersTitle = el('h2', {}, t('people.partners'));
  /** @type {Map<number, { signature: string, item: HTMLElement }>} */
  #known = new Map();

  /**
   * @param {HTMLElement} place
   * @param {import('./company.js').Company} company
   * @param {Surroundings} around
   */
  constructor(place, company, around) {
    this.place = place;
    this.company = company;
    this.around = around;
    place.setAttribute('aria-label', t('people'));
    place.append(this.#staffTitle, this.#staff, this.#partnersTitle, this.#partners);
    company.changed.listen(() => this.render());
  }

  render() {
    const { staff, partners } = this.company;
    const names = new Set(staff.map(({ member }) => member.company));
    const shared = names.size === 1 ? [...names][0] : undefined;
    this.#staffTitle.textContent = shared ?? t('people.staff');
    this.#staffTitle.hidden = staff.length === 0;
    this.#partnersTitle.hidden = partners.length === 0;
    const item = (/** @type {Person} */ person) => this.#item(person, shared);
    reconcile(this.#staff, staff.map(item));
    reconcile(this.#partners, partners.map(item));
  }

  /** Brings the active person's place in the strip into view. */
  showActive() {
    const active = this.place.querySelector('[aria-current="true"]');
    active?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  /**
   * One person's place. It is made anew only when it says something else, or a press on it could be lost.
   * @param {Person} person
   * @param {string | undefined} shared the company that goes without saying
   */
  #item({ member, unread, last }, shared) {
    const { userId, name, role, company } = member;
    const line = last?.text ?? t('people.quiet');
    const time = last && shortTime(last.at, this.around.now());
    const shown = this.around.shown().includes(userId);
    const active = this.around.active() === userId;
    const signature = JSON.stringify([member, unread, line, time, shown, active, shared]);
    const known = this.#known.get(userId);
    if (known?.signature === signature) return known.item;
    const label = [name, describe(member), unread > 0 && t('people.unread', { count: unread })];
    const entry = el(
      'button',
      {
        class: `person${shown ? ' shown' : ''}`,
        'data-testid': `people-${userId}`,
        'data-unread': unread,
        'aria-label': label.filter(Boolean).join(', '),
        'aria-current': active ? 'true' : undefined,
        title: describe(member),
        onclick: () => this.around.onChoose(userId),
      },
      avatar(member),
      el(
        'span',
        { class: 'card-lines' },
        nameLine(name),
        el(
          'small',
          { class: 'person-role' },
          roleName(role),
          company !== undefined &&
            company !== shared &&
            el('span', { class: 'person-company' }, ` · ${company}`),
        ),
        el('small', { class: 'person-last' }, line),
      ),
      el('span', { class: 'person-side' }, time ? el('time', {}, time) : null, badge(unread)),
    );
    const hadFocus = known?.item.contains(document.activeElement);
    const item = el('li', {}, entry);
    this.#known.set(userId, { signature, item });
    known?.item.replaceWith(item);
    if (hadFocus) entry.focus({ preventScroll: true });
    return item;
  }
}

/** The name, of which a phone shows the first word only. @param {string} name */
function nameLine(name) {
  const [first = '', ...rest] = name.split(' ');
  return el('b', {}, first, rest.length > 0 && el('span', { class: 'person-family' }, ` ${rest.join(' ')}`));
}
