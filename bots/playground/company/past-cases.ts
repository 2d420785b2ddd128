import type { Case } from '../../../core/cases/case.ts';
import type { Entry } from '../../../core/cases/entry.ts';
import type { CaseStore, Journal, Ports } from '../../../core/ports/index.ts';

type Stores = Pick<Ports, 'journal' | 'cases'>;
type Index = Parameters<CaseStore['put']>[1];

/** Journals and cases that are written in memory, and kept when all is played: each entry and each case once. */
export class PastCases {
  readonly #stores: Stores;
  readonly #entries = new Map<string, Promise<Entry[]>>();
  readonly #new = new Map<string, Entry[]>();
  readonly #waiting = new Map<string, Entry>();
  readonly #projections = new Map<string, { projection: Case; index: Index }>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  journal(): Pick<Journal, 'append' | 'byCommand' | 'tail' | 'waiting' | 'markDispatched'> {
    return {
      append: async (entry) => this.#append(entry),
      byCommand: async (caseId, commandId) =>
        (await this.#of(caseId)).find((entry) => entry.commandId === commandId) ?? null,
      tail: async (caseId, afterSeq) => (await this.#of(caseId)).filter(({ seq }) => seq > afterSeq),
      waiting: async (caseId) => [...this.#waiting.values()].filter((entry) => entry.caseId === caseId),
      markDispatched: async (entryId) => {
        this.#waiting.delete(entryId);
      },
    };
  }

  projections(): Pick<CaseStore, 'get' | 'put'> {
    return {
      get: async (id) => this.#projections.get(id)?.projection ?? this.#stores.cases.get(id),
      put: async (projection, index) => {
        const known = this.#projections.get(projection.id);
        if (known === undefined || known.projection.seq < projection.seq)
          this.#projections.set(projection.id, { projection, index });
      },
    };
  }

  /** Nothing of the entries waits to be dispatched. */
  async handOver(): Promise<void> {
    const { journal, cases } = this.#stores;
    await journal.takeOver([...this.#new.values()].flat());
    await Promise.all(
      [...this.#projections.values()].map(({ projection, index }) => cases.put(projection, index)),
    );
  }

  #of(caseId: string): Promise<Entry[]> {
    const known = this.#entries.get(caseId) ?? this.#stores.journal.tail(caseId, 0);
    this.#entries.set(caseId, known);
    return known;
  }

  async #append(entry: Entry): Promise<'appended' | 'taken'> {
    const entries = await this.#of(entry.caseId);
    if (entries.some(({ seq }) => seq === entry.seq)) return 'taken';
    entries.push(entry);
    this.#new.set(entry.caseId, [...(this.#new.get(entry.caseId) ?? []), entry]);
    this.#waiting.set(entry._id, entry);
    return 'appended';
  }
}
