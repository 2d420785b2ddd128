import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { stageObligation } from '../../obligations/expected.ts';
import { rub } from '../testing/money.ts';
import { head, seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { deal } from './index.ts';
import { accountant, by, client, director, innermost, invoice, pays, play, way } from './testing/play.ts';
import { waits } from './waits.ts';

const MOSCOW = 'Europe/Moscow';
const DUE = 'fulfilment.payment.due';
const money = (steps: Step[]) => innermost(play(steps))[0];

describe('the invoice', () => {
  it('S2-37 to S2-40: sent to the client, its task is over and the stage another', () => {
    const issued = play(way.INVOICED);
    expect(issued.effects[0]).toMatchObject({
      text: 'deal.letter.invoice',
      files: ['i1'],
      letter: true,
      otherwise: { type: 'invoiceUndelivered' },
    });
    expect(innermost(issued)).toEqual(['invoiced', 'held']);
    expect(play([...way.INVOICING, [accountant, invoice]]).refused).toBeUndefined();
  });

  it('that reaches nobody is the manager’s to pass on', () => {
    const lostLetter = play([...way.INVOICED, by(null, 'invoiceUndelivered')]);
    expect(lostLetter.effects[0]).toMatchObject({ to: { role: 'sales' }, files: ['i1'] });
  });

  it('S2-41, G-07: two working days to find out where the payment is', () => {
    const { current } = play(way.INVOICED);
    const meta = stageMeta(deal.chart, `${DUE}.invoiced`)!;
    const entered = current.stages[`${DUE}.invoiced`]!;
    const stage = { path: `${DUE}.invoiced`, meta, entered };
    expect(stageObligation(deal, current, stage, MOSCOW)?.dueAt).toBe('2026-11-26T15:00:00.000Z');
  });

  it('is owed until it is paid', () => {
    expect(deal.owed?.(play(way.INVOICING).current)).toBeNull();
    expect(deal.owed?.(play(way.INVOICED).current)).toEqual({
      number: '7',
      sum: rub(500_000_00),
      rest: rub(500_000_00),
      due: '2026-11-30',
    });
    expect(deal.owed?.(play(way.DEFERRED).current)?.due).toBe('2026-12-18');
    expect(deal.owed?.(play([...way.INVOICED, pays(200_000_00)]).current)?.rest).toEqual(rub(300_000_00));
    expect(deal.owed?.(play(way.PAID).current)).toBeNull();
  });
});

describe('the payment', () => {
  it('S2-42, G-05: only the accountant settles it', () => {
    const fact = { amount: rub(500_000_00), on: '2026-11-27' };
    for (const who of [seller, client, head, director])
      expect(play([...way.INVOICED, by(who, 'paymentReceived', fact)]).refused).toBe('not-allowed');
    expect(money([...way.INVOICED, pays(500_000_00)])).toBe('paid');
  });

  it('may come in parts, never more than is left', () => {
    const part = play([...way.INVOICED, pays(200_000_00)]);
    expect(innermost(part)[0]).toBe('invoiced');
    expect(part.effects[0]).toMatchObject({ params: { rest: { money: rub(300_000_00) } } });
    expect(play([...way.INVOICED, pays(200_000_00), pays(300_000_01)]).refused).toBe('more-than-rest');
    expect(money([...way.INVOICED, pays(200_000_00), pays(300_000_00)])).toBe('paid');
  });

  it('S2-57: lets the goods go by itself', () => {
    expect(commandsOf(play(way.PAID))).toEqual(['deal d1 goodsReleased']);
  });

  it('ends every wait and every reminder', () => {
    for (const steps of [way.INVOICED, way.DEFERRED, way.OVERDUE])
      expect(waits(play([...steps, pays(500_000_00)]).current, MOSCOW)).toEqual([]);
  });
});

describe('what the client answers', () => {
  const says = (fact: string, data: object = {}) => play([...way.INVOICED, by(client, fact, data)]);

  it('paid, with the slip: the accountant looks, nobody chases, nothing is settled', () => {
    const told = says('paymentReported', { files: ['slip'] });
    expect(innermost(told)).toEqual(['claimed', 'held']);
    expect(told.effects[0]).toMatchObject({ to: { role: 'sales' }, files: ['slip'] });
    expect(waits(told.current, MOSCOW)).toEqual([]);
    expect(deal.owed?.(told.current)?.rest).toEqual(rub(500_000_00));
  });

  it.each([
    ['invoiced', way.INVOICED],
    ['deferred', way.DEFERRED],
    ['overdue', way.OVERDUE],
  ] as [string, Step[]][])('not found, the chase goes on where it stood: %s', (stage, steps) => {
    const claimed = [...steps, by(client, 'paymentReported')];
    expect(money([...claimed, by(seller, 'paymentNotFound')])).toBe('claimed');
    expect(money([...claimed, by(accountant, 'paymentNotFound')])).toBe(stage);
    expect(money([...claimed, pays(1_00)])).toBe(stage);
    expect(money([...claimed, pays(500_000_00)])).toBe('paid');
  });

  it('needs papers: the manager sends them again', () => {
    const wanted = says('documentsAsked', { what: 'w' });
    expect(innermost(wanted)[0]).toBe('papers');
    const resent = play([...way.INVOICED, by(client, 'documentsAsked'), by(seller, 'documentsResent')]);
    expect(innermost(resent)[0]).toBe('invoiced');
    expect(resent.effects[0]).toMatchObject({ text: 'deal.letter.papers', files: ['i1'], letter: true });
  });

  it('disputes: nobody chases until that is settled', () => {
    const disputed = says('invoiceDisputed', { dispute: 'w' });
    expect(innermost(disputed)[0]).toBe('disputed');
    expect(waits(disputed.current, MOSCOW)).toEqual([]);
    const settled = by(seller, 'disputeResolved', { outcome: 'w' });
    expect(money([...way.INVOICED, by(client, 'invoiceDisputed', { dispute: 'w' }), settled])).toBe(
      'invoiced',
    );
  });

  it('not me: the manager hears whom to ask, the chase goes on', () => {
    const named = says('contactNamed', { contact: 'w' });
    expect(innermost(named)[0]).toBe('invoiced');
    expect(toldOf(named)).toEqual(['sales deal.notice.contactNamed']);
  });

  it('will pay within what the manager may grant: it is waited until then', () => {
    const promised = says('paymentPromised', { on: '2026-12-10' });
    expect(toldOf(promised)).toEqual(['sales deal.notice.promised']);
    expect(promised.current.context.promised).toBe('2026-12-10');
    expect(waits(promised.current, MOSCOW)[0]?.at).toBe('2026-12-10T07:00:00.000Z');
  });

  it('will pay later than that: nothing moves, the manager is asked to defer (G-28)', () => {
    const promised = says('paymentPromised', { on: '2026-12-31' });
    expect(toldOf(promised)).toEqual(['sales deal.notice.promisedBeyond']);
    expect(promised.current.context.promised).toBeUndefined();
  });

  it('a day that is over or too far is no promise', () => {
    expect(says('paymentPromised', { on: '2026-11-20' }).refused).toBe('promised-in-past');
    expect(says('paymentPromised', { on: '2027-11-20' }).refused).toBe('promised-too-far');
  });

  it('every letter about the money carries these answers', () => {
    const buttons = stageMeta(deal.chart, DUE)?.buttons.map(({ fact }) => fact);
    expect(buttons).toEqual([
      'paymentReported',
      'paymentPromised',
      'documentsAsked',
      'invoiceDisputed',
      'contactNamed',
    ]);
    for (const steps of [
      way.INVOICED,
      way.DEFERRED,
      [...way.INVOICED, by(null, 'clientReminded', { round: 1 })],
    ])
      expect(play(steps).effects.find(({ type }) => type === 'tell')).toMatchObject({ stage: DUE });
  });
});
