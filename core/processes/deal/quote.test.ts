import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { deal } from './index.ts';
import { by, client, decided, innermost, play, quote, stageAfter, taken, way } from './testing/play.ts';

describe('stock and purchase', () => {
  it('S2-07, S2-08: a request is numbered, then the manager checks the stock', () => {
    expect(commandsOf(play(way.OPEN.slice(0, 1)))).toEqual(['number-series deals numberTaken']);
    expect(stageAfter(way.OPEN)).toEqual(['stockCheck']);
    expect(deal.holders(play(way.OPEN).current.context)).toEqual({
      sales: 'sales-1',
      logistician: 'sales-1',
    });
  });

  it.each(['stockCheck', 'purchase'])(
    'S2-09, S2-13, G-06: three working days for %s; then every day, the head after one more',
    (stage) => {
      const { deadline, ladder } = stageMeta(deal.chart, stage) ?? {};
      expect(deadline).toEqual({ workingDays: 3 });
      expect(ladder?.find(({ to }) => to === 'head')?.after).toEqual({ workingDays: 1, atHour: 10 });
      expect(ladder?.at(-1)).toMatchObject({ to: 'owner', daily: '10:00' });
    },
  );

  it('S2-10, G-01: what is in stock goes to the quote when the manager moves it', () => {
    expect(stageAfter(way.IN_STOCK)).toEqual(['inStock']);
    expect(stageAfter(way.PREPARING)).toEqual(['preparing.quote']);
  });

  it('S2-11 to S2-14: what is not in stock is priced by the supplier first', () => {
    expect(stageAfter(way.PURCHASE)).toEqual(['purchase']);
    const priced = by(seller, 'supplierPriced', { supplier: 'Насосмаш', price: rub(400_000_00), days: 14 });
    expect(stageAfter([...way.PURCHASE, priced])).toEqual(['preparing.quote']);
  });

  it('a stranger and another manager have no part in it', () => {
    expect(play([...way.OPEN, by(client, 'stockAnswered', { stock: 'purchase' })]).refused).toBe(
      'not-allowed',
    );
  });
});

describe('the choice', () => {
  const choice = (change: object, known: object = {}) =>
    play([...way.PREPARING, [seller, { ...quote, ...change }], taken(known), by(seller, 'quoteReleased')]);

  it('S2-15, S2-18: the credit is looked up before it', () => {
    const formed = play([...way.PREPARING, [seller, quote]]);
    expect(innermost(formed)).toEqual(['preparing.weighing']);
    expect(formed.effects[0]).toMatchObject({ type: 'gather', party: 'k7707083893', fact: 'standingTaken' });
    expect(stageAfter(way.CHOICE)).toEqual(['preparing.choice']);
  });

  it('S2-17, G-02: a quote of the manager’s own is sent by one tap', () => {
    expect(innermost(choice({}))).toEqual(['sending.scheduled']);
  });

  it.each([
    ['a thin margin', { cost: rub(460_000_00) }, {}],
    ['a cost in another currency', { cost: { minor: 1, currency: 'EUR' } }, {}],
    ['a large sum', { sum: rub(3_000_000_01) }, {}],
    ['a client that has not paid in time', {}, { overdue: rub(1) }],
    ['days beyond the client’s', { days: 45 }, {}],
    ['a limit that it breaks', { days: 30 }, { exposure: rub(2_600_000_00) }],
    ['a limit that is not known', { days: 30 }, { limit: undefined }],
  ])('S2-16, G-02: %s needs approval, and nothing else is offered', (_, change, known) => {
    const tried = choice(change, known);
    expect(tried.refused).toBe('approval-needed');
    const buttons = stageMeta(deal.chart, 'preparing.choice')?.buttons ?? [];
    const offered = buttons.filter(({ when }) => when?.(tried.current.context) ?? true);
    expect(offered.map(({ fact }) => fact)).not.toContain('quoteReleased');
    expect(offered.map(({ fact }) => fact)).toContain('approvalAsked');
  });

  it('S2-16, G-02: a cost that nobody knows needs approval too', () => {
    const { cost, ...unknown } = quote;
    const tried = play([...way.PREPARING, [seller, unknown], taken(), by(seller, 'quoteReleased')]);
    expect(tried.refused).toBe('approval-needed');
  });

  it('S2-19: approval is asked with a reason', () => {
    expect(play([...way.CHOICE, by(seller, 'approvalAsked')]).refused).toBe('invalid');
  });
});

