import { randomFrom } from './random.ts';

/** Which of the calls that match an order suffer it. */
export interface FaultTiming {
  /** How many matching calls suffer it. */
  times: number;
  /** How many matching calls pass before the first that suffers. */
  after?: number | undefined;
  /** Which part of the matching calls suffers it, by the luck of `seed`; all of them unless told. */
  share?: number | undefined;
  seed?: number | undefined;
}

/** Faults ordered for the calls of bots. They are not durable. */
export class TimedFaults<Order extends FaultTiming> {
  #orders: { order: Order; passing: number; left: number; luck: () => number }[] = [];

  add(order: Order): void {
    const { times, after = 0, seed = 1 } = order;
    this.#orders.push({ order, passing: after, left: times, luck: randomFrom(seed) });
  }

  clear(): void {
    this.#orders = [];
  }

  /** The fault that a call suffers, if any; counts it. */
  protected strike(matches: (order: Order) => boolean): Order | undefined {
    const matching = this.#orders.filter(({ order }) => matches(order));
    const striking = matching.find((one) => {
      if (one.passing > 0) {
        one.passing -= 1;
        return false;
      }
      return one.order.share === undefined || one.luck() < one.order.share;
    });
    if (!striking) return undefined;
    striking.left -= 1;
    if (striking.left <= 0) this.#orders = this.#orders.filter((one) => one !== striking);
    return striking.order;
  }
}
