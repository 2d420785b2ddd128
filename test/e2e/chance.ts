/** Chance that a seed decides: the same seed, the same play (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of several, the heavier the likelier; undefined when none has weight. */
  pick<T>(from: readonly T[], weight: (one: T) => number = () => 1): T | undefined {
    const total = from.reduce((sum, one) => sum + weight(one), 0);
    let left = this.next() * total;
    return from.find((one) => {
      left -= weight(one);
      return weight(one) > 0 && left < 0;
    });
  }
}
