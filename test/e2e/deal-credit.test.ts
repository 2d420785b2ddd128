import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { DealScene, DUE, rub, SKIP } from './deal-scene.ts';

const LONG = { timeout: 240_000 };

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

it(
  'a discount sent back is described anew, and the director sees what changed (S2-32, S2-33, G-04)',
  LONG,
  async () => {
    const { pavel } = scene;
    const deal = await scene.sentDeal();
    await scene.bring(deal, { type: 'discountAsked' });
    await scene.asksDiscount(deal, '50 000', 'Просит десять процентов');
    await scene.decides(
      pavel,
      'returned',
      'Просит десять процентов',
      'Столько не можем, предложите вдвое меньше',
    );
    await scene.reached(deal, 'rework.describe');
    await scene.asksDiscount(deal, '25 000', 'Вдвое меньше, клиент согласен');
    const card = wordsOf(await pavel.sees('Вдвое меньше, клиент согласен'));
    expect(card).toMatch(/50\s000\s₽ → 25\s000\s₽/);
    await scene.decides(pavel, 'approved', 'Вдвое меньше, клиент согласен');
    await scene.reached(deal, 'preparing.quote');
  },
);

it(
  'shipped on a deferral: papers sent back by the accountant, and the payment ends the deal (S2-55 to S2-57, G-05, G-28)',
  LONG,
  async () => {
    const { company, anna, irina, vera } = scene;
    const deal = await scene.invoicedDeal();
    await scene.bring(deal, {
      ...{ type: 'deferralAsked', files: ['fdemocontract'], reason: 'Платит после поставки' },
      ...{ until: '2026-12-04', ships: true },
    });
    await scene.reached(deal, `${DUE}.deferred`);
    await scene.reached(deal, 'fulfilment.goods.inWarehouse');
    await company.settle();
    await scene.does(anna, 'deal.button.goodsDispatched', deal, { eta: SKIP });
    await irina.sees('находится в пути');
    await scene.does(anna, 'deal.button.cargoUnloaded', deal);
    await irina.press('deal.ownButton.goodsCollected', 'находится на складе');
    await company.settle();
    const gathers = () =>
      scene.does(anna, 'deal.button.closingGathered', deal, {
        points: { press: ['form.all', 'form.done'] },
        files: SKIP,
      });
    await gathers();
    await scene.does(vera, 'deal.button.closingReturned', deal, { missing: 'Нет подписи на накладной' });
    await anna.sees('Нет подписи на накладной');
    await scene.reached(deal, 'fulfilment.goods.closing');
    await gathers();
    await scene.does(vera, 'deal.button.closingConfirmed', deal);
    await scene.reached(deal, 'fulfilment.goods.complete');
    await scene.bring(
      deal,
      { type: 'paymentReceived', amount: rub(500_000_00), on: '2026-11-30' },
      scene.people.accountant,
    );
    await scene.reached(deal, 'won');
  },
);
