import {
  type Excess,
  handedOver,
  joinedBy,
  outcomeOfRound,
  outstanding,
  type Submission,
  type Verdict,
  type Votable,
  type Vote,
} from '../../approvals/index.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import type { PastDecision } from '../../credit/standing.ts';
import type { ApprovalFact } from './facts.ts';

/** What somebody who is asked wants to know first; words lie in the inbox. */
export interface Question {
  by: string;
  /** Who is asked, where a substitute wants to know. */
  of?: string;
  at: string;
  words: string;
  answer?: { words: string; files: string[]; at: string };
}

/** One version of what was asked, and what became of it. */
export interface Round extends Votable {
  submission: Submission;
  /** The entry of the submission: a button of an older entry is one of an older round. */
  seq: number;
  at: string;
  /** Which thresholds it was beyond. */
  excesses: Excess[];
  /** Since when each of those asked has been asked. */
  since: Record<string, string>;
  questions: Question[];
  handovers: { from: string; to: string; at: string }[];
  remindedAt?: string;
  /** The vote that decided it. */
  decided?: Vote & { verdict: Verdict };
  /** It ended without a decision. */
  ended?: { as: 'withdrawn' | 'recalled'; at: string };
}

/** All that was asked about one subject of one case; the newest round is the one that counts. */
export interface Approval {
  id: string;
  rounds: Round[];
}

export const blank: Approval = { id: '', rounds: [] };

/** The newest round. Throws where nothing was asked yet: no stage but the first lets that be. */
export function roundOf({ rounds }: Approval): Round {
  const round = rounds.at(-1);
  if (round === undefined) throw new Error('an approval has no round yet');
  return round;
}

export function isOpen(round: Round): boolean {
  return round.decided === undefined && round.ended === undefined;
}

/** Those who are asked now. */
export function askedNow({ rounds }: Approval): string[] {
  const round = rounds.at(-1);
  return round === undefined || !isOpen(round) ? [] : outstanding(round);
}

/** Those who may not decide, in nobody's place: whoever asks, and whoever has decided; a person has one voice. */
export function barred({ rounds }: Approval): string[] {
  const round = rounds.at(-1);
  return round === undefined ? [] : [round.submission.requester, ...round.votes.map(({ by }) => by)];
}

type EntryPart = Pick<Entry, 'caseId' | 'at' | 'actor' | 'seq'>;

/** Folds a fact into what is known of the approval. */
export function evolve(approval: Approval, fact: Fact, entry: EntryPart): Approval {
  const f = fact as ApprovalFact;
  if (f.type === 'approvalOpened') return { ...approval, id: entry.caseId };
  if (f.type === 'submitted') {
    const { type, ...submission } = f;
    return { ...approval, rounds: [...approval.rounds, begun(submission, entry)] };
  }
  const [last, ...before] = approval.rounds.toReversed();
  if (last === undefined) return approval;
  const next = timed(inRound(last, f, entry), entry.at);
  return { ...approval, rounds: [...before.toReversed(), next] };
}

function begun(submission: Submission, { seq, at }: EntryPart): Round {
  return {
    submission,
    seq,
    at,
    order: 'sequence',
    benches: [],
    votes: [],
    excesses: [],
    since: {},
    questions: [],
    handovers: [],
  };
}

function inRound(round: Round, f: ApprovalFact, entry: EntryPart): Round {
  const { at, actor } = entry;
  const by = actor.person ?? '';
  const inWhosePlace = actor.substituteFor ?? by;
  switch (f.type) {
    case 'approversNamed':
      return { ...round, order: f.order, excesses: f.excesses, benches: f.benches };
    case 'approved':
      return voted(round, { person: inWhosePlace, verdict: 'approved', by, at });
    case 'rejected':
    case 'returned':
      return voted(round, { person: inWhosePlace, verdict: f.type, by, at, comment: f.comment });
    case 'questionAsked':
      return { ...round, questions: [...round.questions, asking(by, inWhosePlace, at, f.words)] };
    case 'questionAnswered': {
      const answer = { words: f.words, files: f.files, at };
      return { ...round, questions: round.questions.map((one) => ({ answer, ...one })) };
    }
    case 'transferred':
      return passedOn(round, inWhosePlace, f.to, at);
    case 'reassigned':
      return passedOn(round, f.from, f.to, at);
    case 'approverAdded':
      return joinedBy(round, f.person);
    case 'requestWithdrawn':
      return { ...round, ended: { as: 'withdrawn', at } };
    case 'recalled':
      return isOpen(round) ? { ...round, ended: { as: 'recalled', at } } : round;
    case 'reminded':
      return { ...round, remindedAt: at };
    default:
      return round;
  }
}

function asking(by: string, of: string, at: string, words: string): Question {
  return { by, at, words, ...(of === by ? {} : { of }) };
}

function questionsOf({ questions }: Round, person: string): Question[] {
  return questions.filter(({ by, of = by }) => of === person);
}

/** Whether somebody who is asked waits for an answer. */
export function isPaused(round: Round, person: string): boolean {
  return questionsOf(round, person).some(({ answer }) => answer === undefined);
}

/** The times in which somebody who is asked waited for an answer that has come; one answer answers all that is open. */
export function pausedOver(round: Round, person: string): { from: string; to: string }[] {
  const pauses: { from: string; to: string }[] = [];
  for (const { at, answer } of questionsOf(round, person)) {
    if (answer !== undefined && answer.at !== pauses.at(-1)?.to) pauses.push({ from: at, to: answer.at });
  }
  return pauses;
}

function voted(round: Round, vote: Vote): Round {
  const votes = [...round.votes, vote];
  const verdict = outcomeOfRound({ ...round, votes });
  return verdict === null ? { ...round, votes } : { ...round, votes, decided: { ...vote, verdict } };
}

function passedOn(round: Round, from: string, to: string, at: string): Round {
  return { ...handedOver(round, from, to), handovers: [...round.handovers, { from, to, at }] };
}

/** Whoever is asked for the first time has the whole time from now on. */
function timed(round: Round, at: string): Round {
  const since = Object.fromEntries(outstanding(round).map((person) => [person, round.since[person] ?? at]));
  return { ...round, since: { ...round.since, ...since } };
}

/** What was decided for the client, for the cards of later decisions. */
export function decisions({ id, rounds }: Approval): PastDecision[] {
  return rounds.flatMap(({ submission: { subject, number, figures }, decided }) =>
    decided === undefined
      ? []
      : [
          {
            caseId: id,
            name: subject.name,
            number,
            verdict: decided.verdict,
            at: decided.at,
            by: decided.by,
            sum: figures.sum,
          },
        ],
  );
}
