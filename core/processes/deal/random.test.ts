import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { decide } from '../../cases/decide.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import { canonical } from '../../cases/hash.ts';
import { project, replay } from '../../cases/project.ts';
import type { Person } from '../../people/person.ts';
import { head, logistician, person, seller } from '../testing/people.ts';
import type { Step } from '../testing/played.ts';
import { type Deal, isPaid } from './context.ts';
import { beyondManager } from './granting.ts';
import { deal } from './index.ts';
import { CLOSING_POINTS } from './lists.ts';
import { model } from './testing/model.ts';
import { accountant, by, client, director, opened, quote, way } from './testing/play.ts';

/** `npm run test:random` plays thousands; here as many as take a few seconds. */
const RUNS = Number(process.env.RUNS ?? 200);
const AT = '2026-11-24T09:00:00.000Z';
const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};
const stranger = person('other-client', [], { partyId: 'k7700000000', as: 'client' });
const gone: Person = { ...person('gone', ['sales', 'head']), dismissedAt: '2026-11-01T00:00:00.000Z' };
/** Most of what is wished comes from those who may; the rest must change nothing. */
const DOERS = [null, null, seller, seller, head, logistician, client, accountant, director, stranger, gone];

/** Every fact with every content that the walk knows, decisions on versions that are over or yet to come, and more. */
const WISHES: Fact[] = [
  ...Object.entries(model.facts).flatMap(([type, contents]) =>
    contents.map((content) => ({ type, ...(content as object) })),
  ),
  // Beyond what the manager may send alone.
  { ...quote, cost: { minor: 495_000_00, currency: 'RUB' } },
  ...['quote', 'discount', 'deferral'].flatMap((name) =>
    [2, 3].flatMap((version) =>
      ['approved', 'rejected', 'returned'].map((verdict) => ({
        type: 'approvalDecided',
        name,
        version,
        verdict,
        by: 'director',
      })),
    ),
  ),
];

/** The ways of the seed: chance begins after each step of each. */
const WAYS: Step[][] = [
  [
    ...way.CLOSING,
    by(logistician, 'closingGathered', { points: [...CLOSING_POINTS] }),
    by(accountant, 'closingConfirmed'),
  ],
  way.OVERDUE,
  way.DISCOUNT,
  way.ASKED,
  way.PURCHASE,
];
const BEGINNINGS = WAYS.flatMap((steps) => steps.map((_, n) => steps.slice(1, n + 1)));

interface Course {
  journal: Entry[];
  current: Case<Deal>;
}

function brought(course: Course | null, [doer, fact, at = AT]: Step, n: string): Course | null {
  const command = { commandId: n, process: 'deal', caseId: 'd1', fact, doer, channel: 'internal' as const };
  const decision = decide(deal, course?.current ?? null, command, at, crypto);
  if ('refused' in decision) return null;
  const entry = decision.accepted;
  return {
    journal: [...(course?.journal ?? []), entry],
    current: project(deal, course?.current ?? null, entry),
  };
}

/** What must have been before the deal may stand where it stands now. */
function faults({ journal, current }: Course, before: Case<Deal>): string[] {
  const entry = journal.at(-1) as Entry;
  const { actor, fact } = entry;
  const entered = (path: string) => current.stages[path] !== undefined && before.stages[path] === undefined;
  const had = (...types: string[]) => journal.some((one) => types.includes(one.fact.type));
  const found: [boolean, string][] = [
    [actor.person === gone.id, 'somebody who left acted'],
    [actor.party !== undefined && actor.party !== current.context.client, 'a stranger acted'],
    [
      ['paymentReceived', 'paymentNotFound', 'closingConfirmed'].includes(fact.type) &&
        actor.role !== 'accountant',
      `${fact.type} by ${actor.role}`,
    ],
    [fact.type === 'approvalDecided' && actor.role !== 'caravan', 'a decision by hand'],
    [fact.type === 'dealReopened' && actor.role !== 'head', 'reopened by another one than the head'],
    [
      entered('sending.scheduled') &&
        !(fact.type === 'quoteReleased' && beyondManager(before.context).length === 0) &&
        !(fact.verdict === 'approved' && fact.version === before.context.rounds.quote),
      'a quote leaves that nobody was free to send',
    ],
    [entered('quoteSent') && !had('quoteDispatched', 'quoteHandedOver'), 'a quote is sent that never left'],
    [entered('invoicing') && !had('quoteAccepted'), 'an invoice without a word of the client'],
    [entered('fulfilment') && current.context.invoice === undefined, 'money is awaited without an invoice'],
    [entered('fulfilment.payment.paid') && !isPaid(current.context), 'paid without the money'],
    [
      current.context.released === true &&
        before.context.released !== true &&
        !isPaid(current.context) &&
        current.context.deferral?.ships !== true,
      'goods leave unpaid',
    ],
    [
      entered('fulfilment.goods.confirming') && current.context.points.length < CLOSING_POINTS.length,
      'papers lack',
    ],
    [current.value === 'won' && !(isPaid(current.context) && had('closingConfirmed')), 'won too early'],
  ];
  return found.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}

it(
  'in any course of commands no stage is reached without its duties, and replay equals state (design 2.1, 2.9)',
  () => {
    const reached = new Map<string, number>();
    const choices = fc.array(fc.nat({ max: WISHES.length * DOERS.length - 1 }), {
      minLength: 400,
      maxLength: 1200,
    });
    const courseFrom = (beginning: Step[]) =>
      fc.property(choices, (all) => {
        const first = { ...opened, sales: seller.id, logistician: 'logistician-1' };
        let now = brought(null, [head, first], 'opened') as Course;
        for (const [n, step] of beginning.entries()) now = brought(now, step, `beginning/${n}`) as Course;
        for (const [n, choice] of all.entries()) {
          const wish = WISHES[choice % WISHES.length] as Fact;
          const next = brought(now, [DOERS[Math.floor(choice / WISHES.length)] ?? null, wish], `${n}`);
          if (next === null) continue;
          expect(faults(next, now.current)).toEqual([]);
          now = next;
        }
        expect(canonical(replay(deal, now.journal))).toBe(canonical(now.current));
        for (const { value } of now.journal) {
          const stage = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
          reached.set(stage, (reached.get(stage) ?? 0) + 1);
        }
      });
    const numRuns = Math.ceil(RUNS / BEGINNINGS.length);
    for (const beginning of BEGINNINGS) fc.assert(courseFrom(beginning), { numRuns, endOnFailure: true });
    expect([...reached.keys()]).toEqual(
      expect.arrayContaining(['quoteSent', 'rework', 'invoicing', 'fulfilment', 'won', 'lost']),
    );
  },
  Math.max(120_000, RUNS * 200),
);
