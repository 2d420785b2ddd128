import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import type { Given } from '../../bots/playground/demo/player.ts';
import { chromiumForTests } from './browser.ts';
import { openPageHouse, type PageHouse } from './page-house.ts';
import { photographed, printed } from './page-papers.ts';
import { PagePerson } from './page-person.ts';

const chromium = chromiumForTests(process.env);
/** Screenshots are looked at by people; they are kept out of the repository. */
const SHOTS = join(tmpdir(), 'caravan-order-screenshots');

const skip = { press: 'form.skip' };
const no = { press: 'Нет' };
const done = { press: 'form.done' };

describe.skipIf(chromium === undefined)('an order is played through the page, from request to closed', () => {
  let open: PageHouse;
  let page: Page;
  let started = 0;
  const person = (who: { userId: number }) => new PagePerson(page, who, open.say);

  beforeAll(async () => {
    open = await openPageHouse(chromium as string);
    page = await open.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
    page.setDefaultTimeout(8_000);
    await page.goto(open.url);
    started = Date.now();
  }, 60_000);

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'pass') await page.screenshot({ path: join(SHOTS, 'failed.png') });
  });

  afterAll(() => open?.close());

  async function look(name: string, ...people: PagePerson[]): Promise<void> {
    console.log(name, Math.round((Date.now() - started) / 1000));
    for (const who of people) {
      await who.opens();
      await who.pane.screenshot({ path: join(SHOTS, `${name}-${who.userId}.png`) });
    }
  }

  async function moves(step: 'hour' | 'day' | 'next'): Promise<void> {
    const button = page.getByTestId(`move-${step}`);
    const bar = page.locator('#top-bar');
    await button.click();
    await expect.poll(() => bar.getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false');
  }

  async function movesUntil(
    step: 'hour' | 'day' | 'next',
    who: PagePerson,
    words: string,
    most = 40,
  ): Promise<void> {
    for (let n = 0; n < most; n++) {
      if (await who.hasSeen(words)) return;
      await moves(step);
    }
    await who.sees(words);
  }

  it('from the request to the thanks', async () => {
    const igor = person(COLLEAGUES.logistician);
    const anna = person(COLLEAGUES.sales);
    const vera = person(COLLEAGUES.accountant);
    const irina = person(PARTNERS.client);
    const sergey = person(PARTNERS.carrier);
    const rustam = person(PARTNERS.carrier2);
    const nikolai = person(PARTNERS.driver);
    const order = await printed(open.browser, 'Заявка на перевозку № 318', [
      'Нижний Новгород → Екатеринбург',
      'Трубы стальные, 20 т, тент',
      '120 000 ₽ с НДС',
    ]);
    const bill = await printed(open.browser, 'Счёт № 145', [
      'Перевозка Нижний Новгород → Екатеринбург',
      'Итого 95 000 ₽',
    ]);
    const set = await printed(open.browser, 'Счёт № 78', [
      'Перевозка Нижний Новгород → Екатеринбург',
      'Итого 120 000 ₽',
    ]);
    const note = await photographed(open.browser, 'Транспортная накладная № 77', [
      'Грузоотправитель: Уралпромснаб',
      'Трубы стальные, 12 мест, 20 т',
    ]);
    const act = await photographed(open.browser, 'Акт № 78', [
      'Услуги оказаны полностью',
      'Подписи и печати сторон',
    ]);

    await irina.types('/start');
    await irina.presses('menu.newOrder');
    await irina.fills('transport-order', 'request', [
      ['loadings.city', 'Нижний Новгород'],
      ['loadings.address', 'Монастырка, 17, ворота 2'],
      ['loadings.window', 'завтра 9-12'],
      ['loadings.contact', 'Пётр, 8 927 222-00-05'],
      ['loadings.more', no],
      ['unloadings.city', 'Екатеринбург'],
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
    await look('00-summary', irina);
    await irina.sends();
    await igor.sees('transport-order.task.requestReceived');
    await look('01-request', irina, igor);

    await igor.presses('transport-order.button.carriersAsked', 'Екатеринбург');
    await igor.fills('transport-order', 'ask', [
      ['carriers', { press: 'Трак-Сервис' }],
      ['carriers', { press: 'Дальний рейс' }],
      ['carriers', done],
      ['price', '95 000 с НДС 22%, безнал, 1 день'],
      ['minutes', { press: 'transport-order.minutes.180' }],
      ['note', skip],
    ]);
    await igor.sends();
    await rustam.sees('Возьмётесь?');
    await look('02-asked', igor, sergey, rustam);
    await rustam.presses('offer.button.bidPriced', 'Возьмётесь?');
    await rustam.fills('offer', 'bid', [['price', '99 000 с НДС 22%, безнал, 5 дней']]);
    await rustam.sends();
    await sergey.presses('offer.button.bidAccepted', 'Возьмётесь?');
    await igor.sees('ООО «Трак-Сервис»: 95');
    await look('03-bids', igor, sergey, rustam);

    await igor.presses('transport-order.button.orderReceived');
    await igor.fills('transport-order', 'order', [
      ['files', { file: order, name: 'Заявка 318.pdf', mime: 'application/pdf' }],
      ['files', done],
      ['date', 'сегодня'],
      ['number', '318'],
    ]);
    await look('04-order-summary', igor);
    await igor.sends();
    await irina.sees('transport-order.notice.ordered', { number: '1' });
    await look('04-order', igor, irina);
    await igor.presses('offer.button.awarded');
    await igor.fills('offer', 'award', [
      ['trip', { press: '1/1' }],
      ['trip', done],
      ['carrier', { press: 'Трак-Сервис' }],
    ]);
    await sergey.sees('trip.task.naming');
    await rustam.sees('рейс уже отдан');
    await look('05-award', igor, sergey, rustam);

    await sergey.presses('trip.button.vehicleNamed');
    await sergey.fills('trip', 'vehicle', [
      ['driver', { press: 'Николай Осипов' }],
      ['plate', { press: 'А123ВС' }],
      ['trailer', skip],
      ['files', skip],
    ]);
    await sergey.sends();
    await igor.sees('trip.task.clearance');
    await look('06-vehicle', igor, sergey);
    await igor.presses('trip.button.papersChecked');
    await igor.fills('trip', 'clear', [
      ['points', { press: 'form.all' }],
      ['points', done],
    ]);
    await igor.sends();
    await sergey.sees('trip.task.carrierConfirmation');
    await look('07-clearance', igor, sergey);
    await sergey.presses('trip.button.carrierConfirmed');
    await irina.sees('trip.task.transport.consent.asked');
    await nikolai.sees('trip.task.transport.way');
    await look('08-confirmed', igor, sergey, irina, nikolai);
    await irina.presses('trip.button.vehicleAgreed');
    await irina.sees('trip.fact.vehicleAgreed');
    await look('09-agreed', igor, irina);

    await nikolai.presses('trip.button.arrivedToLoad');
    await nikolai.sees('trip.fact.arrivedToLoad');
    await nikolai.presses('trip.button.loaded');
    await movesUntil('next', irina, 'загружена');
    await look('10-loaded', igor, irina, nikolai, sergey);
    await nikolai.presses('trip.button.delayReported');
    await nikolai.fills('trip', 'delay', [
      ['reason', { press: 'trip.reason.traffic' }],
      ['until', 'через 3 дня 12:00'],
      ['note', 'Ремонт моста, стоим.'],
      ['files', skip],
    ]);
    await nikolai.sends();
    await igor.sees('⏳ Задержка');
    await movesUntil('next', irina, 'Задержка в пути');
    await look('11-delay', igor, irina, nikolai);
    await nikolai.presses('trip.button.arrivedToUnload');
    await nikolai.sees('trip.fact.arrivedToUnload');
    await nikolai.presses('trip.button.unloaded');
    await igor.sees('trip.task.unloadingConfirmation');
    await movesUntil('next', irina, 'выгружена');
    await igor.presses('trip.button.unloadingConfirmed');
    await nikolai.sees('trip.task.papers.note.awaited');
    await look('12-unloaded', igor, irina, nikolai, sergey);

    const page1 = { file: note, name: 'Накладная 1.jpg', mime: 'image/jpeg' };
    await nikolai.presses('trip.button.noteReceived');
    const handedIn: [string, Given][] = [
      ['kind', { press: 'trip.kind.cmr' }],
      ['number', '77'],
      ['files', page1],
      ['files', done],
    ];
    await nikolai.fills('trip', 'note', handedIn);
    await nikolai.sends();
    await igor.sees('trip.task.papers.note.checking');
    await look('13-note', igor, nikolai);
    await igor.presses('trip.button.noteChecked');
    await igor.fills('trip', 'check', [
      ['kind', { press: 'form.keep' }],
      ['points', { press: 'form.all' }],
      ['points', { press: 'trip.points.signatures' }],
      ['points', done],
      ['reason', 'Нет печати получателя.'],
    ]);
    await igor.sends();
    await nikolai.sees('trip.points.signatures');
    await sergey.sees('Нет печати получателя');
    await look('14-note-rejected', igor, nikolai, sergey);
    await nikolai.presses('trip.button.noteReceived', 'накладную');
    await nikolai.fills('trip', 'note', handedIn);
    await nikolai.sends();
    await igor.presses('trip.button.noteChecked');
    await igor.fills('trip', 'check', [
      ['kind', { press: 'form.keep' }],
      ['points', { press: 'form.all' }],
      ['points', done],
    ]);
    await igor.sends();
    await igor.presses('trip.button.originalsReceived');
    await igor.fills('trip', 'originals', [['on', 'сегодня']]);
    await anna.sees('trip.task.papers.note.commercial');
    await look('15-note-accepted', igor, nikolai, anna);
    await anna.presses('trip.button.noteTaken');
    await vera.presses('trip.button.noteFiled');
    await vera.sees('transport-order.task.settlement.payment.toInvoice');
    await look('16-filed', anna, vera);

    await sergey.presses('trip.button.billRecorded');
    await sergey.fills('carrier-bill', 'new', [
      ['trips', done],
      ['number', '145'],
      ['date', 'сегодня'],
      ['sum', { press: '95' }],
      ['vat', { press: '22' }],
      ['files', { file: bill, name: 'Счёт 145.pdf', mime: 'application/pdf' }],
      ['files', done],
    ]);
    await sergey.sends();
    await igor.presses('carrier-bill.button.billAccepted');
    await vera.sees('carrier-bill.task.payable');
    await look('17-bill', igor, sergey, vera);
    await vera.presses('carrier-bill.button.paymentMade');
    await vera.fills('carrier-bill', 'pay', [
      ['amount', { press: '95' }],
      ['date', 'сегодня'],
      ['files', skip],
    ]);
    await vera.sends();
    await sergey.sees('полностью');
    await look('18-bill-paid', igor, sergey, vera);

    await vera.presses('transport-order.button.invoiced');
    await vera.fills('invoice', 'new', [
      ['orders', done],
      ['number', '78'],
      ['date', 'сегодня'],
      ['sum', { press: '120' }],
      ['vat', { press: '22' }],
      ['vatInvoice', '78'],
      ['act', '78'],
      ['files', { file: set, name: 'Счёт 78.pdf', mime: 'application/pdf' }],
      ['files', done],
    ]);
    await vera.sends();
    await igor.presses('invoice.button.setPrepared');
    await igor.fills('invoice', 'prepare', [
      ['points', { press: 'form.all' }],
      ['points', done],
    ]);
    await igor.sends();
    await igor.presses('invoice.button.setSent');
    await igor.fills('invoice', 'send', [
      ['how', { press: 'invoice.how.chat' }],
      ['on', 'сегодня'],
    ]);
    await igor.sends();
    await irina.presses('invoice.button.setDelivered');
    await look('19-invoice', irina, igor, vera);
    await irina.fills('invoice', 'deliver', [
      ['position', 'бухгалтер'],
      ['name', 'Петрова Анна'],
      ['on', 'сегодня'],
    ]);
    await irina.sends();
    await igor.sees('документы получены');
    await look('20-delivered', irina, igor, vera);
    await movesUntil('next', irina, 'не видим оплаты');
    await look('21-overdue', irina, igor, vera);
    await vera.presses('invoice.button.paymentReceived');
    await vera.fills('invoice', 'pay', [
      ['amount', { press: '120' }],
      ['on', 'сегодня'],
    ]);
    await vera.sends();
    await irina.sees('Счёт оплачен полностью');
    await look('22-paid', irina, igor, vera);
    await movesUntil('next', irina, 'Ждём от вас подписанный акт');
    await irina.presses('act.button.actSigned');
    await irina.fills('act', 'signed', [
      ['files', { file: act, name: 'Акт 78.jpg', mime: 'image/jpeg' }],
      ['files', done],
      ['on', 'сегодня'],
    ]);
    await irina.sends();
    await vera.presses('act.button.actAccepted');
    await irina.sees('transport-order.notice.thanks', { number: '1' });
    await look('23-closed', irina, igor, vera, anna, sergey, nikolai);
  }, 290_000);
});
