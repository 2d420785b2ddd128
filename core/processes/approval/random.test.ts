import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { type Decision, decide } from '../../cases/decide.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import { canonical } from '../../cases/hash.ts';
import { project, replay } from '../../cases/project.ts';
import { standsInFor } from '../../people/absence.ts';
import type { Person } from '../../people/person.ts';
import { head, person, seller } from '../testing/people.ts';
import { type Approval, askedNow } from './context.ts';
import { approval } from './index.ts';
import { bench, named, submission } from './testing/model.ts';

/** `npm run test:random` plays more; these take some seconds. */
const RUNS = Number(process.env.RUNS ?? 2000);
const AT = '2026-11-24T09:00:00.000Z';
const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

/** Whoever stands in for the director now, and for the accountant only later. */
const standsIn = (one: Person): Person => ({
  ...one,
  standsInFor: [
    {
      person: 'director',
      roles: ['director'],
      from: '2026-11-24T00:00:00.000Z',
      to: '2026-11-25T00:00:00.000Z',
    },
    {
      person: 'accountant',
      roles: ['accountant'],
      from: '2026-12-01T00:00:00.000Z',
      to: '2026-12-02T00:00:00.000Z',
    },
  ],
});
const DOERS: (Person | null)[] = [
  person('director', ['director']),
  person('accountant', ['accountant']),
  standsIn(head),
  standsIn(seller),
  person('sales-2', ['sales']),
  person('contact', [], { partyId: submission().client, as: 'client' }),
  { ...person('gone', ['director']), dismissedAt: '2026-11-01T00:00:00.000Z' },
  null,
];
const PEOPLE = ['director', 'accountant', 'head', 'sales-1', 'sales-2', 'gone'];
const VOTES = ['approved', 'rejected', 'returned'];

const who = fc.constantFrom(...PEOPLE);
const benches = fc.array(
  fc
    .tuple(fc.constantFrom('any', 'all', 'majority'), fc.uniqueArray(who, { minLength: 1, maxLength: 4 }))
    .map(([of, people]) => bench(of as 'any', ...people)),
  { minLength: 1, maxLength: 3 },
);
const fact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...VOTES).map((type) => ({ type, comment: 'i1' })) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 9 })
      .map((version) => ({ type: 'submitted', ...submission({ version }) })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), benches, fc.constantFrom('sequence', 'parallel'))
      .map(([round, all, order]) => ({ ...named(round, ...all), order })),
  },
  who.map((to) => ({ type: 'transferred', to })),
  who.map((one) => ({ type: 'approverAdded', person: one })),
  fc.tuple(who, who).map(([from, to]) => ({ type: 'reassigned', from, to })),
  fc.constantFrom('questionAsked', 'questionAnswered').map((type) => ({ type, words: 'i2' })),
  fc.constantFrom('requestWithdrawn', 'recalled', 'reminded', 'soughtAgain').map((type) => ({ type })),
);
/** Who, what, and whether it is what would really come then: Caravan's own facts from Caravan, about the newest round. */
type Wish = [who: number, what: Fact, isReal: boolean];
const steps: fc.Arbitrary<Wish[]> = fc.array(
  fc.tuple(fc.nat({ max: DOERS.length - 1 }), fact, fc.boolean()),
  { minLength: 20, maxLength: 60 },
);

function meant([index, wished, isReal]: Wish, before: Case<Approval> | null) {
  const isCaravans = wished.type === 'submitted' || wished.type === 'approversNamed';
  if (!isReal || !isCaravans) return { doer: DOERS[index] ?? null, one: wished };
  const round = before?.context.rounds.length ?? 0;
  return { doer: null, one: wished.type === 'submitted' ? wished : { ...wished, round } };
}

it(
  'in any course of commands nobody decides without the right, nobody his own, and once a round (design 2.5, 2.9)',
  () => {
    let decidedRounds = 0;
    const course = fc.property(steps, (all) => {
      const journal: Entry[] = [];
      let current: Case<Approval> | null = null;
      const wishes: Wish[] = [[DOERS.length - 1, { type: 'approvalOpened' }, false], ...all];
      for (const [n, wish] of wishes.entries()) {
        const before: Case<Approval> | null = current;
        const { doer, one } = meant(wish, before);
        const command = { commandId: `${n}`, process: 'approval', caseId: 'yd1-quote', fact: one, doer };
        const decision: Decision = decide(approval, before, { ...command, channel: 'internal' }, AT, crypto);
        if ('refused' in decision) continue;
        const entry: Entry = decision.accepted;
        journal.push(entry);
        current = project(approval, before, entry);
        if (!VOTES.includes(entry.fact.type) || before === null) continue;
        const asked = askedNow(before.context);
        const inPlaceOf = entry.actor.substituteFor ?? doer?.id ?? '';
        expect(doer?.dismissedAt).toBeUndefined();
        expect(asked).toContain(inPlaceOf);
        if (inPlaceOf !== doer?.id) expect(standsInFor(doer as Person, AT)).toContain(inPlaceOf);
        const round = before.context.rounds.at(-1);
        expect(doer?.id).not.toBe(round?.submission.requester);
        expect(round?.votes.map(({ by }) => by)).not.toContain(doer?.id);
        expect(round?.decided).toBeUndefined();
      }
      const answers = journal.flatMap(({ effects }) =>
        effects.filter((effect) => effect.type === 'command' && effect.fact.type === 'approvalDecided'),
      );
      const rounds = current?.context.rounds ?? [];
      const decided = rounds.filter((round) => round.decided !== undefined);
      decidedRounds += decided.length;
      expect(answers).toHaveLength(decided.length);
      expect(canonical(replay(approval, journal))).toBe(canonical(current));
      if (current?.stages['deciding.votes'] !== undefined) {
        expect(askedNow(current.context).length, 'somebody is asked while it is open').toBeGreaterThan(0);
      }
    });
    fc.assert(course, { numRuns: RUNS });
    expect(decidedRounds).toBeGreaterThan(100);
  },
  Math.max(60_000, RUNS * 50),
);
