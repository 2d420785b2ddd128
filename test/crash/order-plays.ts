import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { type Given, Player } from '../../bots/playground/demo/player.ts';
import { players, request } from '../../bots/playground/demo/story.ts';
import { fills } from './form-filling.ts';
import { orderFaults } from './order-end.ts';
import type { CrashScene, Play } from './plays.ts';

const TRUCK_SERVICE = 'ООО «Трак-Сервис»';
const FAR_RUN = 'ООО «Дальний рейс»';
/** A milestone goes out after two of them. */
const OUT = 3;

const skip: Given = { press: 'form.skip' };
const keep: Given = { press: 'form.keep' };
const done: Given = { press: 'form.done' };
const all: Given = { press: 'form.all' };
const scan = (name: string): Given => ({ file: contractScan(), name, mime: 'application/pdf' });

/** Everybody who has a part in an order. */
function cast(scene: CrashScene) {
  const player = (who: { userId: number; bot: string; name: string }) =>
    new Player(who, scene.double, scene.caravan.ports.texts);
  return {
    ...players(scene),
    vera: player(COLLEAGUES.accountant),
    irina: player(PARTNERS.client),
    sergey: player(PARTNERS.carrier),
    rustam: player(PARTNERS.carrier2),
    nikolay: player(PARTNERS.driver),
  };
}

/** Presses a button under the task that it belongs to. */
async function does(who: Player, button: string, task: string): Promise<void> {
  await who.press(button, who.words(task));
}

/** S0-26 to S0-35: a request, advice, several carriers asked, and the written order. */
export const asked: Play = async (scene) => {
  const { igor, oleg, irina, sergey, rustam } = cast(scene);
  // Of a request's form every point is died at where the company's first story is played.
  await scene.safely(async () => {
    await irina.type('/menu');
    await irina.press('menu.newOrder');
    for (const [question, given, n = 1] of request()) {
      await irina.asked(`transport-order.ask.request.${question}`, n);
      await irina.give(given);
    }
  });
  await irina.press('form.send');
  await does(igor, 'transport-order.button.headAsked', 'transport-order.task.requestReceived');
  await fills(scene, igor, 'transport-order.askHead', [['question', 'Клиент просит 14 дней, берём?']]);
  await does(oleg, 'transport-order.button.headAnswered', 'transport-order.task.feasibility.head.asked');
  await fills(scene, oleg, 'transport-order.answerHead', [
    ['verdict', { press: 'transport-order.verdict.take' }],
    ['note', skip],
  ]);
  await does(igor, 'transport-order.button.carriersAsked', 'transport-order.task.feasibility.study');
  await fills(scene, igor, 'transport-order.ask', [
    ['carriers', { press: TRUCK_SERVICE }],
    ['carriers', { press: FAR_RUN }],
    ['carriers', done],
    ['price', skip],
    ['minutes', { press: 'transport-order.minutes.60' }],
    ['note', skip],
  ]);
  for (const [who, price] of [
    [sergey, '70 000 без НДС, безнал, 10 дней'],
    [rustam, '68 000 без НДС, безнал, 10 дней'],
  ] as const) {
    await who.press('offer.button.bidPriced');
    await fills(scene, who, 'offer.bid', [['price', price]]);
  }
  await does(igor, 'transport-order.button.orderReceived', 'transport-order.task.feasibility.study');
  await fills(scene, igor, 'transport-order.order', [
    ['files', scan('Заявка.pdf')],
    ['files', done],
    ['date', 'сегодня'],
    ['number', '41'],
  ]);
};

