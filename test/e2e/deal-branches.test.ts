import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import { pressUpdate } from '../builders/updates.ts';
import { DealScene, DUE, IN_STOCK, paper, QUOTE, quoted, rub, SKIP } from './deal-scene.ts';
import type { Hand } from './hand.ts';

const LONG = { timeout: 240_000 };
const HOUR = 3_600_000;

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

/** The buttons of the newest message that says this. */
async function offered(who: Hand, words: string): Promise<string[]> {
  return buttonsOf(await who.sees(words)).map(({ text }) => text);
}

describe('a deal on its way to the quote', () => {
  it(
    'goods to be bought: the supplier’s price, a quote without approval, supply, warehouse (S2-11 to S2-17, S2-49)',
    LONG,
    async () => {
      const { company, anna, irina } = scene;
      const deal = await scene.dealWith();
      await scene.does(anna, 'deal.button.stockAnswered', deal, {
        stock: { press: ['deal.stock.purchase'] },
        note: SKIP,
      });
      await scene.reached(deal, 'purchase');
      await scene.does(anna, 'deal.button.supplierPriced', deal, {
        supplier: 'ООО «Насосмаш»',
        price: '400 000',
        days: '7',
      });
      await scene.does(anna, 'deal.button.quoteFormed', deal, QUOTE);
      await scene.does(anna, 'deal.button.quoteReleased', deal);
      await anna.sees('уходит клиенту');
      await scene.later(61_000);
      await irina.press('deal.ownButton.quoteAccepted', `№ ${await scene.numberOf(deal)}:`);
      await company.settle();
      await scene.does(anna, 'deal.button.invoiceIssued', deal, {
        files: paper('Счёт.pdf'),
        number: '81',
        due: '30.11',
      });
      const money = { type: 'paymentReceived', amount: rub(500_000_00), on: '2026-11-24' };
      await scene.bring(deal, money, scene.people.accountant);
      await scene.reached(deal, 'fulfilment.goods.awaitingSupply');
      await scene.does(anna, 'deal.button.goodsArrived', deal, { warehouse: { press: ['Ростов'] } });
      await scene.reached(deal, 'fulfilment.goods.inWarehouse');
      expect(await company.entries(deal, 'approvalAsked')).toEqual([]);
    },
  );

  it('beyond the thresholds only the approval is offered (G-02)', LONG, async () => {
    const { anna } = scene;
    const deal = await scene.dealWith(...IN_STOCK, quoted({ cost: rub(490_000_00) }));
    const buttons = await offered(anna, await scene.titleOf(deal));
    expect(buttons).toContain('На согласование');
    expect(buttons).not.toContain('Отправить клиенту');
  });

  it(
    'a quote changed while the director looks at it: the old card refuses with the reason, the new one shows the change',
    LONG,
    async () => {
      const { company, pavel } = scene;
      const deal = await scene.dealWith(...IN_STOCK, quoted(), {
        type: 'approvalAsked',
        reason: 'Первый заказ',
      });
      const old = await pavel.button('approval.button.approved', 'Первый заказ');
      await scene.bring(deal, quoted({ cost: rub(450_000_00) }));
      expect(wordsOf(await pavel.sees('версия 2'))).toMatch(/себестоимость: 400\s000\s₽ → 450\s000\s₽/);
      const late = pressUpdate(pavel.who.userId, old.message_id, old.data);
      await company.bring('staff', late);
      const answers = company.double.controls
        .log()
        .filter(({ payload }) => payload.callback_query_id === late.callback_query?.id);
      expect(JSON.stringify(answers)).toContain('отправлена версия 2');
      await scene.reached(deal, 'approval.asked');
      await scene.bring(deal, { type: 'approvalRecalled' });
      await scene.reached(deal, 'preparing.choice');
    },
  );

  it(
    'the stock task in working days: overdue, daily, then the head; the answer ends it (S2-09, G-06)',
    LONG,
    async () => {
      const { anna, company, oleg } = scene;
      const deal = await scene.dealWith();
      const title = await scene.titleOf(deal);
      const asked = anna.times(title);
      // Friday at six is three working days later; people are told an hour before.
      await company.passTo('2026-11-27T14:30:00.000Z');
      await company.settle();
      expect(anna.times(title)).toBe(asked + 1);
      await company.passTo('2026-11-27T15:30:00.000Z');
      await company.settle();
      expect(anna.times(title)).toBe(asked + 2);
      expect(oleg.times(title)).toBe(0);
      // The days between are days off.
      await company.passTo('2026-11-30T06:59:00.000Z');
      expect(oleg.times(title)).toBe(0);
      await company.passTo('2026-11-30T07:01:00.000Z');
      await company.settle();
      expect(oleg.times(title)).toBe(1);
      await scene.bring(deal, IN_STOCK[0]!);
      const answered = anna.times(title);
      await company.passTo('2026-12-01T06:00:00.000Z');
      expect(anna.times(title)).toBe(answered);
    },
  );
});

