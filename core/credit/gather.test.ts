import { describe, expect, it } from 'vitest';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { Ground } from '../documents/testing/ground.ts';
import type { CaseQuery } from '../ports/cases.port.ts';
import type { Process } from '../processes/process.ts';
import { verbatim } from '../texts/text.ts';
import { gatherStanding } from './gather.ts';

const rub = (minor: number) => ({ minor, currency: 'RUB' as const });
const found = (id: string, process: string, context: object): Case => ({ id, process, context }) as Case;

/** A house with a client's file, a process that owes and one that decides; what was asked of the store is kept. */
function house(stored: Case[]) {
  const asked: CaseQuery[] = [];
  const list = async (query: CaseQuery) => {
    asked.push(query);
    return stored.filter(({ process }) => process === query.process);
  };
  const title = ({ id }: Case) => verbatim(id);
  const processes: Pick<Process, 'name' | 'title' | 'credit' | 'owed' | 'decisions'>[] = [
    { name: 'client', title, credit: ({ context }) => context },
    {
      name: 'bill',
      title,
      owed: ({ context }) => (context.rest === 0 ? null : { ...context, rest: rub(context.rest) }),
    },
    { name: 'verdict', title, decisions: ({ context }) => context },
    { name: 'other', title },
  ];
  const cases = {
    all: () => processes,
    process: (name: string) => processes.find((one) => one.name === name),
    load: async (id: string) => stored.find((one) => one.id === id) ?? null,
  } as unknown as Cases;
  const ports = {
    cases: { list },
    clock: { now: () => '2026-11-24T09:00:00.000Z' },
    company: { zone: 'Europe/Moscow' },
  } as unknown as Parameters<typeof gatherStanding>[0];
  return { asked, standing: (except?: string) => gatherStanding(ports, cases, 'k1', except) };
}

describe('the credit of a client, as the stores know it', () => {
  const file = found('k1', 'client', { grade: 'B', limit: rub(100) });
  const bills = [
    found('i1', 'bill', { number: '1', rest: 30, due: '2026-11-20' }),
    found('i2', 'bill', { number: '2', rest: 0 }),
    found('i3', 'bill', { number: '3', rest: 5 }),
  ];

  it('holds its terms, and the rests of open cases only', async () => {
    const { standing, asked } = house([file, ...bills]);
    expect(await standing()).toEqual({
      grade: 'B',
      limit: rub(100),
      exposure: rub(35),
      overdue: rub(30),
      overdueItems: [{ caseId: 'i1', number: '1', rest: rub(30), due: '2026-11-20' }],
      decisions: [],
      takenAt: '2026-11-24T09:00:00.000Z',
    });
    expect(asked).toContainEqual({ process: 'bill', partyIds: ['k1'], closed: false });
    expect(asked.map(({ process }) => process)).not.toContain('other');
  });

  it('leaves out the debt of the case that is decided about', async () => {
    expect((await house([file, ...bills]).standing('i1')).exposure).toEqual(rub(5));
  });

  it('of a client without a file knows no terms', async () => {
    const standing = await house(bills).standing();
    expect(standing).not.toHaveProperty('grade');
    expect(standing.exposure).toEqual(rub(35));
  });

  it('gathers decisions of all its approvals', async () => {
    const decided = (number: string, at: string) => ({
      caseId: 'p',
      name: 'quote',
      number,
      verdict: 'approved',
      at,
      by: 'd',
    });
    const { standing } = house([
      found('p1', 'verdict', [
        decided('1', '2026-11-01T00:00:00.000Z'),
        decided('3', '2026-11-03T00:00:00.000Z'),
      ]),
      found('p2', 'verdict', [decided('2', '2026-11-02T00:00:00.000Z')]),
    ]);
    expect((await standing()).decisions.map(({ number }) => number)).toEqual(['3', '2', '1']);
  });
});

describe('a case that asks what its client owes', () => {
  const facts = (ground: Ground) => ground.entries.map(({ fact }) => fact.type);

  it('hears it as a fact of Caravan', async () => {
    const ground = new Ground();
    await ground.bring({ type: 'opened', name: 'ООО «Ромашка»' }, { type: 'weighed' });
    await ground.settle();
    const heard = ground.entries.at(-1);
    expect(heard?.actor).toMatchObject({ person: null, role: 'caravan' });
    expect(heard?.fact).toMatchObject({
      type: 'standingTaken',
      standing: { exposure: rub(0), takenAt: ground.now },
    });
  });

  it('hears it once, wherever the process dies', async () => {
    for (let survived = 0; survived < 5; survived += 0.5) {
      const ground = new Ground();
      await ground.bring({ type: 'opened', name: 'ООО «Ромашка»' }, { type: 'weighed' });
      ground.writesLeft = survived;
      await ground.settle().catch(() => {});
      ground.writesLeft = Number.POSITIVE_INFINITY;
      await ground.settle();
      expect(facts(ground), `${survived} writes`).toEqual(['opened', 'weighed', 'standingTaken']);
    }
  });
});
