import { randomUUID } from 'node:crypto';
import type { Cargo } from './cargo-schema.ts';
import { answerOf, type Firm } from './firms.ts';

/** A load that stands on the exchange. */
export interface PostedLoad {
  id: string;
  number: string;
  cargo: Cargo;
  /** Epoch milliseconds. */
  postedAt: number;
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
  readonly #firms: Firm[];

  /** `firms` answer every load by themselves. */
  constructor(now: () => number, firms: Firm[] = []) {
    this.#now = now;
    this.#firms = firms;
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
    const load = { id: randomUUID(), number: `АВТ-${100_000 + this.#count}`, cargo, postedAt: this.#now() };
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
    this.#respond(loadId, answer, this.#now());
  }

  #respond(loadId: string, answer: Answer, moment: number): void {
    const at = new Date(moment).toISOString();
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
    this.#hearFirms(loadId);
    return this.#responses.filter((one) => one.loadId === loadId).map(told);
  }

  /** Each firm has answered once its minutes are over. */
  #hearFirms(loadId: string): void {
    const load = this.#loads.get(loadId);
    if (load === undefined) return;
    for (const firm of this.#firms) {
      const due = load.postedAt + firm.after * 60_000;
      const has = this.#responses.some((one) => one.loadId === loadId && one.answer.firmId === firm.firmId);
      if (due <= this.#now() && !has) this.#respond(loadId, answerOf(firm, load.cargo), due);
    }
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