describe('a deal after the quote', () => {
  it(
    'a discount is granted: a new quote within it needs no second approval (S2-32 to S2-34, G-04a)',
    LONG,
    async () => {
      const { anna, pavel } = scene;
      const deal = await scene.sentDeal();
      await scene.bring(deal, { type: 'discountAsked' });
      await scene.asksDiscount(deal, '50 000', 'Берёт каждый месяц');
      await scene.decides(pavel, 'approved', 'Берёт каждый месяц');
      await scene.reached(deal, 'preparing.quote');
      await scene.does(anna, 'deal.button.quoteFormed', deal, {
        ...QUOTE,
        files: paper('КП со скидкой.pdf'),
        sum: '450 000',
        cost: '440 000',
      });
      await scene.does(anna, 'deal.button.quoteReleased', deal);
      await scene.later(61_000);
      await scene.reached(deal, 'quoteSent');
    },
  );

  it(
    'a discount larger than the quote is refused: the director reads what was corrected, and what the client owes now (S2-33)',
    LONG,
    async () => {
      const { company, anna, pavel } = scene;
      const deal = await scene.sentDeal();
      await scene.bring(deal, { type: 'discountAsked' });
      await scene.press(anna, 'deal.button.discountSubmitted', deal);
      await anna.hears('deal.ask.discount.discount');
      await anna.type('900 000');
      await anna.hears('deal.ask.discount.reason');
      await anna.type('Просит скидкуу');
      await anna.press('form.send', 'Просит скидкуу');
      await anna.hears('refusal.discount-too-large');
      await anna.type('45 000');
      await anna.press('form.correct', 'Просит скидкуу');
      await anna.press('deal.label.reason', 'Что исправить');
      await anna.hears('deal.ask.discount.reason');
      await anna.type('Берёт вторую машину');
      await scene.later(HOUR);
      await anna.press('form.send', 'Берёт вторую машину');
      await company.settle();
      const card = wordsOf(await pavel.sees('Берёт вторую машину'));
      expect(card).toContain('Товар: Насос ЦНС');
      expect(card).not.toContain('скидкуу');
      const { standing } = await scene.context<{ standing: { takenAt: string } }>(deal);
      expect(standing.takenAt.slice(0, 16)).toBe(company.clock.now().slice(0, 16));
    },
  );

  it(
    'a client whom nobody can reach: the manager passes the quote on himself, the file beside (G-03)',
    LONG,
    async () => {
      const { company, anna } = scene;
      const silent = await company.client('working');
      const deal = await scene.dealOf(silent.id, ...IN_STOCK, quoted());
      await scene.asksApproval(deal, 'Лимита ещё нет');
      await scene.decides(scene.pavel, 'approved', 'Лимита ещё нет');
      await scene.later(61_000);
      await scene.reached(deal, 'sending.byHand');
      const title = await scene.titleOf(deal);
      await anna.waitFor(
        (view) =>
          view.messages.some(
            ({ caption = '' }) => caption.includes(title) && caption.includes('Передайте файл сами'),
          ) || undefined,
        'the task with the file',
      );
      await scene.does(anna, 'deal.button.quoteHandedOver', deal, { how: { press: ['deal.how.courier'] } });
      await scene.reached(deal, 'quoteSent');
    },
  );

  it(
    'a deferral beyond the days of the client is the director’s; refused, the old day counts (S2-43, G-28)',
    LONG,
    async () => {
      const { anna, pavel } = scene;
      const deal = await scene.invoicedDeal();
      const defer = (until: string, reason: string) =>
        scene.does(anna, 'deal.button.deferralAsked', deal, {
          files: paper('Спецификация.pdf'),
          until,
          reason,
        });
      await defer('30.01.2027', 'Ждёт бюджета');
      await scene.reached(deal, `${DUE}.asked`);
      await scene.decides(pavel, 'rejected', 'Ждёт бюджета', 'Слишком долго');
      await scene.reached(deal, `${DUE}.invoiced`);
      await defer('15.01.2027', 'Согласен на две недели меньше');
      await scene.decides(pavel, 'approved', 'Согласен на две недели меньше');
      await scene.reached(deal, `${DUE}.deferred`);
      await scene.irina.sees('согласовали отсрочку');
    },
  );

  it(
    'the client answers: papers, a dispute that stops the chase, a promise, somebody else (bar 7)',
    LONG,
    async () => {
      const { company, anna, irina } = scene;
      const deal = await scene.invoicedDeal();
      const about = `№ ${await scene.numberOf(deal)}`;
      const answers = async (button: string, given: Parameters<Hand['answers']>[0]) => {
        await irina.press(`deal.ownButton.${button}`, about);
        await irina.answers(given);
        await company.settle();
      };
      await answers('documentsAsked', { what: 'Оригинал счёта' });
      await anna.sees('Оригинал счёта');
      await scene.does(anna, 'deal.button.documentsResent', deal, { files: SKIP });
      await irina.sees('Направляем документы к счёту № 78');
      await answers('invoiceDisputed', { dispute: 'Цена не та, что в КП' });
      await anna.sees('Цена не та, что в КП');
      await scene.reached(deal, `${DUE}.disputed`);
      const before = (await company.entries(deal, 'clientReminded')).length;
      await scene.later(9 * 24 * HOUR);
      expect(await company.entries(deal, 'clientReminded')).toHaveLength(before);
      await scene.does(anna, 'deal.button.disputeResolved', deal, { outcome: 'Сверили, цена верная' });
      await scene.reached(deal, `${DUE}.invoiced`);
      await answers('contactNamed', { contact: 'Мария Белова, +7 912 111-22-33' });
      await anna.sees('Мария Белова');
      const rest = (await scene.context<{ payments: unknown[] }>(deal)).payments;
      expect(rest).toEqual([]);
    },
  );
});
