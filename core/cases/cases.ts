import { takeLeave } from '../messages/farewell.ts';
import { outcomeFor } from '../messages/outcome.ts';
import { keepChat } from '../people/chat.ts';
import { STAFF_CHANNELS } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import type { Case } from './case.ts';
import { type Command, decide } from './decide.ts';
import type { Entry } from './entry.ts';
import { canonical, hashEntry } from './hash.ts';
import { project, replay } from './project.ts';
import { Queue } from './queue.ts';
import { type Refusal, refuse } from './refusal.ts';
import { standingFor } from './rights.ts';
import { type ActiveStage, activePaths, stageMeta } from './stages.ts';

export type Outcome =
  | { status: 'accepted'; entry: Entry; current: Case; repeated: boolean }
  | { status: 'refused'; refusal: Refusal; current: Case | null };

/** How often a lost race or a silent store is tried again before it is an error. */
const TRIES = 25;

type CasePorts = Pick<
  Ports,
  'journal' | 'cases' | 'directory' | 'people' | 'clock' | 'crypto' | 'ledger' | 'drafts'
>;

/** Cases of all processes: loads them, and takes commands to them one at a time. */
export class Cases {
  readonly #ports: CasePorts;
  readonly #processes: ReadonlyMap<string, Process>;
  readonly #afterEntry: (caseId: string) => Promise<void>;
  readonly #queue = new Queue();

  /** `afterEntry` is told of each case that has new effects to dispatch. */
  constructor(ports: CasePorts, processes: Process[], afterEntry: (caseId: string) => Promise<void>) {
    this.#ports = ports;
    this.#processes = new Map(processes.map((process) => [process.name, process]));
    this.#afterEntry = afterEntry;
  }

  knows(name: string): boolean {
    return this.#processes.has(name);
  }

  all(): Process[] {
    return [...this.#processes.values()];
  }

  process(name: string): Process {
    const process = this.#processes.get(name);
    if (process === undefined) throw new Error(`no process ${name}`);
    return process;
  }

  /** The projection plus the journal's tail after it; a projection that lags is repaired. */
  async load(id: string): Promise<Case | null> {
    const stored = await this.#ports.cases.get(id);
    const tail = await this.#ports.journal.tail(id, stored?.seq ?? 0);
    const last = tail.at(-1);
    if (last === undefined) return stored;
    const process = this.process(last.process);
    const current = tail.reduce<Case | null>(
      (before, entry) => project(process, before, entry),
      stored,
    ) as Case;
    await this.#store(process, current);
    return current;
  }

  /** Folds entries of one case into its state. */
  fold(entries: Entry[]): Case | null {
    const first = entries[0];
    return first === undefined ? null : replay(this.process(first.process), entries);
  }

  /** Folds the whole journal anew and compares it with what is stored; checks that each hash covers the one before. */
  async verify(id: string): Promise<{ same: boolean; chain: boolean }> {
    const entries = await this.#ports.journal.tail(id, 0);
    const stored = await this.#ports.cases.get(id);
    const chain = entries.every(
      (entry, index) =>
        entry.hash === hashEntry(entry, this.#ports.crypto) &&
        entry.prev === (entries[index - 1]?.hash ?? ''),
    );
    return { same: canonical(this.fold(entries)) === canonical(stored), chain };
  }

  async history(id: string): Promise<Entry[]> {
    return this.#ports.journal.tail(id, 0);
  }

  /**
   * Takes a command. Accepted: its entry is in the journal and projected. A command that was accepted before gives
   * the same answer with `repeated`. Presses on one case wait for one another.
   */
  async handle(command: Command): Promise<Outcome> {
    const outcome = await this.#queue.run(command.caseId, () => this.#decideUntilSettled(command));
    if (outcome.status === 'accepted') await this.#afterEntry(command.caseId);
    return outcome;
  }

  async #decideUntilSettled(command: Command): Promise<Outcome> {
    const { journal, clock, crypto } = this.#ports;
    const process = this.process(command.process);
    let lost: unknown;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const earlier = await journal.byCommand(command.caseId, command.commandId);
      const current = await this.load(command.caseId);
      if (earlier !== null && current !== null)
        return { status: 'accepted', entry: earlier, current, repeated: true };
      const closed = await this.#closedCompany(process, command, current);
      const decision = decide(process, current, command, clock.now(), crypto, closed);
      if ('refused' in decision) {
        const refusal = await this.#explain(decision.refused, command, current);
        return { status: 'refused', refusal, current };
      }
      const entry = decision.accepted;
      try {
        if ((await journal.append(entry)) === 'taken') continue;
      } catch (error) {
        // The answer of the store was lost: the next round finds the entry by its command, or tries again.
        lost = error;
        continue;
      }
      const next = project(process, current, entry);
      await this.#store(process, next);
      return { status: 'accepted', entry, current: next, repeated: false };
    }
    throw new Error(`case ${command.caseId} could not be written`, { cause: lost });
  }

