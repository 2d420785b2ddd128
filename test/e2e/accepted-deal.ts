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
  await scene.press(anna, 'deal.button.stockAnswered', deal);
  await anna.answers({
    stock: { press: ['deal.stock.inStock'] },
    warehouse: { press: ['Ростов'] },
    note: SKIP,
  });
  await company.settle();
  await scene.press(anna, 'deal.button.quoteBegun', deal);
  await company.settle();
  await scene.press(anna, 'deal.button.quoteFormed', deal);
  await anna.answers(QUOTE);
  await company.settle();
  await scene.press(anna, 'deal.button.approvalAsked', deal);
  await anna.answers({ reason: 'Новый клиент, прошу проверить' });
  await company.settle();
  await pavel.sees('Новый клиент, прошу проверить');
  await pavel.press('approval.button.approved', 'Новый клиент');
  await company.settle();
  await anna.sees('согласовано и уходит клиенту');
  expect(irina.hasSeen('Направляем коммерческое предложение')).toBe(false);
  await scene.later(61_000);
  await irina.sees('Направляем коммерческое предложение');
  await irina.press('deal.ownButton.quoteAccepted');
  await company.settle();
  await scene.press(anna, 'deal.button.invoiceIssued', deal);
  await anna.answers({ files: paper('Счёт.pdf'), number: '78', due: '30.11' });
  await company.settle();
  await irina.sees('Направляем счёт № 78');
  await irina.press('deal.ownButton.paymentReported', '№ 78');
  await irina.answers({ files: paper('Платёжка.pdf') });
  await company.settle();
  await scene.reached(deal, `${DUE}.claimed`);
  await vera.press('deal.button.paymentReceived', await scene.titleOf(deal));
  await vera.answers({ amount: '500 000', on: 'сегодня' });
  await company.settle();
  await irina.sees('Счёт оплачен полностью');
  await scene.reached(deal, 'fulfilment.goods.inWarehouse');
  // The client has a logistician: the goods are his.
  await scene.press(igor, 'deal.button.goodsDispatched', deal);
  await igor.answers({ eta: SKIP });
  await company.settle();
  await irina.sees('находится в пути');
  await scene.press(igor, 'deal.button.cargoUnloaded', deal);
  await company.settle();
  await irina.sees('находится на складе');
  await irina.press('deal.ownButton.goodsCollected', 'находится на складе');
  await company.settle();
  await scene.press(anna, 'deal.button.closingGathered', deal);
  await anna.answers({ points: { press: ['form.all', 'form.done'] }, files: SKIP });
  await company.settle();
  await vera.press('deal.button.closingConfirmed', await scene.titleOf(deal));
  await company.settle();
  await irina.sees('завершена: груз получен');
  await scene.reached(deal, 'won');
  return deal;
}
