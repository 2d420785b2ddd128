import { confirmDialog } from './dialogs.js';
import { el, icon } from './dom.js';
import * as server from './server.js';
import { Signal } from './signal.js';
import { switchLanguage, t } from './texts.js';
import { fullTime, setZone } from './time.js';
import { toast, toastFailure, toastPlace } from './toasts.js';

/** @typedef {import('./server.js').ClockStep} ClockStep */

const checkedEveryMs = 30_000;

/** The bar above everything: the company's clock and what moves it. */
export class ClockBar {
  /** The day or the zone has changed, so times must be written anew. */
  changed = new Signal();
  /** How far the company's clock is ahead of this machine's, in milliseconds. */
  #ahead = 0;
  #moving = false;
  /** @type {number | null} */
  #next = null;
  #time = el('time', { class: 'clock-time', 'data-testid': 'clock' });
  #nextTime = el('small', { class: 'clock-next' });
  #toasts = toastPlace();
  #offline = el('div', { class: 'offline', role: 'status', hidden: true }, t('offline'));
  #buttons;

  /** @param {HTMLElement} place @param {{ onReset: () => Promise<void> }} options */
  constructor(place, { onReset }) {
    this.place = place;
    this.onReset = onReset;
    const step = (/** @type {ClockStep} */ move, /** @type {string} */ text, /** @type {string} */ short) =>
      el(
        'button',
        {
          class: 'step',
          'data-testid': `move-${move}`,
          'aria-label': text,
          onclick: () => void this.#move(move),
        },
        el('span', { class: 'long' }, text),
        el('span', { class: 'short' }, short),
      );
    const resetButton = el(
      'button',
      {
        class: 'step quiet',
        'data-testid': 'reset',
        'aria-label': t('reset'),
        onclick: () => void this.#reset(),
      },
      icon('restart'),
      el('span', { class: 'long' }, t('reset')),
    );
    this.#buttons = {
      hour: step('hour', t('clock.hour'), t('clock.hour')),
      day: step('day', t('clock.day'), t('clock.day')),
      next: step('next', t('clock.next'), t('clock.nextShort')),
      reset: resetButton,
    };
    const { hour, day, next } = this.#buttons;
    place.append(
      el('div', { class: 'brand' }, el('img', { src: '/assets/mark.svg', alt: '' }), el('h1', {}, 'Caravan')),
      el('p', { class: 'tagline' }, t('tagline')),
      el(
        'div',
        { class: 'clock', role: 'group', 'aria-label': t('clock.label') },
        this.#time,
        this.#nextTime,
      ),
      el('div', { class: 'steps' }, hour, day, next, resetButton),
      el(
        'button',
        {
          class: 'round language',
          'aria-label': t('language'),
          title: t('language'),
          'data-testid': 'language',
          onclick: switchLanguage,
        },
        t('otherLanguage'),
      ),
      this.#offline,
      this.#toasts,
    );
    setInterval(() => this.#show(), 1_000);
    setInterval(() => void this.load(), checkedEveryMs);
  }

  /** The company's time, epoch milliseconds. */
  now() {
    return Date.now() + this.#ahead;
  }

  async load() {
    if (this.#moving) return;
    await server
      .clock()
      .then((clock) => this.#set(clock))
      .catch(() => undefined);
  }

  /** @param {boolean} online */
  setOnline(online) {
    this.#offline.hidden = online;
  }

  /** @param {import('./server.js').StageClock} clock */
  #set({ now, zone, next }) {
    setZone(zone);
    this.#ahead = Date.parse(now) - Date.now();
    this.#next = next === null ? null : Date.parse(next);
    this.#show();
    this.changed.tell();
  }

  #show() {
    const now = this.now();
    this.#time.textContent = fullTime(now);
    this.#time.dateTime = new Date(now).toISOString();
    const next = this.#next === null ? t('clock.nothing') : t('clock.nextAt', { time: fullTime(this.#next) });
    this.#nextTime.textContent = this.#moving ? t('clock.moving') : next;
    for (const button of Object.values(this.#buttons)) button.disabled = this.#moving;
    this.#buttons.next.disabled ||= this.#next === null;
    this.#buttons.next.title = next;
    this.place.classList.toggle('moving', this.#moving);
    this.place.setAttribute('aria-busy', String(this.#moving));
  }

  /** @param {ClockStep} step */
  async #move(step) {
    await this.#busy(async () => this.#set(await server.moveClock(step)));
    this.#buttons[step].focus();
  }

  async #reset() {
    const sure = await confirmDialog({ title: t('reset.ask'), text: t('reset.text'), yes: t('reset') });
    if (!sure) return;
    await this.#busy(async () => {
      await server.reset();
      this.#set(await server.clock());
      await this.onReset();
      toast(this.#toasts, t('reset.done'));
    });
  }

  /** @param {() => Promise<void>} work */
  async #busy(work) {
    this.#moving = true;
    this.#show();
    try {
      await work();
    } catch (error) {
      toastFailure(this.#toasts, error);
    } finally {
      this.#moving = false;
      this.#show();
    }
  }
}
