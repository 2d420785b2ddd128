import type { Model, QueryFilter } from 'mongoose';
import type { Obligation } from '../../core/obligations/obligation.ts';
import type { Role } from '../../core/people/role.ts';
import type { ObligationStore } from '../../core/ports/index.ts';
import { fromStored, toStored } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredObligation } from './obligations.model.ts';

const BY_DUE_MOMENT = { dueAt: 1, _id: 1 } as const;

export class ObligationsRepository implements ObligationStore {
  readonly #model: Model<StoredObligation>;

  constructor(model: Model<StoredObligation>) {
    this.#model = model;
  }

  async open(obligation: Obligation): Promise<void> {
    await insertOnce(this.#model, toStored(obligation));
  }

  async get(id: string): Promise<Obligation | null> {
    const stored = await this.#model.findById(id).lean<StoredObligation>();
    return stored === null ? null : fromStored<Obligation>(stored);
  }

  ofCase(caseId: string): Promise<Obligation[]> {
    return this.#find({ caseId }, BY_DUE_MOMENT);
  }

  due(now: string, limit: number): Promise<Obligation[]> {
    return this.#find({ state: 'open', nextAt: { $lte: now } }, { nextAt: 1, _id: 1 }, { limit });
  }

  async nextMoment(): Promise<string | null> {
    const [first] = await this.#find(
      { state: 'open', nextAt: { $gt: '' } },
      { nextAt: 1, _id: 1 },
      { limit: 1 },
    );
    return first?.nextAt ?? null;
  }

  async climb(id: string, fromStep: number, nextAt: string | null): Promise<boolean> {
    const rung = { $inc: { step: 1 }, $set: { nextAt } };
    const climbed = await this.#model.updateOne({ _id: id, state: 'open', step: fromStep }, rung);
    return climbed.modifiedCount > 0;
  }

  /** The first closing stands. */
  async close(id: string, state: 'met' | 'missed', at: string): Promise<void> {
    await this.#model.updateOne({ _id: id, state: 'open' }, { $set: { state, closedAt: at, nextAt: null } });
  }

  async reopen(id: string, nextAt: string): Promise<void> {
    const again = { $set: { state: 'open' as const, nextAt }, $unset: { closedAt: '' } };
    await this.#model.updateOne({ _id: id, state: { $ne: 'open' } }, again);
  }

  async setOwner(id: string, owner: string | null): Promise<void> {
    await this.#model.updateOne({ _id: id }, { $set: { owner } });
  }

  ofPerson(
    who: { id: string; roles: Role[] },
    now: string,
    page: { skip: number; limit: number },
  ): Promise<Obligation[]> {
    return this.#find(begunOf(who, now), BY_DUE_MOMENT, page);
  }

  ofRound(name: string, day: string): Promise<Obligation[]> {
    return this.#find({ name, day }, BY_DUE_MOMENT);
  }

  async #find(
    filter: QueryFilter<StoredObligation>,
    order: Record<string, 1>,
    page: { skip?: number; limit?: number } = {},
  ): Promise<Obligation[]> {
    const found = await this.#model.find(filter, null, page).sort(order).lean<StoredObligation[]>();
    return found.map((stored) => fromStored<Obligation>(stored));
  }
}

function begunOf({ id, roles }: { id: string; roles: Role[] }, now: string): QueryFilter<StoredObligation> {
  const begun = { state: 'open' as const, opensAt: { $lte: now } };
  return {
    $or: [
      { owner: id, ...begun },
      { owner: null, ownerRole: { $in: roles }, ...begun },
    ],
  };
}
