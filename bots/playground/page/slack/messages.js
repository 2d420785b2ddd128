import { el, reconcile } from '../dom.js';
import { dayName, isSameDay } from '../time.js';
import { messageElement } from './message.js';
import { timeOf } from './workplace.js';

/** @typedef {import('./shapes.ts').SeenMessage} SeenMessage */

const page = 120;
const sameTurnMs = 300_000;

/** Messages as elements, with the days between them; one that says the same keeps its element. */
export class Messages {
  /** @type {Map<string, { signature: string, element: HTMLElement }>} */
  #known = new Map();
  /** @type {Map<string, HTMLElement>} */
  #days = new Map();

  /**
   * @param {HTMLElement} place
   * @param {import('./message.js').MessageHands} hands
   */
  constructor(place, hands) {
    this.place = place;
    this.hands = hands;
  }

  /**
   * @param {SeenMessage[]} messages
   * @param {{ now: number, replies: (message: SeenMessage) => number }} around `now` in epoch milliseconds
   */
  render(messages, { now, replies }) {
    const shown = messages.slice(-page);
    /** @type {HTMLElement[]} */
    const nodes = [];
    shown.forEach((message, index) => {
      const before = shown[index - 1];
      const at = timeOf(message);
      if (!before || !isSameDay(timeOf(before), at)) nodes.push(this.#day(dayName(at, now), at));
      nodes.push(this.#element(message, replies(message), !before || !isSameTurn(before, message)));
    });
    const all = new Set(shown.map(({ ts }) => ts));
    for (const ts of this.#known.keys()) if (!all.has(ts)) this.#known.delete(ts);
    reconcile(this.place, nodes);
  }

  /** @param {SeenMessage} message @param {number} replies @param {boolean} isFirst */
  #element(message, replies, isFirst) {
    const { state: _, ...said } = message;
    const signature = JSON.stringify([said, replies, isFirst]);
    const known = this.#known.get(message.ts);
    if (known?.signature === signature) return known.element;
    const element = messageElement(message, { replies, isFirst }, this.hands);
    this.#known.set(message.ts, { signature, element });
    if (known?.element.contains(document.activeElement)) {
      known.element.replaceWith(element);
      element.focus({ preventScroll: true });
    }
    return element;
  }

  /** @param {string} name @param {number} at */
  #day(name, at) {
    const key = `${name} ${at}`;
    const known =
      this.#days.get(key) ?? el('div', { class: 'slack-day', role: 'separator' }, el('span', {}, name));
    this.#days.set(key, known);
    return known;
  }
}

/** @param {SeenMessage} a @param {SeenMessage} b */
const isSameTurn = (a, b) =>
  a.from.id === b.from.id &&
  !b.ephemeral &&
  timeOf(b) - timeOf(a) < sameTurnMs &&
  isSameDay(timeOf(a), timeOf(b));
