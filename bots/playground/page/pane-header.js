import { avatar, badge } from './avatar.js';
import { el, icon } from './dom.js';
import { openMenu } from './menu.js';
import { isSlack, otherSeat } from './seats.js';
import { roleName, t } from './texts.js';

/**
 * @typedef {import('./server.js').CastMember} CastMember
 * @typedef {{
 *   member: CastMember,
 *   seat: import('./seats.js').Seat,
 *   company: import('./company.js').Company,
 *   onSwitch: (userId: number) => void,
 *   onSeat: (seat: import('./seats.js').Seat) => void,
 *   onBeside: (seat: import('./seats.js').Seat) => void,
 *   onClose: () => void,
 *   actions: () => import('./menu.js').MenuItem[],
 * }} HeaderParts `onSeat` puts another place here, `onBeside` opens one next to this; `actions` are the chat's own
 */

/** Who the pane belongs to, the way to anybody else and to their other messenger, and what can be done here. */
export class PaneHeader {
  #status = el('small', { class: 'pane-status' });

  /** @param {HeaderParts} parts */
  constructor(parts) {
    this.parts = parts;
    const { member } = parts;
    const who = el(
      'button',
      { class: 'pane-who', title: t('pane.switch'), 'aria-haspopup': 'menu', 'data-testid': 'switch' },
      avatar(member),
      el('span', { class: 'card-lines' }, el('h2', {}, member.name), this.#status),
      icon('chevron'),
    );
    who.addEventListener('click', () => this.#openSwitcher(who));
    const more = el(
      'button',
      { class: 'round', 'aria-label': t('pane.menu'), 'aria-haspopup': 'menu', 'data-testid': 'pane-menu' },
      icon('more'),
    );
    more.addEventListener('click', () => this.#openActions(more));
    const close = el(
      'button',
      { class: 'round pane-close', 'aria-label': t('pane.close'), onclick: parts.onClose },
      icon('close'),
    );
    this.element = el(
      'header',
      { class: 'pane-header' },
      who,
      member.slackId === undefined ? null : this.#messengers(),
      more,
      close,
    );
  }

  /** @param {boolean} isTyping whether the bot is writing */
  render(isTyping) {
    this.#status.textContent = isTyping ? t('pane.typing') : describe(this.parts.member);
    this.#status.classList.toggle('typing', isTyping);
  }

  #messengers() {
    const { seat, onSeat } = this.parts;
    const here = isSlack(seat) ? 'slack' : 'telegram';
    const tabs = /** @type {const} */ (['telegram', 'slack']).map((name) =>
      el(
        'button',
        {
          'aria-pressed': String(name === here),
          'data-testid': `in-${name}`,
          onclick: () => name !== here && onSeat(otherSeat(seat)),
        },
        t(`messenger.${name}`),
      ),
    );
    return el('div', { class: 'messengers', role: 'group', 'aria-label': t('pane.messenger') }, ...tabs);
  }

  /** @param {HTMLElement} opener */
  #openSwitcher(opener) {
    const { member: own, company, onSwitch } = this.parts;
    const items = [...company.people.values()].map(({ member, unread }) => ({
      content: [
        avatar(member),
        el('span', { class: 'card-lines' }, el('b', {}, member.name), el('small', {}, describe(member))),
        ...[badge(unread)].filter((node) => node !== null),
      ],
      run: () => onSwitch(member.userId),
      testId: `switch-to-${member.userId}`,
    }));
    const others = items.filter(({ testId }) => testId !== `switch-to-${own.userId}`);
    openMenu(opener, others, { label: t('pane.switch'), className: 'people-menu' });
  }

  /** @param {HTMLElement} opener */
  #openActions(opener) {
    const { member, seat, onBeside, actions } = this.parts;
    const other = isSlack(seat) ? 'telegram' : 'slack';
    const beside = {
      content: [icon('beside'), t('pane.beside', { messenger: t(`messenger.${other}`) })],
      run: () => onBeside(otherSeat(seat)),
      testId: 'beside',
    };
    const items = [...(member.slackId === undefined ? [] : [beside]), ...actions()];
    openMenu(opener, items, { label: t('pane.menu') });
  }
}

/**
 * «логист · Караван-Транс»
 * @param {CastMember} member
 */
export const describe = ({ role, company }) => [roleName(role), company].filter(Boolean).join(' · ');
