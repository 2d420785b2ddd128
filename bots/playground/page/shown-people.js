import { Signal } from './signal.js';

const narrowestPanePx = 360;
const mostPanes = 4;

/** Which people are on the screen, side by side. The address says it, so that a view can be linked to. */
export class ShownPeople {
  changed = new Signal();
  /** @type {number[]} */
  #chosen = [];
  /** Empty until it is known who there is. @type {number[]} */
  #everybody = [];
  /** @type {number | undefined} */
  active;
  #room = 1;

  /** @param {HTMLElement} place where the panes stand */
  constructor(place) {
    this.place = place;
    new ResizeObserver(() => this.#measure()).observe(place);
    this.#measure();
    addEventListener('hashchange', () => this.#read());
    this.#read();
  }

  /** Says who there is. When the address names nobody of them, the first are shown. @param {number[]} everybody */
  setPeople(everybody) {
    this.#everybody = everybody;
    this.#set(this.#chosen);
  }

  /** Those for whom there is room, the active one among them. */
  get visible() {
    const active = this.#chosen.indexOf(this.active ?? -1);
    const start = Math.max(0, active - this.#room + 1);
    return this.#chosen.slice(start, start + this.#room);
  }

  /** Shows a person: where they are already, in free room, or in place of the active one. @param {number} userId */
  show(userId) {
    if (!this.#chosen.includes(userId)) {
      const isRoom = this.#chosen.length < this.#room;
      if (isRoom) this.#chosen = [...this.#chosen, userId];
      else this.replace(this.active ?? this.#chosen[0], userId);
    }
    this.active = userId;
    this.#set(this.#chosen);
  }

  /** Puts one person in another's place; the two change places when both are shown. @param {number | undefined} from @param {number} to */
  replace(from, to) {
    this.#chosen = this.#chosen.map((id) => (id === from ? to : id === to && from !== undefined ? from : id));
    this.active = to;
    this.#set(this.#chosen);
  }

  /** @param {number} userId */
  hide(userId) {
    if (this.#chosen.length > 1) this.#set(this.#chosen.filter((id) => id !== userId));
  }

  /** @param {number} userId */
  activate(userId) {
    if (this.active === userId) return;
    this.active = userId;
    this.changed.tell();
  }

  #read() {
    const named = new URLSearchParams(location.hash.slice(1)).get('people') ?? '';
    const ids = named.split(',').map(Number).filter(Number.isSafeInteger).filter(Boolean);
    if (ids.length === 0 || ids.join() === this.#chosen.join()) return;
    this.active = ids[0];
    this.#set(ids);
  }

  #measure() {
    const room = Math.min(mostPanes, Math.max(1, Math.floor(this.place.clientWidth / narrowestPanePx)));
    if (room === this.#room) return;
    this.#room = room;
    this.changed.tell();
  }

  /** @param {number[]} ids */
  #set(ids) {
    const everybody = this.#everybody;
    const known = everybody.length === 0 ? ids : ids.filter((id) => everybody.includes(id));
    this.#chosen = known.length > 0 ? [...new Set(known)] : everybody.slice(0, this.#room);
    if (this.active === undefined || !this.#chosen.includes(this.active)) this.active = this.#chosen[0];
    const hash = `#people=${this.#chosen.join(',')}`;
    if (location.hash !== hash && this.#chosen.length > 0) history.replaceState(null, '', hash);
    this.changed.tell();
  }
}
