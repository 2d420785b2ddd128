import { t } from '../texts.js';
import * as server from './server.js';

/**
 * @typedef {import('./shapes.ts').Block} Block
 * @typedef {import('./shapes.ts').Control} Control
 * @typedef {import('./controls.js').Surface} Surface
 */

const pauseMs = 350;

/**
 * A person's hands on one place: presses, choices and typed words go to the app one after another, in the order in
 * which they were done.
 */
export class Hands {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** Words that Slack does not hold yet, by field. @type {Map<string, { block: Block, control: Control, words: string, timer: ReturnType<typeof setTimeout> | undefined }>} */
  #typed = new Map();

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {import('./shapes.ts').Place} place
   * @param {{ run: (work: () => Promise<unknown>) => Promise<void>, say: (text: string) => void, onLink: (url: string) => void }} around
   *   `run` does something and shows a failure
   */
  constructor(workplace, place, around) {
    this.workplace = workplace;
    this.place = place;
    this.around = around;
  }

  /** @param {Pick<Surface, 'state'> & { errors?: Record<string, string> }} content @returns {Surface} */
  surface({ state, errors = {} }) {
    const { workplace, place, around } = this;
    return {
      state: this.#withTyped(state),
      errors,
      onLink: around.onLink,
      nameOf: (id) => workplace.nameOf(id),
      use: (block, control, value) => around.run(() => this.#use(block, control, value)),
      type: (block, control, words) => this.#type(block, control, words),
      search: async ({ block_id }, { action_id }, query) =>
        (await server.options(workplace.id, { on: place, block_id, action_id, query })).options,
      upload: async (file) => {
        /** @type {import('./shapes.ts').SeenFile | null} */
        let taken = null;
        await around.run(async () => {
          taken = await server.upload(workplace.id, file);
        });
        return taken;
      },
    };
  }

  /**
   * Does something once all that was done before has arrived, typed words included.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  after(work) {
    for (const { block, control } of this.#typed.values())
      if (!block.dispatch_action || this.place === 'modal') void this.#flush(block, control);
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** @param {Block} block @param {Control} control @param {string | string[] | undefined} value */
  async #use(block, control, value) {
    const known = this.#typed.get(keyOf(block, control));
    if (known) clearTimeout(known.timer);
    this.#typed.delete(keyOf(block, control));
    const { ack } = await this.after(() => this.#send(block, control, value));
    if (ack && !ack.ok) this.around.say(refusalOf(ack));
  }

  /** @param {Block} block @param {Control} control @param {string} words */
  #type(block, control, words) {
    const key = keyOf(block, control);
    clearTimeout(this.#typed.get(key)?.timer);
    const flush = () => void this.around.run(() => this.#flush(block, control));
    // What a press of Enter is to send stays here until then.
    const timer = block.dispatch_action ? undefined : setTimeout(flush, pauseMs);
    this.#typed.set(key, { block, control, words, timer });
  }

  /** @param {Block} block @param {Control} control */
  async #flush(block, control) {
    const key = keyOf(block, control);
    const known = this.#typed.get(key);
    if (!known) return;
    clearTimeout(known.timer);
    this.#last = this.#last.then(() => this.#send(block, control, known.words)).catch(() => undefined);
    await this.#last;
    if (this.#typed.get(key) === known) this.#typed.delete(key);
  }

  /** @param {Block} block @param {Control} control @param {string | string[] | undefined} value */
  #send({ block_id }, { action_id }, value) {
    const what = { on: this.place, block_id, action_id, ...(value === undefined ? {} : { value }) };
    return server.use(this.workplace.id, what);
  }

  /** @param {Surface['state']} state @returns {Surface['state']} */
  #withTyped(state) {
    const all = { ...state };
    for (const { block, control, words } of this.#typed.values()) {
      const { block_id } = block;
      all[block_id] = { ...all[block_id], [control.action_id]: { type: control.type, value: words } };
    }
    return all;
  }
}

/** Why the app did not hear, in words. @param {import('./shapes.ts').Ack} ack */
export const refusalOf = ({ error }) => {
  if (error === 'operation_timeout') return t('slack.timeout');
  return t('slack.refused', { error: error ?? '' });
};

/** @param {Block} block @param {Control} control */
const keyOf = ({ block_id }, { action_id }) => `${block_id} ${action_id}`;
