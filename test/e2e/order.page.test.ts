import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import type { Given } from '../../bots/playground/demo/player.ts';
import { chromiumForTests } from './browser.ts';
import { photographed, printed } from './page-papers.ts';
import { PageScene } from './page-scene.ts';

const chromium = chromiumForTests(process.env);
const FROM = 'Калуга';
const TO = 'Оренбург';
const INVOICE = '№ 978';
const BILL = '№ 1145';

const skip = { press: 'form.skip' };
const no = { press: 'Нет' };
const done = { press: 'form.done' };
/** Every point of a check list is ticked. */
const ticked: [string, Given][] = [
  ['points', { press: 'form.all' }],
  ['points', done],
];

describe.skipIf(chromium === undefined)('an order is played through the page, from request to closed', () => {
  let scene: PageScene;

  beforeAll(async () => {
    scene = await PageScene.open(chromium as string, 'order');
  }, 60_000);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'pass') await scene.shot('failed');
  });
  afterAll(() => scene?.close());

  it('from the request to the thanks', async () => {
    const igor = scene.person(COLLEAGUES.logistician);
    const oleg = scene.person(COLLEAGUES.head);
    const anna = scene.person(COLLEAGUES.sales);
    const vera = scene.person(COLLEAGUES.accountant);
    const irina = scene.person(PARTNERS.client);
    const sergey = scene.person(PARTNERS.carrier);
    const rustam = scene.person(PARTNERS.carrier2);
    const nikolai = scene.person(PARTNERS.driver);
    const { browser } = scene.house;
    const filed = (file: Given): [string, Given][] => [
      ['files', file],
      ['files', done],
    ];
    const paper = async (title: string) => {
      const file = await printed(browser, title, [`${FROM} → ${TO}`, 'Трубы стальные, 20 т']);
      return filed({ file, name: `${title.replace('№ ', '')}.pdf`, mime: 'application/pdf' });
    };
    const photo = async (title: string) => {
      const file = await photographed(browser, title, [`${FROM} → ${TO}`, 'Трубы стальные, 12 мест, 20 т']);
      return filed({ file, name: `${title.replace('№ ', '')}.jpg`, mime: 'image/jpeg' });
    };

    await irina.types('/start');
    await irina.presses('menu.newOrder');
    await irina.fills('transport-order', 'request', [
      ['loadings.city', FROM],
      ['loadings.address', 'Монастырка, 17, ворота 2'],
      ['loadings.window', 'завтра 9-12'],
      ['loadings.contact', 'Пётр, 8 927 222-00-05'],
      ['loadings.more', no],
      ['unloadings.city', TO],
      ['unloadings.address', 'Фронтовых Бригад, 18'],
      ['unloadings.window', 'через 4 дня с 8 до 17'],
      ['unloadings.contact', 'Ольга, 8 917 123-45-67'],
      ['unloadings.more', no],
      ['cargo', 'Трубы стальные в пакетах'],
      ['weight', '20 т'],
      ['volume', skip],
      ['places', '12 мест'],
      ['body', { press: 'transport-order.body.tent' }],
      ['loading', { press: 'transport-order.loading.top' }],
      ['loading', done],
      ['dangerous', no],
      ['value', '3,4 млн'],
      ['price', '120 000 с НДС 22%, безнал, 1 день'],
      ['comment', skip],
      ['files', skip],
    ]);
    await scene.look('00-summary', irina);
    await irina.sends();
    await igor.sees('transport-order.task.requestReceived', FROM);
    await scene.look('01-request', irina, igor);

    await igor.presses('transport-order.button.headAsked', FROM);
    await igor.fills('transport-order', 'askHead', [['question', 'Берёмся в Оренбург? Обратно порожняком.']]);
    await oleg.sees('transport-order.task.feasibility.head.asked', FROM);
    await scene.look('01-head-asked', oleg, igor);
    await oleg.presses('transport-order.button.headAnswered', FROM);
    await oleg.fills('transport-order', 'answerHead', [
      ['verdict', { press: 'transport-order.verdict.depends' }],
      ['note', 'Берём, если найдём обратный груз.'],
    ]);
    await igor.sees('если найдём обратный груз', FROM);
    await scene.look('01-head-answered', oleg, igor);

    await igor.presses('transport-order.button.carriersAsked', FROM);
    await igor.fills('transport-order', 'ask', []);
    await scene.look('02-asking', igor);
    await igor.sends();
    await sergey.sees('Возьмётесь?', FROM);
    await rustam.sees('Возьмётесь?', FROM);
    await scene.look('02-asked', igor, sergey, rustam);
    await rustam.presses('offer.button.bidPriced', FROM);
    await rustam.fills('offer', 'bid', [['price', '99 000 с НДС 22%, безнал, 5 дней']]);
    await rustam.sends();
    await sergey.presses('offer.button.bidPriced', FROM);
    await sergey.fills('offer', 'bid', [['price', '95 000 с НДС 22%, безнал, 1 день']]);
    await sergey.sends();
    await igor.sees('ООО «Трак-Сервис»: 95', FROM);
    await scene.look('03-bids', igor, sergey, rustam);

    await igor.presses('transport-order.button.orderReceived', FROM);
    await igor.fills('transport-order', 'order', [
      ...(await paper('Заявка № 318')),
      ['date', 'сегодня'],
      ['number', '318'],
    ]);
    await scene.look('04-order-summary', igor);
    await igor.sends();
    const taken = await irina.sees('принята в работу');
    const number = /№ (\d+)/.exec(taken)?.[1] ?? '';
    await scene.look('04-order', igor, irina);
    await igor.presses('offer.button.awardThis', '«Трак-Сервис»: 95');
    await igor.fills('offer', 'award', []);
    await sergey.sees('trip.task.naming', FROM);
    await rustam.sees('рейс отдан другому', FROM);
    await scene.look('05-award', igor, sergey, rustam);

    await sergey.presses('trip.button.vehicleNamed', FROM);
    await sergey.fills('trip', 'vehicle', [
      ['driver', { press: 'Николай Осипов' }],
      ['plate', { press: 'А123ВС' }],
      ['trailer', skip],
      ['files', skip],
    ]);
    await sergey.sends();
    await igor.sees('trip.task.clearance', FROM);
    await scene.look('06-vehicle', igor, sergey);
    await igor.presses('trip.button.papersChecked', FROM);
    await igor.fills('trip', 'clear', ticked);
    await igor.sends();
    await sergey.sees('trip.task.carrierConfirmation', FROM);
    await scene.look('07-clearance', igor, sergey);
    const order = await sergey.downloads('trip.task.carrierConfirmation', FROM);
    expect(order.subarray(0, 5).toString()).toBe('%PDF-');
    await writeFile(join(scene.shots, '07-carrier-order.pdf'), order);
    await sergey.presses('trip.button.carrierConfirmed', FROM);
    await irina.sees('trip.task.transport.consent.asked', FROM);
    await nikolai.sees('trip.task.transport.way', FROM);
    await scene.look('08-confirmed', igor, sergey, irina, nikolai);
    await irina.presses('trip.button.vehicleAgreed', FROM);
    await irina.sees('trip.fact.vehicleAgreed', FROM);
    await scene.look('09-agreed', igor, irina);

    await nikolai.presses('trip.button.arrivedToLoad', FROM);
    await nikolai.sees('trip.button.milestoneTakenBack', FROM);
    await nikolai.presses('trip.button.loaded', FROM);
    await scene.movesUntil('hour', irina, 'загружена', FROM);
    await scene.look('10-loaded', igor, irina, nikolai, sergey);
    await nikolai.presses('trip.button.delayReported', FROM);
    await nikolai.fills('trip', 'delay', [
      ['reason', { press: 'trip.reason.traffic' }],
      ['until', 'через 3 дня 12:00'],
      ['note', 'Ремонт моста, стоим.'],
      ['files', skip],
    ]);
    await nikolai.sends();
    await igor.sees('⏳ Задержка', FROM);
    await scene.movesUntil('hour', irina, 'Задержка в пути', FROM);
    await scene.look('11-delay', igor, irina, nikolai);
    await nikolai.presses('trip.button.arrivedToUnload', FROM);
    await nikolai.presses('trip.button.unloaded', FROM);
    await igor.sees('trip.task.unloadingConfirmation', FROM);
    await scene.movesUntil('hour', irina, 'выгружена', FROM);
    await igor.presses('trip.button.unloadingConfirmed', FROM);
    await nikolai.sees('trip.task.papers.note.awaited', FROM);
    await scene.look('12-unloaded', igor, irina, nikolai, sergey);

    const note = await photo('Накладная № 77');
    await nikolai.presses('trip.button.noteReceived', FROM);
    const handedIn: [string, Given][] = [['kind', { press: 'trip.kind.cmr' }], ['number', '77'], ...note];
    await nikolai.fills('trip', 'note', handedIn);
    await nikolai.sends();
    await igor.sees('trip.task.papers.note.checking', FROM);
    await scene.look('13-note', igor, nikolai);
    await igor.opensPhoto('trip.task.papers.note.checking', FROM);
    await scene.shot('13-note-enlarged');
    await scene.page.keyboard.press('Escape');
    await igor.presses('trip.button.noteChecked', FROM);
    await igor.fills('trip', 'check', [
      ['kind', { press: 'form.keep' }],
      ['points', { press: 'form.all' }],
      ['points', { press: 'trip.points.signatures' }],
      ['points', done],
      ['reason', 'Нет печати получателя.'],
    ]);
    await igor.sends();
    await nikolai.sees('trip.points.signatures', FROM);
    await sergey.sees('Нет печати получателя', FROM);
    await scene.look('14-note-rejected', igor, nikolai, sergey);
    await nikolai.presses('trip.button.noteReceived', FROM);
    await nikolai.fills('trip', 'note', handedIn);
    await nikolai.sends();
    await igor.presses('trip.button.noteChecked', FROM);
    await igor.fills('trip', 'check', [['kind', { press: 'form.keep' }], ...ticked]);
    await igor.sends();
    await igor.presses('trip.button.originalsReceived', FROM);
    await igor.fills('trip', 'originals', [['on', 'сегодня']]);
    await anna.sees('trip.task.papers.note.commercial', FROM);
    await scene.look('15-note-accepted', igor, nikolai, anna);
    await anna.presses('trip.button.noteTaken', FROM);
    await vera.presses('trip.button.noteFiled', FROM);
    await vera.sees('transport-order.task.settlement.payment.toInvoice', FROM);
    await scene.look('16-filed', anna, vera);

    await sergey.presses('trip.button.billRecorded', FROM);
    await sergey.fills('carrier-bill', 'new', [
      ['trips', done],
      ['number', '1145'],
      ['date', 'сегодня'],
      ['sum', { press: '95' }],
      ['vat', { press: '22' }],
      ...(await paper('Счёт № 1145')),
    ]);
    await sergey.sends();
    await igor.presses('carrier-bill.button.billAccepted', BILL);
    await vera.sees('carrier-bill.task.payable', BILL);
    await scene.look('17-bill', igor, sergey, vera);
    await vera.presses('carrier-bill.button.paymentMade', BILL);
    await vera.fills('carrier-bill', 'pay', [
      ['amount', { press: '95' }],
      ['date', 'сегодня'],
      ['files', skip],
    ]);
    await vera.sends();
    await sergey.sees('полностью', BILL);
    await scene.look('18-bill-paid', igor, sergey, vera);

    await vera.presses('transport-order.button.invoiced', FROM);
    await vera.fills('invoice', 'new', [
      ['orders', done],
      ['number', '978'],
      ['date', 'сегодня'],
      ['sum', { press: '120' }],
      ['vat', { press: '22' }],
      ['vatInvoice', '978'],
      ['act', '978'],
      ...(await paper('Счёт № 978')),
    ]);
    await vera.sends();
    await igor.presses('invoice.button.setPrepared', INVOICE);
    await igor.fills('invoice', 'prepare', ticked);
    await igor.sends();
    await igor.presses('invoice.button.setSent', INVOICE);
    await igor.fills('invoice', 'send', [
      ['how', { press: 'invoice.how.chat' }],
      ['on', 'сегодня'],
    ]);
    await igor.sends();
    await irina.presses('invoice.button.setDelivered', INVOICE);
    await scene.look('19-invoice', irina, igor, vera);
    await irina.fills('invoice', 'deliver', [
      ['position', 'бухгалтер'],
      ['name', 'Петрова Анна'],
      ['on', 'сегодня'],
    ]);
    await irina.sends();
    await igor.sees('документы получены', INVOICE);
    await scene.look('20-delivered', irina, igor, vera);
    await scene.movesUntil('day', irina, 'не видим оплаты', INVOICE);
    await scene.look('21-overdue', irina, igor, vera);
    await vera.presses('invoice.button.paymentReceived', INVOICE);
    await vera.fills('invoice', 'pay', [
      ['amount', { press: '120' }],
      ['on', 'сегодня'],
    ]);
    await vera.sends();
    await irina.sees('Счёт оплачен полностью', INVOICE);
    await scene.look('22-paid', irina, igor, vera);
    await scene.movesUntil('day', irina, 'Ждём от вас подписанный акт', INVOICE);
    await irina.presses('act.button.actSigned', INVOICE);
    await irina.fills('act', 'signed', [...(await photo('Акт № 978')), ['on', 'сегодня']]);
    await irina.sends();
    await vera.presses('act.button.actAccepted', INVOICE);
    await irina.sees(`Заявка № ${number} закрыта`);
    const everybody = [irina, igor, oleg, vera, anna, sergey, nikolai, rustam];
    await scene.look('23-closed', ...everybody);
    await scene.fits(...everybody);
    await scene.page.setViewportSize({ width: 390, height: 844 });
    await scene.look('24-on-a-phone', ...everybody);
    await scene.fits(...everybody);
  }, 580_000);
});
