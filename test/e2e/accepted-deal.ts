import { expect } from 'vitest';
import { type DealScene, DUE, paper, QUOTE, SKIP } from './deal-scene.ts';
import type { Hand } from './hand.ts';
import type { SlackHand } from './slack-hand.ts';

/** The accepted run of a deal: from the request to the successful end (S2-07 to S2-56), whichever messenger who is in. Gives the deal. */
export async function acceptedDeal(
  scene: DealScene,
  { pavel, vera }: Record<'pavel' | 'vera', Hand | SlackHand>,
): Promise<string> {
  const { anna, company, igor, irina } = scene;
  await anna.type('/new');
  await anna.press('menu.newDeal');
  await anna.answers({
    client: { press: ['Уралпромснаб'] },
    goods: 'Насос ЦНС 60-330',
    quantity: '2 шт.',
    comment: SKIP,
    files: SKIP,
  });
  await company.settle();
  const [found] = await company.caravan.ports.cases.list({ process: 'deal', closed: false });
  const deal = found?.id ?? '';
  await scene.reached(deal, 'stockCheck');
  await scene.does(anna, 'deal.button.stockAnswered', deal, {
    stock: { press: ['deal.stock.inStock'] },
    warehouse: { press: ['Ростов'] },
    note: SKIP,
  });
  await scene.does(anna, 'deal.button.quoteBegun', deal);
  await scene.does(anna, 'deal.button.quoteFormed', deal, QUOTE);
  await scene.asksApproval(deal, 'Новый клиент, прошу проверить');
  await pavel.sees('Новый клиент, прошу проверить');
  await scene.decides(pavel, 'approved', 'Новый клиент');
  await anna.sees('согласовано и уходит клиенту');
  expect(irina.hasSeen('Направляем коммерческое предложение')).toBe(false);
  await scene.later(61_000);
  await irina.sees('Направляем коммерческое предложение');
  await irina.press('deal.ownButton.quoteAccepted');
  await company.settle();
  await scene.does(anna, 'deal.button.invoiceIssued', deal, {
    files: paper('Счёт.pdf'),
    number: '78',
    due: '30.11',
  });
  await irina.sees('Направляем счёт № 78');
  await irina.press('deal.ownButton.paymentReported', '№ 78');
  await irina.answers({ files: paper('Платёжка.pdf') });
  await company.settle();
  await scene.reached(deal, `${DUE}.claimed`);
  await scene.does(vera, 'deal.button.paymentReceived', deal, { amount: '500 000', on: 'сегодня' });
  await irina.sees('Счёт оплачен полностью');
  await scene.reached(deal, 'fulfilment.goods.inWarehouse');
  // The client has a logistician: the goods are his.
  await scene.does(igor, 'deal.button.goodsDispatched', deal, { eta: SKIP });
  await irina.sees('находится в пути');
  await scene.does(igor, 'deal.button.cargoUnloaded', deal);
  await irina.sees('находится на складе');
  await irina.press('deal.ownButton.goodsCollected', 'находится на складе');
  await company.settle();
  await scene.does(anna, 'deal.button.closingGathered', deal, {
    points: { press: ['form.all', 'form.done'] },
    files: SKIP,
  });
  await scene.does(vera, 'deal.button.closingConfirmed', deal);
  await irina.sees('завершена: груз получен');
  await scene.reached(deal, 'won');
  return deal;
}
