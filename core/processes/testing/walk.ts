import { createHash } from 'node:crypto';
import type { Case } from '../../cases/case.ts';
import { type Command, type Decision, decide } from '../../cases/decide.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import { canonical } from '../../cases/hash.ts';
import { project, replay } from '../../cases/project.ts';
import { namedIn, partnersOf } from '../../cases/rights.ts';
import { activePaths, stageMeta } from '../../cases/stages.ts';
import type { Person } from '../../people/person.ts';
import type { Process } from '../process.ts';

const AT = '2026-11-24T09:00:00.000Z';

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

/** What the walk needs to know of a process: how a case is opened, and what its facts may hold. */
export interface Model {
  process: Process;
  caseId: string;
  /** The company the case belongs to, where that is another case. */
  partyId?: string;
  opened: { fact: Fact; by: Person | null }[];
  /** One or more contents of every other fact; of all of them at least one is sound at any time. */
  facts: Record<string, object[]>;
  /** What the guards look at; two cases alike in it are the same to the walk. */
  // biome-ignore lint/suspicious/noExplicitAny: each process has a context of its own
  sign(context: any): unknown;
  /** Situations that are gone on from; without it all. For regions side by side: not every pair of their stages. */
  goesOn?(current: Case): boolean;
  /** By stage and fact: whose command is accepted. `own` is the one who holds the role in this case. */
  rights: Record<string, Record<string, string>>;
}

export interface Walked {
  /** By stage and fact, who was accepted. */
  accepted: Map<string, Map<string, Set<string>>>;
  /** `from fact to`. */
  moves: Set<string>;
  /** Codes of refusals, with how often each came. */
  refused: Map<string, number>;
  /** Cases whose journal did not fold back to what they are. */
  diverged: string[];
  /** Presses on a stage's own button that counted when they should not, or did not when they should. */
  wrongPresses: string[];
}

/** Tries every fact by every doer in every situation that can be reached, through the real decision. */
export function walk(
  { process, caseId, opened, facts, sign, goesOn }: Model,
  doers: (Person | null)[],
): Walked {
  const walked: Walked = {
    accepted: new Map(),
    moves: new Set(),
    refused: new Map(),
    diverged: [],
    wrongPresses: [],
  };
  const seen = new Set<string>();
  const waiting: { current: Case; journal: Entry[] }[] = [];
  const command = (fact: Fact, doer: Person | null): Command => ({
    commandId: `${fact.type}/${doer?.id}`,
    process: process.name,
    caseId,
    fact,
    doer,
    channel: 'telegram-staff',
  });

  const enter = (before: Case | null, journal: Entry[], entry: Entry): Case => {
    const current = project(process, before, entry);
    const whole = [...journal, entry];
    const key = canonical([current.value, sign(current.context)]);
    if (seen.has(key)) return current;
    seen.add(key);
    // One way to each situation is enough: what was before the fact is folded back to already.
    if (canonical(replay(process, whole)) !== canonical(current)) walked.diverged.push(entry._id);
    if (goesOn?.(current) !== false) waiting.push({ current, journal: whole });
    return current;
  };

  for (const { fact, by } of opened)
    enter(null, [], accepted(decide(process, null, command(fact, by), AT, crypto)));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { current, journal } = next;
    for (const [type, contents] of Object.entries(facts)) {
      for (const doer of doers) {
        for (const content of contents) {
          const asked = command({ ...content, type }, doer);
          const decision = decide(process, current, asked, AT, crypto);
          if ('refused' in decision) {
            walked.refused.set(decision.refused.code, (walked.refused.get(decision.refused.code) ?? 0) + 1);
            continue;
          }
          note(walked, process, current, type, doer);
          press(walked, process, current, asked);
          const after = enter(current, journal, decision.accepted);
          for (const path of activePaths(current.value)) {
            for (const to of activePaths(after.value)) walked.moves.add(`${path} ${type} ${to}`);
          }
        }
      }
    }
  }
  return walked;
}

function accepted(decision: Decision): Entry {
  if ('refused' in decision) throw new Error(`the case did not open: ${decision.refused.code}`);
  return decision.accepted;
}

function note(walked: Walked, process: Process, current: Case, fact: string, doer: Person | null): void {
  const stage = activePaths(current.value).join('+');
  const ofStage = walked.accepted.get(stage) ?? new Map<string, Set<string>>();
  const who = ofStage.get(fact) ?? new Set<string>();
  // Who has two roles may what either may: the table speaks of people with one.
  if ((doer?.roles.length ?? 0) < 2) who.add(label(process, current, doer));
  walked.accepted.set(stage, ofStage.set(fact, who));
}

/** `own sales`, `other sales`, `head`, `client` ... */
function label(process: Process, current: Case, doer: Person | null): string {
  if (doer === null) return 'caravan';
  if (doer.dismissedAt !== undefined) return 'dismissed';
  const holders = process.holders(current.context);
  if (namedIn(process, current.context, 'approver').includes(doer.id)) return 'approver';
  if (holders.requester === doer.id) return 'requester';
  const roles = doer.roles.map((role) =>
    holders[role] === undefined ? role : `${holders[role] === doer.id ? 'own' : 'other'} ${role}`,
  );
  const partner = doer.memberships.map(({ as, partyId }) => {
    if (!partnersOf(process, current.context, as).includes(partyId)) return `strange ${as}`;
    return holders[as] === undefined ? as : `${holders[as] === doer.id ? 'own' : 'other'} ${as}`;
  });
  return [...roles, ...partner].join(' and ');
}

/** A button counts while its stage lasts as it was entered, and not after. */
function press(walked: Walked, process: Process, current: Case, asked: Command): void {
  for (const [path, { seq }] of Object.entries(current.stages)) {
    const buttons = stageMeta(process.chart, path)?.buttons ?? [];
    if (!buttons.some((button) => button.fact === asked.fact.type)) continue;
    const now = decide(process, current, { ...asked, stageSeq: seq }, AT, crypto);
    const late = decide(process, current, { ...asked, stageSeq: seq + 1000 }, AT, crypto);
    if ('refused' in now) walked.wrongPresses.push(`${path}: ${asked.fact.type} refused`);
    if (!('refused' in late) || late.refused.code !== 'already-decided') {
      walked.wrongPresses.push(`${path}: ${asked.fact.type} counted late`);
    }
  }
}
