/** Somebody to be told when something has changed. */
export class Signal {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {() => void} listener
   * @returns {() => void} stops the listening
   */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell() {
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * Runs `work` soon after it is asked for; asked again while it runs, it runs once more afterwards.
 * @param {() => Promise<unknown>} work
 */
export function coalesced(work) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await work().catch(() => undefined);
      }
    } finally {
      running = false;
    }
  };
}