  /** The first company that is to get no work, of those that a person would give it to. What was decided is carried out. */
  async #closedCompany(
    process: Process,
    { fact, doer }: Command,
    current: Case | null,
  ): Promise<Refusal | null> {
    const rule = process.facts[fact.type];
    if (rule?.engages === undefined || doer === null) return null;
    const now = this.#ports.clock.now();
    const party = current === null ? undefined : standingFor(process, rule.by, doer, current, now)?.party;
    for (const id of rule.engages(fact, party)) {
      const company = await this.load(id);
      const closed = company === null ? null : this.process(company.process).closedTo?.(company);
      // Why, is said among ourselves alone.
      if (closed != null) return party === undefined ? closed : refuse('no-work-now');
    }
    return null;
  }

  /** Who was quicker: the entry that ended the stage whose button was pressed. */
  async #explain(refusal: Refusal, command: Command, current: Case | null): Promise<Refusal> {
    if (refusal.text.key !== 'refusal.already-decided' || current === null || command.stageSeq === undefined)
      return refusal;
    const tail = await this.#ports.journal.tail(current.id, command.stageSeq);
    const decisive = tail.find((entry) =>
      entry.effects.some((e) => e.type === 'stages' && e.left.length > 0),
    );
    if (decisive === undefined) return refusal;
    return refuse('already-decided', { what: { text: outcomeFor(decisive, command.doer) } });
  }

  /** The projection comes last: a crash before it leaves the tail to be folded, and all of this to be done, again. */
  async #store(process: Process, current: Case): Promise<void> {
    const party = process.party?.(current);
    if (party !== undefined) await this.#ports.directory.put(party);
    const colleague = process.colleague?.(current);
    if (colleague !== undefined) {
      const { person, ...change } = colleague;
      await this.#ports.people.update(person, change);
      if (change.dismissedAt !== null) await this.#letLeave(person, `${current.id}#${current.seq}`);
    }
    const chat = process.chat?.(current);
    if (chat !== undefined) await keepChat(this.#ports.people, chat);
    await this.#ports.cases.put(current, process.index(current.context));
  }

  /** Whoever left has no account with us in any messenger. */
  async #letLeave(id: string, key: string): Promise<void> {
    const person = await this.#ports.people.get(id);
    if (person === null) return;
    const words = t('account.closed');
    for (const channel of STAFF_CHANNELS)
      await takeLeave(this.#ports, person, { channel, words, key: `${key}/${channel}` });
  }

  /** Active stages with what they say of themselves. */
  stagesOf(current: Case): ActiveStage[] {
    const { chart } = this.process(current.process);
    return activePaths(current.value).flatMap((path) => {
      const meta = stageMeta(chart, path);
      const entered = current.stages[path];
      return meta === undefined || entered === undefined ? [] : [{ path, meta, entered }];
    });
  }
}
