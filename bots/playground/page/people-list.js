import { oneLine } from './attachments.js';
import { avatar, badge } from './avatar.js';
import { el } from './dom.js';
import { describe } from './pane-header.js';
import { roleName, t } from './texts.js';
import { shortTime } from './time.js';

/**
 * @typedef {import('./company.js').Person} Person
 * @typedef {{ onChoose: (userId: number) => void, shown: () => number[], active: () => number | undefined, now: () => number }} Surroundings
 */

/** Everybody, with what they have not read: a list on a laptop, a strip on a phone. */
export class PeopleList {
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
    company.changed.listen(() => this.render());
  }

  render() {
    const focused = document.activeElement?.closest('[data-testid^="people-"]')?.getAttribute('data-testid');
    const { staff, partners } = this.company;
    this.place.replaceChildren(
      ...this.#group(t('people.staff'), staff),
      ...this.#group(t('people.partners'), partners),
    );
    if (!focused) return;
    /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-testid="${focused}"]`))?.focus();
  }

  /** Brings the active person's place in the strip into view. */
  showActive() {
    const active = this.place.querySelector('[aria-current="true"]');
    active?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  /** @param {string} name @param {Person[]} people */
  #group(name, people) {
    if (people.length === 0) return [];
    return [el('h2', {}, name), el('ul', {}, ...people.map((person) => el('li', {}, this.#entry(person))))];
  }

  /** @param {Person} person */
  #entry({ member, unread, last }) {
    const { userId, name } = member;
    const shown = this.around.shown().includes(userId);
    const label = [name, describe(member), unread > 0 && t('people.unread', { count: unread })];
    return el(
      'button',
      {
        class: `person${shown ? ' shown' : ''}${unread > 0 ? ' unread' : ''}`,
        'data-testid': `people-${userId}`,
        'data-unread': unread,
        'aria-label': label.filter(Boolean).join(', '),
        'aria-current': this.around.active() === userId ? 'true' : undefined,
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
          roleName(member.role),
          member.company !== undefined && el('span', { class: 'person-company' }, ` · ${member.company}`),
        ),
        el('small', { class: 'person-last' }, last ? oneLine(last) : t('people.quiet')),
      ),
      el(
        'span',
        { class: 'person-side' },
        last && el('time', {}, shortTime(last.date * 1000, this.around.now())),
        badge(unread),
      ),
    );
  }
}

/** The name, of which a phone shows the first word only. @param {string} name */
function nameLine(name) {
  const [first = '', ...rest] = name.split(' ');
  return el('b', {}, first, rest.length > 0 && el('span', { class: 'person-family' }, ` ${rest.join(' ')}`));
}
