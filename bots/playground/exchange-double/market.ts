import { randomUUID } from 'node:crypto';
import type { Cargo } from './cargo-schema.ts';

/** A load that stands on the exchange. */
export interface PostedLoad {
  id: string;
  number: string;
  cargo: Cargo;
}

/** What a carrier on the exchange offers for a load; sums in roubles, or in the currency named. */
export interface Answer {
  firmId: number;
  firm: string;
  withVat?: number;
  withoutVat?: number;
  cash?: number;
  /** Of the dictionary; roubles when absent. */
  currencyId?: number;
  contact?: { name: string; phone?: string };
  note?: string;
}

interface Response {
  id: string;
  loadId: string;
  addedAt: string;
  updatedAt: string;
  answer: Answer;
}

/** The loads of one company and what carriers offer for them. */
export class Market {
  readonly #now: () => number;
  readonly #loads = new Map<string, PostedLoad>();
  #responses: Response[] = [];
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get loads(): PostedLoad[] {
    return [...this.#loads.values()];
  }

  load(id: string): PostedLoad | undefined {
    return this.#loads.get(id);
  }

  /** One with the same route, cargo, truck and payment: the exchange takes it for the same load. */
  likeIt(cargo: Cargo, except?: string): PostedLoad | undefined {
    return this.loads.find(({ id, cargo: other }) => id !== except && sameAs(other) === sameAs(cargo));
  }

  post(cargo: Cargo): PostedLoad {
    this.#count += 1;
    const load = { id: randomUUID(), number: `АВТ-${100_000 + this.#count}`, cargo };
    this.#loads.set(load.id, load);
    return load;
  }

  change(load: PostedLoad, cargo: Cargo): PostedLoad {
    const changed = { ...load, cargo };
    this.#loads.set(load.id, changed);
    return changed;
  }

  remove(id: string): boolean {
    return this.#loads.delete(id);
  }

  /** A carrier names its price; naming it again changes it. */
  answer(loadId: string, answer: Answer): void {
    if (!this.#loads.has(loadId)) throw new Error(`no load ${loadId} on the exchange`);
    const at = new Date(this.#now()).toISOString();
    const before = this.#responses.find(
      (one) => one.loadId === loadId && one.answer.firmId === answer.firmId,
    );
    const response = before ?? { id: randomUUID(), loadId, addedAt: at };
    this.#responses = [
      ...this.#responses.filter(({ id }) => id !== before?.id),
      { ...response, updatedAt: at, answer },
    ];
  }

  /** As the API tells them, `PascalCase` and without what is empty. */
  responsesTo(loadId: string): object[] {
    return this.#responses.filter((one) => one.loadId === loadId).map(told);
  }

  clear(): void {
    this.#loads.clear();
    this.#responses = [];
  }
}

function told({ id, loadId, addedAt, updatedAt, answer }: Response): object {
  const currency = answer.currencyId ?? 1;
  return {
    ResponseId: id,
    LoadId: loadId,
    FirmId: answer.firmId,
    FirmName: answer.firm,
    AddedAt: addedAt,
    UpdatedAt: updatedAt,
    ...(answer.withVat === undefined ? {} : { NdsPrice: answer.withVat, NdsCurrencyId: currency }),
    ...(answer.withoutVat === undefined
      ? {}
      : { NotNdsPrice: answer.withoutVat, NotNdsCurrencyId: currency }),
    ...(answer.cash === undefined ? {} : { Price: answer.cash, CurrencyId: currency }),
    ...(answer.note === undefined ? {} : { Note: answer.note }),
    CounterOfferSource: 'search_page',
    FirmInfo: {
      FullFirmName: answer.firm,
      TotalScore: 5,
      StatusType: 'green',
      ...(answer.contact === undefined
        ? {}
        : { Contact: { Name: answer.contact.name, Mobile: answer.contact.phone ?? null } }),
    },
  };
}

function sameAs({ route, truck, payment }: Cargo): string {
  return JSON.stringify([route, truck, payment]);
}
