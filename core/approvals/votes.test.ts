import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bench, handedOver, joinedBy, openBenches, outcomeOfRound, outstanding } from './round.ts';
import { VERDICTS, type Verdict } from './submission.ts';
import { QUORUMS, type Quorum, tally, type Vote } from './votes.ts';

const PEOPLE = ['anna', 'boris', 'vera', 'gleb', 'dina'];
const vote = (person: string, verdict: Verdict): Vote => ({
  person,
  verdict,
  by: person,
  at: '2026-11-24T09:00:00.000Z',
});
const bench = (of: Quorum, ...people: string[]): Bench => ({
  role: 'director',
  of,
  hours: 4,
  escalation: 'head',
  people,
});

/** Everybody decides once, in some order. */
const ballots = fc
  .tuple(
    fc.shuffledSubarray(PEOPLE, { minLength: 1 }),
    fc.array(fc.constantFrom(...VERDICTS), { minLength: 5, maxLength: 5 }),
  )
  .map(([people, verdicts]) => people.map((person, n) => vote(person, verdicts[n] as Verdict)));
const quorum = fc.constantFrom(...QUORUMS);

describe('votes of one step (S2-24 to S2-26)', () => {
  it.each([
    ['any', ['approved'], 'approved'],
    ['any', ['returned', 'approved'], 'returned'],
    ['all', ['approved', 'approved'], null],
    ['all', ['approved', 'rejected'], 'rejected'],
    ['all', ['approved', 'approved', 'approved'], 'approved'],
    ['majority', ['approved'], null],
    ['majority', ['approved', 'rejected'], null],
    ['majority', ['approved', 'rejected', 'approved'], 'approved'],
    ['majority', ['rejected', 'rejected'], 'rejected'],
    ['majority', ['rejected', 'returned'], 'returned'],
  ] as const)('of three people, %s: %j is %s', (of, verdicts, expected) => {
    const votes = verdicts.map((verdict, n) => vote(PEOPLE[n] as string, verdict));
    expect(tally(of, PEOPLE.slice(0, 3), votes)).toBe(expected);
  });

  it.each([
    ['all', ['anna', 'boris'], 'approved'],
    ['all', ['anna', 'boris', 'vera'], null],
    ['majority', ['anna', 'boris'], 'approved'],
    ['majority', ['anna', 'boris', 'vera'], null],
  ] as const)(
    '%s of %j: whoever decides for another who is asked too is one voice',
    (of, people, expected) => {
      expect(tally(of, people, [{ ...vote('anna', 'approved'), by: 'boris' }])).toBe(expected);
    },
  );

  it('is decided once everybody has decided, and never changes after that', () => {
    fc.assert(
      fc.property(quorum, ballots, (of, votes) => {
        const people = votes.map(({ person }) => person);
        const course = votes.map((_, n) => tally(of, people, votes.slice(0, n + 1)));
        const decided = course.filter((verdict) => verdict !== null);
        return decided.length > 0 && new Set(decided).size === 1 && course.at(-1) !== null;
      }),
    );
  });

  it('is approved by as many as it takes and no fewer', () => {
    const least = { any: () => 1, all: (n: number) => n, majority: (n: number) => Math.floor(n / 2) + 1 };
    fc.assert(
      fc.property(quorum, ballots, (of, votes) => {
        const people = votes.map(({ person }) => person);
        const n = votes.findIndex((_, index) => tally(of, people, votes.slice(0, index + 1)) === 'approved');
        const agreed = votes.slice(0, n + 1).filter(({ verdict }) => verdict === 'approved').length;
        return n === -1 || agreed === least[of](people.length);
      }),
    );
  });

  it('nobody who is not asked counts', () => {
    fc.assert(
      fc.property(quorum, ballots, (of, votes) => {
        const strangers = votes.map((one) => ({ ...one, person: `${one.person}-2`, by: `${one.by}-2` }));
        return tally(of, PEOPLE, strangers) === null;
      }),
    );
  });
});

describe('steps of a round', () => {
  const benches = [bench('any', 'anna', 'boris'), bench('all', 'vera', 'gleb')];

  it('in a sequence the next ones are asked once the ones before have agreed', () => {
    const round = { order: 'sequence' as const, benches, votes: [] as Vote[] };
    expect(outstanding(round)).toEqual(['anna', 'boris']);
    expect(outstanding({ ...round, votes: [vote('boris', 'approved')] })).toEqual(['vera', 'gleb']);
  });

  it('in parallel all are asked at once', () => {
    const round = { order: 'parallel' as const, benches, votes: [vote('vera', 'approved')] };
    expect(outstanding(round)).toEqual(['anna', 'boris', 'gleb']);
  });

  it('whoever decides in two steps is asked once', () => {
    const two = [bench('any', 'anna'), bench('all', 'anna', 'vera')];
    const votes = [vote('anna', 'approved')];
    expect(outstanding({ order: 'sequence', benches: two, votes })).toEqual(['vera']);
  });

  it('whoever is added is asked beside the others and has to agree', () => {
    const round = joinedBy({ order: 'sequence' as const, benches, votes: [] as Vote[] }, 'dina');
    expect(outstanding(round)).toEqual(['anna', 'boris', 'dina']);
    const votes = ['anna', 'vera', 'gleb'].map((one) => vote(one, 'approved'));
    expect(outcomeOfRound({ ...round, votes })).toBeNull();
    expect(outcomeOfRound({ ...round, votes: [...votes, vote('dina', 'approved')] })).toBe('approved');
  });

  it('whoever it is handed over to is asked in the place of the other', () => {
    const round = handedOver({ order: 'sequence' as const, benches, votes: [] as Vote[] }, 'anna', 'dina');
    expect(outstanding(round)).toEqual(['dina', 'boris']);
  });

  it('with nobody in a step nothing is ever approved', () => {
    const round = { order: 'sequence' as const, benches: [bench('any')], votes: [vote('anna', 'approved')] };
    expect([outcomeOfRound(round), outstanding(round)]).toEqual([null, []]);
  });

  it('one outcome: nobody is asked any more exactly when it is decided', () => {
    const order = fc.constantFrom('sequence' as const, 'parallel' as const);
    const some = fc.shuffledSubarray(PEOPLE, { minLength: 1 });
    const many = fc.array(
      fc.tuple(quorum, some).map(([of, people]) => bench(of, ...people)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        order,
        many,
        fc.array(fc.constantFrom(...VERDICTS), { minLength: 20 }),
        (way, all, verdicts) => {
          let round = { order: way, benches: all, votes: [] as Vote[] };
          for (const verdict of verdicts) {
            const [next] = outstanding(round);
            if (next === undefined || outcomeOfRound(round) !== null) break;
            expect(openBenches(round).length).toBeGreaterThan(0);
            round = { ...round, votes: [...round.votes, vote(next, verdict)] };
          }
          expect(outcomeOfRound(round)).not.toBeNull();
        },
      ),
    );
  });
});
