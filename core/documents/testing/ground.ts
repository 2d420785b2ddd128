import { createTexts } from '../../../locales/index.ts';
import { createCrypto } from '../../../storage/keys/crypto.ts';
import type { Case } from '../../cases/case.ts';
import { Cases } from '../../cases/cases.ts';
import { Dispatcher } from '../../cases/dispatcher.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import type { StoredFile } from '../../files/file.ts';
import type { Ports } from '../../ports/index.ts';
import type { SaidPaper } from '../paper.ts';
import { letter } from './letter.ts';

/** The process has died: nothing is written any more, and nothing answers. */
export class Death extends Error {}

/** What outlives the process. */
export class Ground {
  readonly entries: Entry[] = [];
  readonly dispatched = new Set<string>();
  readonly projections = new Map<string, Case>();
  readonly files = new Map<string, { file: StoredFile; bytes: Uint8Array }>();
  readonly warnings: unknown[] = [];
  /** Writes that are still survived; half a write too many means that it was done and its answer lost. */
  writesLeft = Number.POSITIVE_INFINITY;
  writes = 0;
  now = '2026-11-25T10:00:00.000Z';

  /** A process started anew over what is left. */
  start() {
    const ports = this.#ports();
    const cases: Cases = new Cases(ports, [letter], async () => {});
    return { cases, dispatcher: new Dispatcher(ports, cases, () => {}) };
  }

  /** Brings facts into the case one after another, none of them dispatched yet. */
  async bring(...facts: Fact[]): Promise<void> {
    const { cases } = this.start();
    for (const fact of facts) {
      const commandId = `command ${this.entries.length}`;
      const common = { process: 'letter', caseId: 'letter1', doer: null, channel: 'internal' as const };
      await cases.handle({ ...common, commandId, fact });
    }
  }

  /** Dispatches until nothing waits. */
  async settle(): Promise<void> {
    await this.start().dispatcher.run('letter1');
  }

  /** The words of the papers that were kept. */
  papers(): SaidPaper[] {
    return [...this.files.values()].map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)));
  }

  async #write<T>(write: () => T): Promise<T> {
    if (this.writesLeft <= 0) throw new Death();
    this.writes++;
    const answer = write();
    this.writesLeft--;
    if (this.writesLeft === -0.5) throw new Death();
    return answer;
  }

  #ports(): Ports {
    const { entries, dispatched, projections, files } = this;
    const waiting = async () => entries.filter(({ _id }) => !dispatched.has(_id));
    return {
      journal: {
        append: (entry: Entry) =>
          this.#write(() => {
            const isTaken = entries.some((e) => e._id === entry._id || e.commandId === entry.commandId);
            if (!isTaken) entries.push(entry);
            return isTaken ? 'taken' : 'appended';
          }),
        byCommand: async (_: string, commandId: string) =>
          entries.find((entry) => entry.commandId === commandId) ?? null,
        tail: async (caseId: string, afterSeq: number) =>
          entries.filter((entry) => entry.caseId === caseId && entry.seq > afterSeq),
        waiting,
        markDispatched: (id: string) => this.#write(() => dispatched.add(id)),
      },
      cases: {
        get: async (id: string) => projections.get(id) ?? null,
        list: async () => [],
        put: (current: Case) => this.#write(() => projections.set(current.id, current)),
      },
      files: {
        get: async (id: string) => files.get(id)?.file ?? null,
        put: (file: StoredFile, bytes: Uint8Array) =>
          this.#write(() => {
            if (!files.has(file.id)) files.set(file.id, { file, bytes });
          }),
      },
      papers: { render: async (paper: SaidPaper) => new TextEncoder().encode(JSON.stringify(paper)) },
      leases: { take: async () => true, release: async () => {} },
      ledger: { liveOfCase: async () => [] },
      obligations: { ofCase: async () => [] },
      people: { get: async () => null, byRole: async () => [] },
      clock: { now: () => this.now, wall: () => this.now },
      ids: { next: () => 'me' },
      crypto: createCrypto('secret'),
      texts: createTexts({ zone: 'Europe/Moscow' }),
      log: { warn: (fields: unknown) => this.warnings.push(fields) },
      company: { zone: 'Europe/Moscow', locale: 'ru', holdMinutes: 60 },
    } as unknown as Ports;
  }
}
