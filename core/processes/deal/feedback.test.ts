import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import type { Step } from '../testing/played.ts';
import { deal } from './index.ts';
import { by, client, decided, innermost, play, quote, stageAfter, taken, way } from './testing/play.ts';

describe('the client’s answer', () => {
  it('S2-31, G-07: two working days for the feedback', () => {
    expect(stageMeta(deal.chart, 'quoteSent')?.deadline).toEqual({ workingDays: 2 });
  });

  it('a note renews the task', () => {
    const noted = play([...way.SENT, by(seller, 'feedbackNoted', { note: 'w' })]);
    expect(noted.current.stages.quoteSent?.seq).toBe(noted.current.seq);
  });

  it.each([client, seller])('S2-36: agreed, the invoice is next', (who) => {
    const agreed = play([...way.SENT, by(who, 'quoteAccepted')]);
    expect(innermost(agreed)).toEqual(['invoicing']);
    expect(deal.taskFiles?.(agreed.current, 'invoicing')).toEqual(['q1']);
  });

  it('a question reaches the manager, who can answer it', () => {
    const asked = play([...way.SENT, by(client, 'questionAsked', { question: 'w1' })]);
    expect(asked.effects[0]).toMatchObject({
      to: { role: 'sales' },
      buttons: [{ form: 'reply', arg: 'w1' }],
    });
    expect(innermost(asked)).toEqual(['quoteSent']);
  });

  it('S2-32, S2-33: a discount is described and goes to the director', () => {
    expect(stageAfter(way.REWORK)).toEqual(['rework.describe']);
    expect(stageAfter(way.DISCOUNT.slice(0, -1))).toEqual(['rework.weighing']);
    expect(play(way.DISCOUNT).effects[0]).toMatchObject({
      caseId: 'yd1-discount',
      fact: { figures: { sum: rub(480_000_00), discount: rub(20_000_00) }, files: ['q1'] },
    });
  });

  it('a discount is less than the quote', () => {
    const whole = by(seller, 'discountSubmitted', { discount: rub(500_000_00), reason: 'w' });
    expect(play([...way.REWORK, whole]).refused).toBe('discount-too-large');
  });

  it.each([
    [480_000_00, 0, undefined],
    [479_999_99, 0, 'approval-needed'],
    [480_000_00, 1, 'approval-needed'],
  ])(
    'S2-34, G-04a: granted, a quote of %i paid after %i days: a second approval?',
    (minor, days, refused) => {
      const granted: Step[] = [...way.DISCOUNT, decided('discount', 1, 'approved')];
      expect(stageAfter(granted)).toEqual(['preparing.quote']);
      const cheaper = { ...quote, sum: rub(minor), cost: rub(470_000_00), days };
      const tried = play([...granted, [seller, cheaper], taken(), by(seller, 'quoteReleased')]);
      expect(tried.refused).toBe(refused);
    },
  );

  it('G-04: refused, the manager holds the price and the client is told', () => {
    const refused: Step[] = [...way.DISCOUNT, decided('discount', 1, 'rejected')];
    expect(stageAfter(refused)).toEqual(['rework.refused']);
    const held = play([...refused, by(seller, 'priceHeld')]);
    expect(innermost(held)).toEqual(['quoteSent']);
    expect(held.effects[0]).toMatchObject({ text: 'deal.letter.priceHeld', letter: true });
  });

  it('returned, the request for a discount is described anew: the task says so, and says it once', () => {
    const returned = play([...way.DISCOUNT, decided('discount', 1, 'returned')]);
    expect(innermost(returned)).toEqual(['rework.describe']);
    expect(returned.effects.filter(({ type }) => type === 'tell')).toEqual([]);
  });

  it('taken back, it is the manager’s again', () => {
    expect(stageAfter([...way.DISCOUNT, by(seller, 'approvalRecalled')])).toEqual(['rework.describe']);
    const withdrawn = by(null, 'approvalWithdrawn', { name: 'discount', version: 1 });
    expect(stageAfter([...way.DISCOUNT, withdrawn])).toEqual(['rework.describe']);
  });
});
