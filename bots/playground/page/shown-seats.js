import { personOf } from './seats.js';
import { Signal } from './signal.js';

/** @typedef {import('./seats.js').Seat} Seat */

const narrowestPanePx = 360;
const mostPanes = 4;

/** Which people are on the screen, side by side, and in which messenger. The address says it, so that a view can be linked to. */
export class ShownSeats {
  changed = new Signal();
  /** @type {Seat[]} */
  #chosen = [];
  /** Each person's places, the usual one first; empty until it is known who there is. @type {Seat[][]} */
  #everybody = [];
  /** @type {Seat | undefined} */
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

  /** Says who there is. When the address names nobody of them, the first are shown. @param {Seat[][]} everybody */
  setPeople(everybody) {
    this.#everybody = everybody;
    this.#set(this.#chosen);
  }

  /** Those for whom there is room, the active one among them. */
  get visible() {
    const active = this.#chosen.indexOf(this.active ?? '');
    const start = Math.max(0, active - this.#room + 1);
    return this.#chosen.slice(start, start + this.#room);
  }

  /** Shows a person: where they are already, in free room, or in place of the active one. @param {number} userId */
  show(userId) {
    const there = this.#chosen.find((seat) => personOf(seat) === userId);
    const seat = there ?? this.#everybody.find(([usual]) => personOf(usual ?? '') === userId)?.[0];
    if (seat === undefined) return;
    if (there === undefined) {
      const isRoom = this.#chosen.length < this.#room;
      if (isRoom) this.#chosen = [...this.#chosen, seat];
      else this.replace(this.active ?? this.#chosen[0], seat);
    }
    this.active = seat;
    this.#set(this.#chosen);
  }

  /** Opens one place next to another; where there is no more room, the last of the others goes. @param {Seat} seat @param {Seat} other */
  showBeside(seat, other) {
    const rest = this.#chosen.filter((one) => one !== other);
    const pair = rest.toSpliced(rest.indexOf(seat) + 1, 0, other);
    const last = pair.findLastIndex((one) => one !== seat && one !== other);
    this.#chosen = pair.length > this.#room && last >= 0 ? pair.toSpliced(last, 1) : pair;
    this.active = other;
    this.#set(this.#chosen);
  }

  /** Puts one place instead of another; the two change places when both are shown. @param {Seat | undefined} from @param {Seat} to */
  replace(from, to) {
    this.#chosen = this.#chosen.map((seat) =>
      seat === from ? to : seat === to && from !== undefined ? from : seat,
    );
    this.active = to;
    this.#set(this.#chosen);
  }

  /** @param {Seat} seat */
  hide(seat) {
    if (this.#chosen.length > 1) this.#set(this.#chosen.filter((other) => other !== seat));
  }

  /** @param {Seat} seat */
  activate(seat) {
    if (this.active === seat) return;
    this.active = seat;
    this.changed.tell();
  }

  #read() {
    const named = new URLSearchParams(location.hash.slice(1)).get('people') ?? '';
    const seats = named.split(',').filter((seat) => /^\d+(-slack)?$/.test(seat));
    if (seats.length === 0 || seats.join() === this.#chosen.join()) return;
    this.active = seats[0];
    this.#set(seats);
  }

  #measure() {
    const room = Math.min(mostPanes, Math.max(1, Math.floor(this.place.clientWidth / narrowestPanePx)));
    if (room === this.#room) return;
    this.#room = room;
    this.changed.tell();
  }

  /** @param {Seat[]} seats */
  #set(seats) {
    const all = this.#everybody.flat();
    const known = all.length === 0 ? seats : seats.filter((seat) => all.includes(seat));
    const usual = this.#everybody.flatMap(([first]) => first ?? []).slice(0, this.#room);
    this.#chosen = known.length > 0 ? [...new Set(known)] : usual;
    if (this.active === undefined || !this.#chosen.includes(this.active)) this.active = this.#chosen[0];
    const hash = `#people=${this.#chosen.join(',')}`;
    if (location.hash !== hash && this.#chosen.length > 0) history.replaceState(null, '', hash);
    this.changed.tell();
  }
}
