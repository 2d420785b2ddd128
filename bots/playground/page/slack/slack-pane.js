import { el } from '../dom.js';
import { PaneHeader } from '../pane-header.js';
import { t } from '../texts.js';
import { toast, toastFailure, toastPlace } from '../toasts.js';
import { Conversation } from './conversation.js';
import { refusalOf } from './hands.js';
import { Home } from './home.js';
import { Modal } from './modal.js';
import * as server from './server.js';
import { APP } from './workplace.js';

/**
 * @typedef {import('../pane.js').PaneSurroundings} PaneSurroundings
 * @typedef {'home' | string} Tab the app's home, or a chat by its channel
 */

/** One person's Slack on the screen: the app's home, its messages, the channels. */
export class SlackPane {
  #header;
  #modal;
  #home;
  #toasts = toastPlace();
  #tabs = el('div', { class: 'slack-tabs', role: 'tablist' });
  #panel = el('div', { class: 'slack-panel', role: 'tabpanel' });
  #body = el('div', { class: 'slack-body' }, this.#tabs, this.#panel);
  /** @type {Tab} */
  #tab = APP;
  #tabsSaid = '';
  /** @type {Map<string, Conversation>} */
  #conversations = new Map();
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {import('../server.js').CastMember} member
   * @param {PaneSurroundings} around
   */
  constructor(workplace, member, around) {
    this.workplace = workplace;
    const say = (/** @type {string} */ text) => toast(this.#toasts, text);
    const run = (/** @type {() => Promise<unknown>} */ work) =>
      work().then(
        () => undefined,
        (/** @type {unknown} */ error) => toastFailure(this.#toasts, error),
      );
    this.hands = {
      now: around.now,
      onLink: around.onLink,
      run,
      say,
      tell: (/** @type {import('./shapes.ts').Ack} */ ack) => {
        if (!ack.ok) say(refusalOf(ack));
      },
    };
    this.#header = new PaneHeader({ ...around, member, actions: () => [] });
    this.#home = new Home(workplace, this.hands);
    this.#modal = new Modal(workplace, {
      ...this.hands,
      onOpen: (isOpen) => {
        this.#body.inert = isOpen;
      },
    });
    this.#tabs.setAttribute('aria-label', 'Slack');
    this.#tabs.addEventListener('keydown', (event) => this.#onKey(event));
    this.element = el(
      'section',
      {
        class: 'pane slack-pane',
        'data-testid': `pane-${around.seat}`,
        'aria-label': `${member.name}, Slack`,
      },
      this.#header.element,
      el('div', { class: 'slack-look' }, this.#body, this.#modal.element, this.#toasts),
    );
    const render = () => this.render();
    document.addEventListener('visibilitychange', render);
    this.#stops.push(workplace.changed.listen(render), () =>
      document.removeEventListener('visibilitychange', render),
    );
    this.element.addEventListener('pointerdown', around.onActive);
    this.element.addEventListener('focusin', around.onActive);
    void run(() => server.openHome(workplace.id, 'messages'));
    void run(() => workplace.openChat(APP));
  }

  focus() {
    if (this.workplace.modals.length === 0) this.#conversations.get(this.#tab)?.focus();
  }

  close() {
    for (const stop of this.#stops) stop();
    this.element.remove();
  }

  render() {
    if (this.#tab !== 'home' && this.workplace.isLoaded && !this.#channels.includes(this.#tab))
      this.#tab = APP;
    this.#header.render(false);
    this.#renderTabs();
    const shown = this.#tab === 'home' ? this.#home : this.#conversation(this.#tab);
    if (shown.element.parentElement !== this.#panel) this.#panel.replaceChildren(shown.element);
    shown.render();
    this.#modal.render();
  }

  get #channels() {
    return [APP, ...this.workplace.chats.map(({ channel }) => channel).filter((one) => one !== APP)];
  }

  /** @param {string} channel */
  #conversation(channel) {
    const known = this.#conversations.get(channel) ?? new Conversation(this.workplace, channel, this.hands);
    this.#conversations.set(channel, known);
    return known;
  }

  #renderTabs() {
    const unread = (/** @type {string} */ channel) =>
      this.workplace.chats.find((chat) => chat.channel === channel)?.unread ?? 0;
    const tabs = [
      { tab: 'home', name: t('slack.home'), count: 0 },
      { tab: APP, name: t('slack.messages'), count: unread(APP) },
      ...this.#channels.slice(1).map((channel) => ({
        tab: channel,
        name: `#${this.workplace.nameOf(channel)}`,
        count: unread(channel),
      })),
    ];
    const said = JSON.stringify([tabs, this.#tab]);
    if (said === this.#tabsSaid) return;
    this.#tabsSaid = said;
    const hadFocus = this.#tabs.contains(document.activeElement);
    this.#tabs.replaceChildren(
      ...tabs.map(({ tab, name, count }) =>
        el(
          'button',
          {
            role: 'tab',
            class: 'slack-tab',
            'aria-selected': String(tab === this.#tab),
            tabindex: tab === this.#tab ? '0' : '-1',
            'data-testid': `tab-${tab}`,
            onclick: () => this.#open(tab),
          },
          name,
          count > 0
            ? el('span', { class: 'slack-count', 'aria-label': t('people.unread', { count }) }, String(count))
            : null,
        ),
      ),
    );
    if (hadFocus) this.#selected()?.focus();
  }

  /** @param {Tab} tab */
  #open(tab) {
    this.#tab = tab;
    this.render();
    if (tab === 'home' || tab === APP)
      void this.hands.run(() => server.openHome(this.workplace.id, tab === 'home' ? 'home' : 'messages'));
    if (tab !== 'home') void this.hands.run(() => this.workplace.openChat(tab));
  }

  #selected() {
    return /** @type {HTMLElement | null} */ (this.#tabs.querySelector('[aria-selected="true"]'));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = ['home', ...this.#channels];
    this.#open(all[(all.indexOf(this.#tab) + step + all.length) % all.length] ?? APP);
    this.#selected()?.focus();
  }
}
