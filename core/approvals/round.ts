import { z } from 'zod';
import { STAFF_ROLES } from '../people/role.ts';
import type { Verdict } from './submission.ts';
import { QUORUMS, tally, type Vote } from './votes.ts';

/** A step with the people who are asked in it. Nobody: there was nobody who may decide. */
export const benchSchema = z.object({
  role: z.enum(STAFF_ROLES),
  of: z.enum(QUORUMS),
  /** In working hours. */
  hours: z.number().positive(),
  escalation: z.enum(STAFF_ROLES),
  people: z.array(z.string()),
  /** Somebody whom an approver has added: asked beside the others, and has to agree. */
  added: z.literal(true).optional(),
});
export type Bench = z.infer<typeof benchSchema>;

/** What a round is decided by. */
export interface Votable {
  order: 'sequence' | 'parallel';
  benches: readonly Bench[];
  votes: readonly Vote[];
}

export function verdictOf({ of, people }: Bench, votes: readonly Vote[]): Verdict | null {
  return tally(of, people, votes);
}

/** The steps that are open now: in a sequence the first that is not agreed to, and whatever was added. */
export function openBenches({ order, benches, votes }: Votable): Bench[] {
  const open = benches.filter((bench) => verdictOf(bench, votes) === null);
  const first = open.find(({ added }) => added !== true);
  return order === 'parallel' ? open : open.filter((bench) => bench === first || bench.added === true);
}

/** Those who are asked now and have not decided yet, each once. */
export function outstanding(round: Votable): string[] {
  const asked = openBenches(round).flatMap(({ people }) => people);
  return [...new Set(asked)].filter(
    (person) => !round.votes.some(({ person: asked, by }) => asked === person || by === person),
  );
}

/** What the round has come to; null while somebody is still asked. One step that does not agree ends it. */
export function outcomeOfRound({ benches, votes }: Votable): Verdict | null {
  const verdicts = benches.map((bench) => verdictOf(bench, votes));
  const against = verdicts.find((verdict) => verdict !== null && verdict !== 'approved');
  if (against !== undefined && against !== null) return against;
  return benches.length > 0 && verdicts.every((verdict) => verdict === 'approved') ? 'approved' : null;
}

/** Somebody else is asked in the place of whoever handed it over. */
export function handedOver<R extends Votable>(round: R, from: string, to: string): R {
  const benches = round.benches.map((bench) =>
    bench.people.includes(from) && verdictOf(bench, round.votes) === null
      ? { ...bench, people: [...new Set(bench.people.map((one) => (one === from ? to : one)))] }
      : bench,
  );
  return { ...round, benches };
}

/** Somebody is asked beside the others, and has to agree too. */
export function joinedBy<R extends Votable>(round: R, person: string): R {
  const [like] = openBenches(round);
  if (like === undefined) return round;
  return { ...round, benches: [...round.benches, { ...like, of: 'all', people: [person], added: true }] };
}
