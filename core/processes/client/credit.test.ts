import { describe, expect, it } from 'vitest';
import { rub } from '../testing/money.ts';
import { both, head, INN, logistician, person, seller } from '../testing/people.ts';
import { played, type Step, toldOf } from '../testing/played.ts';
import { creditForm, creditLines, creditOf } from './credit.ts';
import { client } from './index.ts';
import { model } from './testing/model.ts';

const director = person('director', ['director']);
const [first = { fact: { type: '' }, by: null }] = model.opened;
const explained: Step = [
  seller,
  { ...(model.facts.explanationsGiven?.[1] as object), type: 'explanationsGiven' },
];
const contract = (more: object = {}): Step => [
  seller,
  { ...(model.facts.contractConcluded?.[0] as object), ...more, type: 'contractConcluded' },
];
const sets = (terms: object, by = director): Step => [by, { type: 'creditTermsSet', ...terms }];
const play = (...steps: Step[]) => played(client, `k${INN}`, [[first.by, first.fact], ...steps]);
const termsAfter = (...steps: Step[]) => creditOf(play(...steps).current.context);

const missing = (what: string) => ({ key: `client.card.${what}` });

describe('the credit of a client', () => {
  it('is unknown until somebody has set it: absent, never zero', () => {
    expect(termsAfter()).toEqual({});
    expect(creditLines(play().current.context)).toMatchObject([
      { value: { params: { items: { list: ['noGrade', 'noLimit', 'noDeferral'].map(missing) } } } },
    ]);
  });

  it('begins with what the contract says, and who set that', () => {
    const limit = rub(500_000_00);
    expect(termsAfter(explained, contract({ creditLimit: limit, limitSetBy: 'director' }))).toEqual({
      limit,
      days: 30,
      setBy: 'director',
      setOn: '2026-11-20',
    });
    expect(termsAfter(explained, contract())).not.toHaveProperty('limit');
  });

  it('is set as a whole by the director or a head, with the day by the company; what was before is kept', () => {
    const late = '2026-11-24T22:30:00.000Z';
    const set: Step = [director, { type: 'creditTermsSet', grade: 'B', limit: rub(100) }, late];
    const { context } = play(explained, contract(), set, sets({ grade: 'C', days: 3 }, head)).current;
    expect(context.credit).toEqual([
      { grade: 'B', limit: rub(100), setBy: 'director', setOn: '2026-11-25' },
      { grade: 'C', days: 3, setBy: 'head', setOn: '2026-11-24' },
    ]);
    expect(creditOf(context)).not.toHaveProperty('limit');
    expect(creditLines(context)).toHaveLength(3);
  });

  it('is set by nobody else, and never without a grade or below zero', () => {
    for (const by of [seller, logistician, both, person('accountant', ['accountant'])])
      expect(play(sets({ grade: 'A' }, by)).refused).toBe('not-allowed');
    expect(play(sets({ limit: rub(1) })).refused).toBe('invalid');
    expect(play(sets({ grade: 'A', limit: rub(-1) })).refused).toBe('invalid');
    expect(play(sets({ grade: 'A', limit: rub(0) })).refused).toBeUndefined();
  });

  it('is told once to each who works with the client', () => {
    expect(toldOf(play(sets({ grade: 'A' })))).toEqual(['sales-1 client.notice.creditTermsSet']);
  });

  it('a form begins with what holds now', () => {
    const { current } = play(sets({ grade: 'A', days: 0 }));
    expect(creditForm.starts?.(current, {} as never)).toEqual({ grade: 'A', days: 0 });
  });
});