/** S0-37 to S0-42: one carrier is chosen and refuses, another one comes with its truck. */
export const booked: Play = async (scene) => {
  const { igor, irina, sergey, rustam } = cast(scene);
  await does(igor, 'offer.button.awardThis', FAR_RUN);
  await does(rustam, 'trip.button.carrierRefused', 'trip.task.naming');
  await fills(scene, rustam, 'trip.refuse', [
    ['reason', { press: 'trip.reason.noTruck' }],
    ['note', 'Машина встала в Казани.'],
  ]);
  await does(igor, 'trip.button.carrierChosen', 'trip.task.search');
  await fills(scene, igor, 'trip.choose', [
    ['carrier', { press: TRUCK_SERVICE }],
    ['price', '70 000 без НДС, безнал, 10 дней'],
    ['daysFrom', { press: 'trip.daysFrom.scan' }],
    ['dayKind', { press: 'trip.dayKind.banking' }],
  ]);
  await does(sergey, 'trip.button.vehicleNamed', 'trip.task.naming');
  await fills(scene, sergey, 'trip.vehicle', [
    ['driver', { press: PARTNERS.driver.name }],
    ['plate', { press: 'А123ВС 152' }],
    ['trailer', skip],
    ['files', skip],
  ]);
  await does(igor, 'trip.button.papersChecked', 'trip.task.clearance');
  await fills(scene, igor, 'trip.clear', [
    ['points', all],
    ['points', done],
  ]);
  await does(sergey, 'trip.button.carrierConfirmed', 'trip.task.carrierConfirmation');
  await does(irina, 'trip.button.vehicleAgreed', 'trip.task.transport.consent.asked');
};

/** S0-43 to S0-48: from the loading to the unloading, with a slip and a delay. */
export const driven: Play = async (scene) => {
  const { igor, nikolay } = cast(scene);
  const reports = (milestone: string) => does(nikolay, `trip.button.${milestone}`, 'trip.task.transport.way');
  await reports('arrivedToLoad');
  await reports('milestoneTakenBack');
  await reports('arrivedToLoad');
  await scene.pass(OUT);
  await reports('loaded');
  await reports('left');
  await scene.pass(OUT);
  await reports('delayReported');
  await fills(scene, nikolay, 'trip.delay', [
    ['reason', { press: 'trip.reason.queue' }],
    ['until', skip],
    ['note', 'Очередь на весах.'],
    ['files', skip],
  ]);
  await scene.pass(OUT);
  await reports('arrivedToUnload');
  await reports('unloaded');
  await scene.pass(OUT);
  await does(igor, 'trip.button.unloadingConfirmed', 'trip.task.unloadingConfirmation');
};

/** S0-49 to S0-53, S0-68: a note that is sent back and a better one, downtime, the carrier's bill. */
export const papersGathered: Play = async (scene) => {
  const { anna, igor, vera, irina, sergey, nikolay } = cast(scene);
  const sendsNote = async (name: string) => {
    await does(nikolay, 'trip.button.noteReceived', 'trip.task.papers.note.awaited');
    await fills(scene, nikolay, 'trip.note', [
      ['kind', { press: 'trip.kind.ttn' }],
      ['number', 'ТТН-118'],
      ['files', scan(name)],
      ['files', done],
    ]);
    await does(igor, 'trip.button.noteChecked', 'trip.task.papers.note.checking');
  };
  await sendsNote('Накладная.pdf');
  await fills(scene, igor, 'trip.check', [
    ['kind', keep],
    ['points', { press: 'trip.points.pages' }],
    ['points', done],
    ['reason', 'Нет печати получателя.'],
  ]);
  await sendsNote('Накладная с печатью.pdf');
  await fills(scene, igor, 'trip.check', [
    ['kind', keep],
    ['points', all],
    ['points', done],
  ]);
  await does(sergey, 'trip.button.chargeSettled', 'trip.task.papers.bill.awaited');
  await fills(scene, sergey, 'charge.new', [
    ['kind', { press: 'charge.kind.downtime' }],
    ['hours', '6'],
    ['carrierSum', '8 000'],
    ['reason', 'Ждали выгрузку шесть часов.'],
    ['files', skip],
  ]);
  await does(igor, 'charge.button.sumsChanged', 'charge.task.proposed');
  await fills(scene, igor, 'charge.sums', [
    ['carrierSum', keep],
    ['clientSum', '9 000'],
    ['words', skip],
  ]);
  await does(irina, 'charge.ownButton.agreedByClient', 'charge.task.agreeing.client.asked');
  await does(igor, 'trip.button.originalsReceived', 'trip.task.papers.note.originals');
  await fills(scene, igor, 'trip.originals', [['on', 'сегодня']]);
  await does(anna, 'trip.button.noteTaken', 'trip.task.papers.note.commercial');
  await does(vera, 'trip.button.noteFiled', 'trip.task.papers.note.accounting');
  await does(sergey, 'trip.button.billRecorded', 'trip.task.papers.bill.awaited');
  await fills(scene, sergey, 'carrier-bill.new', [
    ['trips', done],
    ['number', '145'],
    ['date', 'сегодня'],
    ['sum', '78 000'],
    ['vat', 'без НДС'],
    ['files', scan('Счёт 145.pdf')],
    ['files', done],
  ]);
  await does(igor, 'carrier-bill.button.billAccepted', 'carrier-bill.task.checking');
};

