import { initialTransition, transition } from 'xstate';
import type { Channel } from '../people/person.ts';
import type { Crypto } from '../ports/crypto.port.ts';
import type { Process } from '../processes/process.ts';
import type { Case } from './case.ts';
import type { Effect } from './effect.ts';
import { type Actor, type Entry, entryId, type Fact } from './entry.ts';
import { hashEntry } from './hash.ts';
import { lateReason } from './late.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type Doer, roleFor, standingFor } from './rights.ts';
import { activePaths, stageMeta } from './stages.ts';

/** A wish to bring a fact about. `commandId` is unique in its case, so a repeat is recognised. */
export interface Command {
  commandId: string;
  process: string;
  caseId: string;
  fact: Fact;
  doer: Doer;
  channel: Channel | 'cli' | 'internal';
  /** The entry with which the stage was entered whose button was pressed. */
  stageSeq?: number;
}

export type Decision = { accepted: Entry } | { refused: Refusal };

/** A chart's own named effects; anything else XState returns is not ours. */
const EFFECTS = new Set([
  'tell',
  'handOver',
  'reword',
  'command',
  'commandEach',
  'dismiss',
  'paper',
  'gather',
  'muster',
]);

/** Whether a stage that was entered with `seq` is still active and offers this fact. */
function stillOffered<C>(process: Process<C>, current: Case<C>, fact: string, seq: number): boolean {
  return Object.entries(current.stages).some(
    ([path, entered]) =>
      entered.seq === seq && stageMeta(process.chart, path)?.buttons.some((button) => button.fact === fact),
  );
}

/**
 * Decides on a command: pure, the same answer for the same case. Facts come first: the chart's guards see the case
 * as it will be with the fact. `closed`: what the file of a company that the fact gives work to says against it.
 */
export function decide<C>(
  process: Process<C>,
  current: Case<C> | null,
  command: Command,
  at: string,
  crypto: Crypto,
  closed: Refusal | null = null,
): Decision {
  const rule = process.facts[command.fact.type];
  if (rule === undefined) throw new Error(`${process.name} knows no fact ${command.fact.type}`);
  const opening = command.fact.type === process.opens;
  if (current === null && !opening) return { refused: refuse('no-such-case') };
  if (current !== null && opening) return { refused: refuse('opened-already') };

  // Rights and the stage come before the data: an old button carries none.
  if (current !== null) {
    if (roleFor(process, rule.by, command.doer, current, at) === null)
      return { refused: lateReason(process, current, command, rule.by, at) ?? refuse('not-allowed') };
    if (
      command.stageSeq !== undefined &&
      !stillOffered(process, current, command.fact.type, command.stageSeq)
    ) {
      return { refused: lateReason(process, current, command, rule.by, at) ?? refuse('already-decided') };
    }
  }
  const parsed = rule.data.safeParse(command.fact);
  if (!parsed.success)
    return { refused: refuse('invalid', { where: parsed.error.issues[0]?.path.join('.') ?? '' }) };
  const fact = plain({ ...(parsed.data as object), type: command.fact.type }) as Fact;
  const seq = (current?.seq ?? 0) + 1;
  const known = current ?? { context: asOpened(process, fact, command, at) };
  const standing = standingFor(process, rule.by, command.doer, known, at);
  if (standing === null) return { refused: refuse('not-allowed') };
  if (closed !== null) return { refused: closed };
  const refusal =
    current === null ? null : (rule.check?.(current, fact, at, command.doer?.id ?? null) ?? null);
  if (refusal !== null) return { refused: refusal };

  const actor: Actor = { person: command.doer?.id ?? null, ...standing, channel: command.channel };
  const context = process.evolve(current?.context ?? process.blank, fact, {
    caseId: command.caseId,
    at,
    actor,
    seq,
  });
  const snapshot =
    current === null
      ? initialTransition(process.chart, { context, caseId: command.caseId })
      : moved(process, current, context, fact);
  if (snapshot === null) return { refused: refuse('wrong-stage') };
  const next = snapshot[0];
  const actions: readonly { type: string; params?: unknown }[] = snapshot[1];

  const before = current === null ? [] : activePaths(current.value);
  const after = activePaths(next.value);
  const effects: Effect[] = actions
    .filter((action) => EFFECTS.has(action.type))
    .map((action) => ({ ...(action.params as object), type: action.type }) as unknown as Effect);
  const renewed = actions.filter((a) => a.type === 'renew').map((a) => (a.params as { stage: string }).stage);
  const entered = after.filter((path) => !before.includes(path) || renewed.includes(path));
  const left = before.filter((path) => !after.includes(path) || renewed.includes(path));
  if (entered.length + left.length > 0) effects.push({ type: 'stages', entered, left });

  const entry: Omit<Entry, 'hash'> = {
    _id: entryId(command.caseId, seq),
    caseId: command.caseId,
    seq,
    commandId: command.commandId,
    process: process.name,
    version: process.version,
    at,
    actor,
    fact,
    value: next.value,
    effects: plain(effects),
    prev: current?.head ?? '',
  };
  return { accepted: { ...entry, hash: hashEntry(entry, crypto) } };
}

/** Whose case it would be: an opening fact is judged by what it says itself. */
function asOpened<C>(process: Process<C>, fact: Fact, command: Command, at: string): C {
  const actor: Actor = { person: command.doer?.id ?? null, role: 'caravan', channel: command.channel };
  return process.evolve(process.blank, fact, { caseId: command.caseId, at, actor, seq: 1 });
}

function moved<C>(process: Process<C>, current: Case<C>, context: C, fact: Fact) {
  const from = process.chart.resolveState({ value: current.value, context });
  // Not `can`: it takes a transition that only records its fact for none at all.
  const taken = process.chart.getTransitionData(from, fact);
  return taken.length > 0 ? transition(process.chart, from, fact) : null;
}

/** Without undefined fields, as the store will give it back. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
