import type { Model, QueryFilter } from 'mongoose';
import type { Case } from '../../core/cases/case.ts';
import type { CaseIndex, CaseQuery, CaseStore } from '../../core/ports/cases.port.ts';
import type { Directory } from '../../core/ports/index.ts';
import { replaceUnlessNewer } from '../forward-only.ts';
import { keyOf } from './case-keys.ts';
import { CaseSearch } from './case-search.ts';
import { toCase, toStoredCase } from './cases.mapper.ts';
import type { StoredCase } from './cases.model.ts';

const NEWEST_FIRST = { openedAt: -1, _id: -1 } as const;
const OPEN_FIRST = { closed: 1, ...NEWEST_FIRST } as const;

export class CasesRepository implements CaseStore {
  readonly #model: Model<StoredCase>;
  readonly #search: CaseSearch;

  /** `directory`: cases are also found by the companies in them. */
  constructor(model: Model<StoredCase>, directory: Pick<Directory, 'search'>) {
    this.#model = model;
    this.#search = new CaseSearch(model, directory);
  }

  async get(id: string): Promise<Case | null> {
    const stored = await this.#model.findById(id).lean<StoredCase>();
    return stored === null ? null : toCase(stored);
  }

  async put(projection: Case, index: CaseIndex): Promise<void> {
    await replaceUnlessNewer(this.#model, toStoredCase(projection, index), 'seq');
  }

  async list(query: CaseQuery): Promise<Case[]> {
    return (await this.#page(query).lean<StoredCase[]>()).map(toCase);
  }

  async ids(query: CaseQuery): Promise<string[]> {
    const found = await this.#page(query).select({ _id: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  count(query: CaseQuery): Promise<number> {
    return this.#model.countDocuments(filterOf(query));
  }

  async find(process: string, text: string, limit: number): Promise<Case[]> {
    const filter = await this.#search.filterFor(process, text);
    if (filter === null) return [];
    const found = this.#model
      .find({ process, ...filter })
      .sort(OPEN_FIRST)
      .limit(limit);
    return (await found.lean<StoredCase[]>()).map(toCase);
  }

  async outdated(): Promise<string[]> {
    const found = await this.#model
      .find({ 'index.words': { $exists: false } })
      .select({ _id: 1 })
      .lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  async drop(id: string): Promise<void> {
    await this.#model.deleteOne({ _id: id });
  }

  #page(query: CaseQuery) {
    const found = this.#model
      .find(filterOf(query))
      .sort(query.openFirst === true ? OPEN_FIRST : NEWEST_FIRST);
    if (query.skip !== undefined) found.skip(query.skip);
    if (query.limit !== undefined) found.limit(query.limit);
    return found;
  }
}

function filterOf(query: CaseQuery): QueryFilter<StoredCase> {
  const { process, partyIds, person, stages, orIds, key, closed, openedSince, updatedSince } = query;
  const inStages = stages === undefined ? {} : { 'index.stages': { $in: stages } };
  return {
    process,
    ...(partyIds === undefined ? {} : { 'index.partyIds': { $in: partyIds } }),
    ...(person === undefined ? {} : { 'index.people': { $in: [person].flat() } }),
    ...(orIds === undefined || orIds.length === 0 ? inStages : { $or: [inStages, { _id: { $in: orIds } }] }),
    ...(key === undefined ? {} : { 'index.keys': { $in: key.map(keyOf) } }),
    ...(closed === undefined ? {} : { closed }),
    ...(openedSince === undefined ? {} : { openedAt: { $gte: openedSince } }),
    ...(updatedSince === undefined ? {} : { updatedAt: { $gte: updatedSince } }),
  };
}