describe('the approval', () => {
  it('S2-21 to S2-23: the director gets file, reason and numbers', () => {
    const [command] = play(way.ASKED).effects;
    expect(command).toMatchObject({
      process: 'approval',
      caseId: 'yd1-quote',
      fact: {
        type: 'submitted',
        subject: { process: 'deal', caseId: 'd1', name: 'quote' },
        number: '7',
        requester: 'sales-1',
        version: 1,
        files: ['q1'],
        reason: 'words',
        figures: { sum: quote.sum, cost: quote.cost, vat: 22, days: 0 },
      },
    });
  });

  it('S2-24, S2-29: approved, it is sent; manager and director can undo it (G-03)', () => {
    const approved = play([...way.ASKED, decided('quote', 1, 'approved')]);
    expect(innermost(approved)).toEqual(['sending.scheduled']);
    expect(toldOf(approved)).toEqual(['sales deal.notice.approved', 'director deal.notice.sendingSoon']);
  });

  it('S2-25, S2-28: rejected, the deal is unqualified; the director’s words go along', () => {
    const rejected = play([...way.ASKED, decided('quote', 1, 'rejected', { comment: 'c1' })]);
    expect(innermost(rejected)).toEqual(['unqualified']);
    expect(rejected.effects[0]).toMatchObject({
      text: 'deal.notice.rejected',
      params: { comment: { inbox: 'c1' } },
    });
    expect(rejected.current.context.loss).toEqual({ reason: 'rejected' });
  });

  it('S2-26, S2-27: returned, the manager corrects it; each round has a version of its own', () => {
    const again = (steps: Step[], round: number): Step[] => [
      ...steps,
      decided('quote', round, 'returned', { comment: 'c' }),
      [seller, { ...quote, files: [`q${round + 1}`] }],
      taken(),
      by(seller, 'approvalAsked', { reason: 'words' }),
    ];
    const fourth = [1, 2, 3].reduce(again, way.ASKED);
    expect(stageAfter([...way.ASKED, decided('quote', 1, 'returned')])).toEqual(['preparing.quote']);
    expect(play(fourth).effects[0]).toMatchObject({ fact: { version: 4, files: ['q4'] } });
    expect(stageAfter([...fourth, decided('quote', 3, 'approved')])).toEqual(['approval.asked']);
    expect(stageAfter([...fourth, decided('quote', 4, 'approved')])).toEqual(['sending.scheduled']);
  });

  it('a new quote takes the place of the one that is looked at', () => {
    const newer: Step[] = [...way.ASKED, [seller, { ...quote, sum: rub(490_000_00) }]];
    expect(stageAfter([...newer, decided('quote', 1, 'approved')])).toEqual(['approval.weighing']);
    const submitted = play([...newer, taken()]);
    expect(submitted.effects[0]).toMatchObject({ fact: { version: 2, figures: { sum: rub(490_000_00) } } });
  });

  it('is taken back by the manager, here or on its own card', () => {
    const recalled = play([...way.ASKED, by(seller, 'approvalRecalled')]);
    expect(commandsOf(recalled)).toEqual(['approval yd1-quote recalled']);
    expect(innermost(recalled)).toEqual(['preparing.choice']);
    const withdrawn = (version: number) =>
      stageAfter([...way.ASKED, by(null, 'approvalWithdrawn', { name: 'quote', version })]);
    expect(withdrawn(1)).toEqual(['preparing.choice']);
    expect(withdrawn(2)).toEqual(['approval.asked']);
  });
});

describe('what the manager is asked to do', () => {
  const RETURNED = [...way.ASKED, decided('quote', 1, 'returned', { comment: 'why' })];

  it('S2-26, S2-27: a quote that comes back is not begun anew: who sent it, why, and what to do', () => {
    const { current } = play(RETURNED);
    expect(deal.task?.(current, 'preparing.quote')).toMatchObject({
      key: 'deal.task.preparing.quote.returned',
      params: { who: { person: 'director' }, why: { inbox: 'why' } },
    });
    expect(JSON.stringify(deal.brief?.(current, 'preparing.quote'))).not.toContain('deal.label.director');
    expect(deal.task?.(play(way.PREPARING).current, 'preparing.quote')).toBeUndefined();
  });

  it('S2-07: whoever checks the stock reads what was said with the request', () => {
    const commented = way.OPEN.map(
      ([who, fact], n): Step =>
        n === 0 ? [who, { ...fact, comment: 'to be there by Friday' }] : [who, fact],
    );
    const words = JSON.stringify(deal.brief?.(play(commented).current, 'stockCheck'));
    expect(words).toContain('to be there by Friday');
  });
});
