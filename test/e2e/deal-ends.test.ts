import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import type { SeenMessage } from '../../bots/playground/telegram-double/index.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Loss } from '../../core/processes/deal/lists.ts';
import { DealScene, DUE, IN_STOCK, INVOICE, quoted, rub, SKIP } from './deal-scene.ts';

const LONG = { timeout: 120_000 };
const APPROVAL: Fact = { type: 'approvalAsked', reason: 'Прошу посмотреть' };
const DISCOUNT: Fact[] = [
  { type: 'discountAsked' },
  { type: 'discountSubmitted', discount: rub(25_000_00), reason: 'Просит пять процентов' },
];
/** Later than the manager may grant. */
const FAR: Fact = {
  type: 'deferralAsked',
  files: ['fdemospecification'],
  until: '2027-01-15',
  reason: 'Ждёт бюджета',
  ships: false,
};

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

/** The facts after the quote was sent, for those deals that come so far. */
async function sentAnd(...facts: Fact[]): Promise<string> {
  const deal = await scene.sentDeal();
  for (const fact of facts) await scene.bring(deal, fact);
  return deal;
}

async function invoicedAnd(...facts: Fact[]): Promise<string> {
  const deal = await scene.invoicedDeal();
  for (const fact of facts) await scene.bring(deal, fact);
  return deal;
}

/** Every stage in which a deal may be given up, how it is reached, and a reason that is usual there. */
const WAYS: [stage: string, loss: Loss, reach: () => Promise<string>][] = [
  ['stockCheck', 'noGoods', () => scene.dealWith()],
  ['inStock', 'notNeeded', () => scene.dealWith(IN_STOCK[0] as Fact)],
  ['purchase', 'noGoods', () => scene.dealWith({ type: 'stockAnswered', stock: 'purchase' })],
  ['preparing.quote', 'competitor', () => scene.dealWith(...IN_STOCK)],
  ['preparing.choice', 'conditions', () => scene.dealWith(...IN_STOCK, quoted())],
  ['approval.asked', 'noAnswer', () => scene.dealWith(...IN_STOCK, quoted(), APPROVAL)],
  ['quoteSent', 'price', () => scene.sentDeal()],
  ['rework.describe', 'price', () => sentAnd({ type: 'discountAsked' })],
  ['rework.asked', 'competitor', () => sentAnd(...DISCOUNT)],
  ['invoicing', 'other', () => sentAnd({ type: 'quoteAccepted' })],
  [`${DUE}.invoiced`, 'noPayment', () => sentAnd({ type: 'quoteAccepted' }, INVOICE)],
  [`${DUE}.papers`, 'notNeeded', () => invoicedAnd({ type: 'documentsAsked' })],
  [`${DUE}.disputed`, 'conditions', () => invoicedAnd({ type: 'invoiceDisputed', dispute: 'Не та цена' })],
  [`${DUE}.asked`, 'noPayment', () => invoicedAnd(FAR)],
  [`${DUE}.deferred`, 'noPayment', () => invoicedAnd({ ...FAR, until: '2026-11-30' })],
];

describe('every way to lose a deal', () => {
  it.each(WAYS)(
    'at %s (%s): it is over, nobody is reminded, the head hears why',
    LONG,
    async (stage, loss, reach) => {
      const { anna, company, oleg } = scene;
      const deal = await reach();
      await scene.reached(deal, stage);
      const title = await scene.titleOf(deal);
      await scene.opens(anna, deal);
      await scene.does(anna, 'deal.button.dealLost', deal, {
        loss: { press: [`deal.loss.${loss}`] },
        why: SKIP,
      });
      // S2-28, S2-35: whom the price does not suit was no deal for us.
      await scene.reached(deal, loss === 'price' ? 'unqualified' : 'lost');
      const why = `Сделка закрыта. Причина: ${anna.words(`deal.loss.${loss}`)}`;
      const told = oleg.heard.map(wordsOf).filter((words) => words.startsWith(title) && words.includes(why));
      expect(told).toHaveLength(1);
      const { obligations, cases } = company.caravan.ports;
      expect((await obligations.ofCase(deal)).filter(({ state }) => state === 'open')).toEqual([]);
      const asked = await cases.list({ process: 'approval', closed: false });
      expect(asked.filter(({ stages }) => stages['deciding.votes'] !== undefined)).toEqual([]);
    },
  );

  it('G-29: the head brings it back with a reason, and it goes on from its quote', LONG, async () => {
    const { anna, company, oleg } = scene;
    const deal = await scene.sentDeal();
    await scene.opens(anna, deal);
    await scene.does(anna, 'deal.button.dealLost', deal, {
      loss: { press: ['deal.loss.competitor'] },
      why: SKIP,
    });
    await scene.opens(oleg, deal);
    await scene.does(oleg, 'deal.button.dealReopened', deal, { reason: 'Конкурент подвёл' });
    await scene.reached(deal, 'preparing.quote');
    await anna.sees('Сформируйте КП');
    expect(await company.entries(deal, 'dealReopened')).toHaveLength(1);
  });

  it('what was paid for, be it in part, is not given up: nobody is offered to', LONG, async () => {
    const { anna, company } = scene;
    const deal = await scene.invoicedDeal();
    await scene.opens(anna, deal);
    await anna.button('deal.button.dealLost', await scene.titleOf(deal));
    const part = { type: 'paymentReceived', amount: rub(1_000_00), on: '2026-11-24' };
    await scene.bring(deal, part, scene.people.accountant);
    await scene.opens(anna, deal);
    const card = anna.heard.findLast((message) => wordsOf(message).startsWith('Сделка №'));
    expect(buttonsOf(card as SeenMessage).map(({ text }) => text)).not.toContain('Закрыть без сделки');
    expect(await company.entries(deal, 'dealLost')).toEqual([]);
  });
});
