import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { type Given, type Played, Player } from '../../bots/playground/demo/player.ts';
import { fills } from './form-filling.ts';
import type { CrashScene, Play } from './plays.ts';

/** A quote leaves a minute after it may. */
const OUT = 2;
const CLIENT = 'Уралпромснаб';

const skip: Given = { press: 'form.skip' };
const done: Given = { press: 'form.done' };
const all: Given = { press: 'form.all' };
const scan = (name: string): Given => ({ file: contractScan(), name, mime: 'application/pdf' });

function cast(scene: CrashScene) {
  const player = (who: Played) => new Player(who, scene.double, scene.caravan.ports.texts);
  const { sales, director, accountant, logistician } = COLLEAGUES;
  return {
    anna: player(sales),
    pavel: player(director),
    vera: player(accountant),
    igor: player(logistician),
    irina: player(PARTNERS.client),
  };
}

/** Presses a button of the deal under the task that it belongs to. */
async function does(who: Player, button: string, task: string): Promise<void> {
  await who.press(`deal.button.${button}`, who.words(`deal.task.${task}`));
}

/** `task`: what she is asked to do. */
async function quotes(scene: CrashScene, sum: string, task = 'deal.task.preparing.quote'): Promise<void> {
  const { anna } = cast(scene);
  await anna.press('deal.button.quoteFormed', anna.words(task));
  await fills(scene, anna, 'deal.quote', [
    ['files', scan(`КП ${sum}.pdf`)],
    ['files', done],
    ['sum', sum],
    ['cost', '400 000'],
    ['vat', { press: '22' }],
    ['days', { press: 'предоплата' }],
  ]);
}

async function asks(scene: CrashScene, reason: string): Promise<void> {
  const { anna } = cast(scene);
  await does(anna, 'approvalAsked', 'preparing.choice');
  await fills(scene, anna, 'deal.ask', [['reason', reason]]);
}

/** S2-07 to S2-30: a request, a quote that is sent back once, and the one that is approved. */
export const quoted: Play = async (scene) => {
  const { anna, pavel, irina } = cast(scene);
  await anna.type('/new');
  await anna.press('menu.newDeal');
  await fills(scene, anna, 'deal.new', [
    ['client', { press: CLIENT }],
    ['goods', 'Насос ЦНС 60-330'],
    ['quantity', skip],
    ['comment', 'Нужен к зиме.'],
    ['files', skip],
  ]);
  await does(anna, 'stockAnswered', 'stockCheck');
  await fills(scene, anna, 'deal.stock', [
    ['stock', { press: 'deal.stock.inStock' }],
    ['warehouse', { press: 'Ростов' }],
    ['note', skip],
  ]);
  await does(anna, 'quoteBegun', 'inStock');
  await quotes(scene, '480 000');
  await asks(scene, 'Первый заказ.');
  await pavel.press('approval.button.questionAsked', 'Первый заказ.');
  await fills(scene, pavel, 'approval.ask', [['words', 'Доставка в цене?']]);
  await anna.press('approval.button.questionAnswered', 'Доставка в цене?');
  await fills(scene, anna, 'approval.answer', [
    ['words', 'Нет, самовывоз.'],
    ['files', skip],
  ]);
  await pavel.press('approval.button.returned', 'Первый заказ.');
  await fills(scene, pavel, 'approval.return', [['comment', 'Дайте с доставкой.']]);
  await quotes(scene, '500 000', 'внесите новую версию');
  await asks(scene, 'Теперь с доставкой.');
  await pavel.press('approval.button.approved', 'Теперь с доставкой.');
  await scene.pass(OUT);
  await irina.press('deal.ownButton.quoteAccepted');
};

/** S2-36 to S2-56: invoice, the client's word that it has paid, the money, the goods, the papers. */
export const carriedOut: Play = async (scene) => {
  const { anna, vera, igor, irina } = cast(scene);
  await does(anna, 'invoiceIssued', 'invoicing');
  await fills(scene, anna, 'deal.invoice', [
    ['files', scan('Счёт.pdf')],
    ['files', done],
    ['number', '78'],
    ['due', '30.11'],
  ]);
  await irina.press('deal.ownButton.paymentReported', '№ 78');
  await fills(scene, irina, 'deal.reportPaid', [
    ['files', scan('Платёжка.pdf')],
    ['files', done],
  ]);
  await does(vera, 'paymentReceived', 'fulfilment.payment.due.claimed');
  await fills(scene, vera, 'deal.pay', [
    ['amount', '500 000'],
    ['on', 'сегодня'],
  ]);
  await does(igor, 'goodsDispatched', 'fulfilment.goods.inWarehouse');
  await fills(scene, igor, 'deal.dispatch', [['eta', skip]]);
  await does(igor, 'cargoUnloaded', 'fulfilment.goods.delivery');
  await irina.press('deal.ownButton.goodsCollected');
  await does(anna, 'closingGathered', 'fulfilment.goods.closing');
  await fills(scene, anna, 'deal.gather', [
    ['points', all],
    ['points', done],
    ['files', skip],
  ]);
  await does(vera, 'closingConfirmed', 'fulfilment.goods.confirming');
  await irina.sees('завершена: груз получен');
  const faults = await dealFaults(scene);
  if (faults.length > 0) throw new Error(faults.join('; '));
};

/** One deal from the request to its successful end. */
export const wholeDeal: Play = async (scene) => {
  await quoted(scene);
  await carriedOut(scene);
};

/** What must have happened once in that deal. */
const ONCE = ['quoteDispatched', 'invoiceIssued', 'paymentReceived', 'goodsReleased', 'closingConfirmed'];

async function dealFaults({ caravan }: CrashScene): Promise<string[]> {
  const deals = await caravan.ports.cases.list({ process: 'deal', limit: 10 });
  const [deal] = deals;
  if (deal === undefined || deals.length > 1) return [`there are ${deals.length} deals`];
  const history = await caravan.cases.history(deal.id);
  const count = (type: string) => history.filter(({ fact }) => fact.type === type).length;
  const verdicts = history.flatMap(({ fact }) => (fact.type === 'approvalDecided' ? [fact.verdict] : []));
  return [
    ...(deal.value === 'won' ? [] : [`the deal is ${JSON.stringify(deal.value)}`]),
    ...(verdicts.join() === 'returned,approved' ? [] : [`the director decided ${verdicts.join()}`]),
    ...ONCE.filter((type) => count(type) !== 1).map((type) => `${type} came ${count(type)} times`),
  ];
}