/** S0-52 to S0-66: both sides pay in parts, the act is signed, the order is closed. */
export const paid: Play = async (scene) => {
  const { igor, vera, irina } = cast(scene);
  const pays = async (sum: string) => {
    await does(vera, 'carrier-bill.button.paymentMade', 'carrier-bill.task.payable');
    await fills(scene, vera, 'carrier-bill.pay', [
      ['amount', sum],
      ['date', 'сегодня'],
      ['files', skip],
    ]);
  };
  await pays('30 000');
  await pays('48 000');
  await does(vera, 'transport-order.button.invoiced', 'transport-order.task.settlement.payment.toInvoice');
  await fills(scene, vera, 'invoice.new', [
    ['orders', done],
    ['number', '78'],
    ['date', 'сегодня'],
    ['sum', '94 000'],
    ['vat', '22'],
    ['vatInvoice', '78'],
    ['act', '78'],
    ['files', scan('Комплект 78.pdf')],
    ['files', done],
  ]);
  await does(igor, 'invoice.button.setPrepared', 'invoice.task.preparing');
  await fills(scene, igor, 'invoice.prepare', [
    ['points', all],
    ['points', done],
  ]);
  await does(igor, 'invoice.button.setSent', 'invoice.task.sending');
  await fills(scene, igor, 'invoice.send', [
    ['how', { press: 'invoice.how.chat' }],
    ['on', 'сегодня'],
  ]);
  await does(igor, 'invoice.button.setDelivered', 'invoice.task.delivery');
  await fills(scene, igor, 'invoice.deliver', [
    ['position', 'бухгалтер'],
    ['name', 'Петрова Анна'],
    ['on', 'сегодня'],
  ]);
  const receives = async (sum: string) => {
    await does(vera, 'invoice.button.paymentReceived', 'invoice.task.payment');
    await fills(scene, vera, 'invoice.pay', [
      ['amount', sum],
      ['on', 'сегодня'],
    ]);
  };
  await receives('44 000');
  await receives('50 000');
  await does(igor, 'act.button.actSigned', 'act.task.awaited');
  await fills(scene, igor, 'act.signed', [
    ['files', scan('Акт 78.pdf')],
    ['files', done],
    ['on', 'сегодня'],
  ]);
  await irina.sees('transport-order.notice.thanks', { number: '1' });
  const faults = await orderFaults(scene.caravan);
  if (faults.length > 0) throw new Error(faults.join('; '));
};

/** One order from the request to the closed case, in the order of its chapters. */
export const ORDER = { asked, booked, driven, papersGathered, paid };

type Chapter = keyof typeof ORDER;

/** These chapters, after those before them, which no death disturbs. */
export function chapters(...names: [Chapter, ...Chapter[]]): Play {
  return async (scene) => {
    const [first] = names;
    for (const [name, play] of Object.entries(ORDER) as [Chapter, Play][]) {
      if (names.includes(name)) await play(scene);
      else if (before(name, first)) await scene.safely(play);
    }
  };
}

function before(one: Chapter, other: Chapter): boolean {
  const order = Object.keys(ORDER);
  return order.indexOf(one) < order.indexOf(other);
}

/** All of it. */
export const wholeOrder: Play = async (scene) => {
  for (const play of Object.values(ORDER)) await play(scene);
};
