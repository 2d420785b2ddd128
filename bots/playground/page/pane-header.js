import { avatar, badge } from './avatar.js';
import { el, icon } from './dom.js';
import { openMenu } from './menu.js';
import * as server from './server.js';
import { roleName, t } from './texts.js';

/**
 * @typedef {import('./chat.js').Chat} Chat
 * @typedef {{
 *   chat: Chat,
 *   company: import('./company.js').Company,
 *   onSwitch: (userId: number) => void,
 *   onClose: () => void,
 *   run: (work: () => Promise<unknown>) => Promise<void>,
 * }} HeaderParts
 */

/** Who the pane belongs to, the way to anybody else, and what can be done with the chat. */
export class PaneHeader {
  #status = el('small', { class: 'pane-status' });

  /** @param {HeaderParts} parts */
  constructor(parts) {
    this.parts = parts;
    const { member } = parts.chat;
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
    this.element = el('header', { class: 'pane-header' }, who, more, close);
  }

  render() {
    const { chat } = this.parts;
    const typing = chat.typingUntil > Date.now();
    this.#status.textContent = typing ? t('pane.typing') : describe(chat.member);
    this.#status.classList.toggle('typing', typing);
  }

  /** @param {HTMLElement} opener */
  #openSwitcher(opener) {
    const { chat, company, onSwitch } = this.parts;
    const items = [...company.people.values()].map(({ member, unread }) => ({
      content: [
        avatar(member),
        el('span', { class: 'card-lines' }, el('b', {}, member.name), el('small', {}, describe(member))),
        ...[badge(unread)].filter((node) => node !== null),
      ],
      run: () => onSwitch(member.userId),
      testId: `switch-to-${member.userId}`,
    }));
    const others = items.filter(({ testId }) => testId !== `switch-to-${chat.member.userId}`);
    openMenu(opener, others, { label: t('pane.switch'), className: 'people-menu' });
  }

  /** @param {HTMLElement} opener */
  #openActions(opener) {
    const { chat, run } = this.parts;
    const blocked = chat.view?.blocked ?? false;
    const toggle = () => void run(() => server.act(chat.member, blocked ? 'unblock' : 'block'));
    const restart = () => void run(() => server.act(chat.member, 'start'));
    openMenu(
      opener,
      [
        { content: [icon('play'), '/start'], run: restart },
        {
          content: [icon('block'), t(blocked ? 'pane.unblock' : 'pane.block')],
          run: toggle,
          danger: !blocked,
          testId: 'toggle-block',
        },
      ],
      { label: t('pane.menu') },
    );
  }
}

/**
 * «логист · Караван-Транс»
 * @param {import('./server.js').CastMember} member
 */
export const describe = ({ role, company }) => [roleName(role), company].filter(Boolean).join(' · ');
