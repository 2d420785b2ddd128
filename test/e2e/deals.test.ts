import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { acceptedDeal } from './accepted-deal.ts';
import { PARTNERS } from './company.ts';
import { DealScene, DUE, IN_STOCK, paper, QUOTE, quoted, rub, SKIP } from './deal-scene.ts';

const LONG = { timeout: 240_000 };

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

describe('a deal, played through the bots', () => {
  it('the accepted run: from the request to the successful end (S2-07 to S2-56)', LONG, async () => {
    const { anna, igor, irina, pavel, vera } = scene;
    const deal = await acceptedDeal(scene, { pavel, vera });
    for (const { heard } of [anna, pavel, vera, igor, irina])
      expect(heard.filter((message) => wordsOf(message).includes('неизвест'))).toEqual([]);
    await scene.reached(deal, 'won');
  });

  it(
    'rejected, it is unqualified with the director’s words, and the head reopens it (S2-25, S2-28, G-29)',
    LONG,
    async () => {
      const { oleg, pavel } = scene;
      const deal = await scene.dealWith(...IN_STOCK, quoted(), {
        type: 'approvalAsked',
        reason: 'Спорный клиент',
      });
      await scene.decides(pavel, 'rejected', 'Спорный клиент', 'Третий месяц не платит');
      await scene.reached(deal, 'unqualified');
      await scene.bring(deal, { type: 'dealReopened', reason: 'Заплатил' }, scene.people.head);
      expect(oleg.hasSeen('Сделка закрыта')).toBe(true);
      await scene.reached(deal, 'preparing.quote');
    },
  );

  it(
    'returned three times with a new file each, the fourth version is approved (S2-26, S2-27, S2-34)',
    LONG,
    async () => {
      const { anna, company, pavel } = scene;
      const deal = await scene.dealWith(...IN_STOCK, quoted());
      for (const round of [1, 2, 3, 4]) {
        await scene.asksApproval(deal, `Согласуйте круг ${round}`);
        if (round === 4) break;
        await scene.decides(pavel, 'returned', `Согласуйте круг ${round}`, `Поправьте ${round}`);
        await scene.does(anna, 'deal.button.quoteFormed', deal, {
          ...QUOTE,
          files: paper(`КП ${round + 1}.pdf`),
          sum: `${500 + round} 000`,
        });
      }
      const fourth = wordsOf(await pavel.sees('Согласуйте круг 4'));
      expect(fourth).toMatch(/сумма: 502\s000\s₽ → 503\s000\s₽/);
      expect(fourth).toContain('новый файл');
      await scene.decides(pavel, 'approved', 'Согласуйте круг 4');
      await scene.reached(deal, 'sending.scheduled');
      const files = (await company.entries(deal, 'quoteFormed')).map(({ fact }) => String(fact.files));
      expect(new Set(files).size).toBe(4);
      await scene.press(anna, 'deal.button.sendingUndone', deal);
      await scene.later(120_000);
      await scene.reached(deal, 'preparing.choice');
    },
  );

  it(
    'a discount is refused, the price held, the client told; then the deal is lost (S2-32, S2-35, G-04)',
    LONG,
    async () => {
      const { anna, company, irina, pavel } = scene;
      const deal = await scene.sentDeal();
      await irina.press('deal.ownButton.discountAsked', `№ ${await scene.numberOf(deal)}:`);
      await irina.answers({ wanted: 'Процентов пять бы' });
      await company.settle();
      await anna.sees('Процентов пять бы');
      await scene.asksDiscount(deal, '25 000', 'Просит пять процентов');
      await scene.decides(pavel, 'rejected', 'Просит пять процентов', 'Цена и так хорошая');
      await scene.reached(deal, 'rework.refused');
      await scene.does(anna, 'deal.button.priceHeld', deal);
      await irina.sees('снизить цену сейчас не можем');
      await scene.does(anna, 'deal.button.dealLost', deal, {
        loss: { press: ['deal.loss.price'] },
        why: SKIP,
      });
      await scene.reached(deal, 'unqualified');
    },
  );

  it(
    'a deferral: reminders at ten on Saturday, Sunday and on, the director with the fifth, until the payment (S2-43 to S2-48, G-08)',
    LONG,
    async () => {
      const { anna, company, pavel } = scene;
      const deal = await scene.invoicedDeal();
      await scene.does(anna, 'deal.button.deferralAsked', deal, {
        files: paper('Спецификация.pdf'),
        until: '27.11',
        reason: 'Ждёт своего заказчика',
      });
      await scene.reached(deal, `${DUE}.deferred`);
      const { folder = [] } = await scene.context<{ folder?: { deal: string; kind: string }[] }>(
        PARTNERS.client.party,
      );
      expect(folder).toContainEqual(expect.objectContaining({ deal, kind: 'specification' }));
      await company.passTo('2026-12-03T06:59:00.000Z');
      await company.settle();
      const reminded = [
        ...(await company.entries(deal, 'deferralLapsed')),
        ...(await company.entries(deal, 'paymentChased')),
      ].map(({ at }) => at);
      expect(reminded).toEqual(
        ['11-28', '11-29', '11-30', '12-01', '12-02'].map((day) => `2026-${day}T07:00:00.000Z`),
      );
      await pavel.sees('Оплаты нет уже 5 дней');
      const payment = { type: 'paymentReceived', amount: rub(500_000_00), on: '2026-12-02' };
      await scene.bring(deal, payment, scene.people.accountant);
      await company.passTo('2026-12-05T08:00:00.000Z');
      expect(await company.entries(deal, 'paymentChased')).toHaveLength(4);
      await scene.reached(deal, 'fulfilment.goods.inWarehouse');
    },
  );
});
