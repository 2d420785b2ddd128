import type { Model, QueryFilter } from 'mongoose';
import type { Case } from '../../core/cases/case.ts';
import type { CaseIndex, CaseQuery, CaseStore } from '../../core/ports/cases.port.ts';
import { replaceUnlessNewer } from '../forward-only.ts';
import { toCase, toStoredCase } from './cases.mapper.ts';
import type { StoredCase } from './cases.model.ts';

export class CasesRepository implements CaseStore {
  readonly #model: Model<StoredCase>;

  constructor(model: Model<StoredCase>) {
    this.#model = model;
  }

  async get(id: string): Promise<Case | null> {
    const stored = await this.#model.findById(id).lean<StoredCase>();
    return stored === null ? null : toCase(stored);
  }

  async put(projection: Case, index: CaseIndex): Promise<void> {
    await replaceUnlessNewer(this.#model, toStoredCase(projection, index), 'seq');
  }

  async list(query: CaseQuery): Promise<Case[]> {
    const found = this.#model.find(filterOf(query)).sort({ openedAt: -1, _id: -1 });
    if (query.skip !== undefined) found.skip(query.skip);
    if (query.limit !== undefined) found.limit(query.limit);
    return (await found.lean<StoredCase[]>()).map(toCase);
  }

  count(query: CaseQuery): Promise<number> {
    return this.#model.countDocuments(filterOf(query));
  }

  async drop(id: string): Promise<void> {
    await this.#model.deleteOne({ _id: id });
  }
}

function filterOf({ process, partyIds, person, closed }: CaseQuery): QueryFilter<StoredCase> {
  return {
    process,
    ...(partyIds === undefined ? {} : { 'index.partyId': { $in: partyIds } }),
    ...(person === undefined ? {} : { 'index.people': person }),
    ...(closed === undefined ? {} : { closed }),
  };
}
