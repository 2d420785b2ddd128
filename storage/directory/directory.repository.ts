import type { Model, QueryFilter } from 'mongoose';
import type { Party } from '../../core/people/party.ts';
import type { PartyQuery } from '../../core/ports/directory.port.ts';
import type { Directory } from '../../core/ports/index.ts';
import { inOrderOf } from '../document.ts';
import { replaceUnlessNewer } from '../forward-only.ts';
import type { Changes } from './changes.ts';
import { toParty, toStoredParty } from './directory.mapper.ts';
import type { StoredParty } from './directory.model.ts';
import { PartySearch } from './search/party-search.ts';

export class DirectoryRepository implements Directory {
  readonly #model: Model<StoredParty>;
  readonly #changes: Changes;
  readonly #search = new PartySearch();
  /** The newest change that the search has seen. */
  #seen: string | null = null;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(model: Model<StoredParty>, changes: Changes) {
    this.#model = model;
    this.#changes = changes;
  }

  /** Reads all parties into the search. */
  async open(): Promise<void> {
    this.#seen = await this.#changes.newest();
    await this.#search.rebuild(await this.#find({}));
  }

  async put(party: Party): Promise<void> {
    await replaceUnlessNewer(this.#model, toStoredParty(party), 'updatedAt');
    await this.#changes.announce(party.id);
  }

  async get(id: string): Promise<Party | null> {
    return (await this.#find({ _id: id }))[0] ?? null;
  }

  async many(ids: string[]): Promise<Party[]> {
    return inOrderOf(ids, await this.#find({ _id: { $in: ids } }));
  }

  async list(query: PartyQuery & { skip: number; limit: number }): Promise<Party[]> {
    return this.#find(filterOf(query), { skip: query.skip, limit: query.limit });
  }

  count(query: PartyQuery): Promise<number> {
    return this.#model.countDocuments(filterOf(query));
  }

  async search(kind: Party['kind'], text: string, limit: number): Promise<Party[]> {
    // One refresh after the other: two at once could put an older reading over a newer one.
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh());
    await this.#refreshing;
    return this.many(this.#search.find(kind, text, limit));
  }

  /** Takes in what this or another instance has changed since. */
  async #refresh(): Promise<void> {
    if ((await this.#changes.newest()) === this.#seen) return;
    const { newest, ids } = await this.#changes.since(this.#seen);
    if (ids === 'all') {
      await this.#search.rebuild(await this.#find({}));
    } else {
      for (const party of await this.many(ids)) this.#search.put(party);
    }
    this.#seen = newest;
  }

  /** By name; of one name the newest stage first. */
  async #find(
    filter: QueryFilter<StoredParty>,
    page: { skip?: number; limit?: number } = {},
  ): Promise<Party[]> {
    const found = this.#model.find(filter, null, page).sort({ sortName: 1, updatedAt: -1, _id: 1 });
    return (await found.lean<StoredParty[]>()).map(toParty);
  }
}

function filterOf({ kind, person, stage }: PartyQuery): QueryFilter<StoredParty> {
  return {
    kind,
    ...(stage === undefined ? {} : { stage }),
    ...(person === undefined ? {} : { $or: [{ sales: person }, { logistician: person }] }),
  };
}
