import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import { chromiumForTests } from './browser.ts';
import { printed } from './page-papers.ts';
import { PageScene } from './page-scene.ts';

const chromium = chromiumForTests(process.env);
const PDF = 'application/pdf';
const GOODS = 'Компрессор ВП-20';
const skip = { press: 'form.skip' };
const done = { press: 'form.done' };

describe.skipIf(chromium === undefined)('a deal is played through the page, from request to won', () => {
  let scene: PageScene;

  beforeAll(async () => {
    scene = await PageScene.open(chromium as string, 'deal');
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'pass') await scene.shot('failed');
  });
  afterAll(() => scene?.close());

  it('from the request to the thanks', async () => {
    const { page } = scene;
    const [anna, pavel, vera] = [COLLEAGUES.sales, COLLEAGUES.director, COLLEAGUES.accountant].map((who) =>
      scene.person(who),
    ) as [ReturnType<PageScene['person']>, ReturnType<PageScene['person']>, ReturnType<PageScene['person']>];
    const [igor, irina] = [scene.person(COLLEAGUES.logistician), scene.person(PARTNERS.client)];
    const paper = async (title: string) => ({
      file: await printed(scene.house.browser, title, [GOODS, 'ООО «Уралпромснаб»']),
      name: `${title}.pdf`,
      mime: PDF,
    });

    await anna.types('/new');
    await anna.presses('menu.newDeal');
    await anna.fills('deal', 'new', [
      ['client', { press: 'Уралпромснаб' }],
      ['goods', GOODS],
      ['quantity', '1 шт.'],
      ['comment', 'Нужен до конца месяца.'],
      ['files', skip],
    ]);
    await scene.look('01-summary', anna);
    await anna.sends();
    const task = await anna.sees('deal.task.stockCheck', GOODS);
    const deal = `Сделка № ${/Сделка № (\d+)/.exec(task)?.[1]},`;
    await scene.look('02-stock', anna);
    await anna.presses('deal.button.stockAnswered', deal);
    await anna.fills('deal', 'stock', [
      ['stock', { press: 'deal.stock.inStock' }],
      ['warehouse', { press: 'Ростов' }],
      ['note', skip],
    ]);
    await anna.sends();
    await anna.presses('deal.button.quoteBegun', deal);
    await anna.presses('deal.button.quoteFormed', deal);
    await anna.fills('deal', 'quote', [
      ['files', await paper('КП Компрессор')],
      ['files', done],
      ['sum', '600 000'],
      ['cost', '555 000'],
      ['vat', { press: '22' }],
      ['days', { press: 'предоплата' }],
    ]);
    await scene.look('03-quote-summary', anna);
    await anna.sends();
    await anna.sees('deal.task.preparing.choice', deal);
    await scene.look('04-choice', anna);
    await anna.presses('deal.button.approvalAsked', deal);
    await anna.fills('deal', 'ask', [['reason', 'Маржа 7,5 %, но клиент берёт каждый месяц.']]);
    await pavel.sees('Маржа 7,5 %');
    await scene.look('05-card', pavel, anna);
    await pavel.presses('approval.button.returned', 'Маржа 7,5 %');
    await pavel.fills('approval', 'return', [['comment', 'Себестоимость без доставки, пересчитайте.']]);
    await anna.sees('Себестоимость без доставки', deal);
    await scene.look('06-returned', pavel, anna);
    await anna.presses('deal.button.quoteFormed', deal);
    await anna.fills('deal', 'quote', [
      ['files', await paper('КП Компрессор, новая цена')],
      ['files', done],
      ['sum', '640 000'],
      ['cost', '570 000'],
      ['vat', { press: '22' }],
      ['days', { press: 'предоплата' }],
    ]);
    await anna.sends();
    await anna.presses('deal.button.approvalAsked', deal);
    await anna.fills('deal', 'ask', [['reason', 'С доставкой, цену подняли.']]);
    await pavel.sees('С доставкой, цену подняли');
    await scene.look('07-second-card', pavel);
    await pavel.presses('approval.button.approved', 'С доставкой, цену подняли');
    await anna.sees('согласовано и уходит клиенту', deal);
    await scene.look('08-approved', pavel, anna);
    await scene.movesUntil('hour', irina, 'Направляем коммерческое предложение', GOODS);
    await scene.look('09-quote-sent', irina, anna);
    await readsMail('10-mail', 'Коммерческое предложение');

    await irina.presses('deal.ownButton.discountAsked', GOODS);
    await irina.fills('deal', 'haggle', [['wanted', 'Процентов пять, мы постоянные.']]);
    await anna.sees('Процентов пять', deal);
    await scene.look('11-discount-asked', irina, anna);
    await anna.presses('deal.button.priceHeld', deal);
    await irina.sees('снизить цену сейчас не можем');
    await scene.look('12-price-held', irina, anna);
    await irina.presses('deal.ownButton.quoteAccepted', 'снизить цену');
    await anna.sees('deal.task.invoicing', deal);
    await scene.look('13-accepted', irina, anna);
    await anna.presses('deal.button.invoiceIssued', deal);
    await anna.fills('deal', 'invoice', [
      ['files', await paper('Счёт № 178')],
      ['files', done],
      ['number', '178'],
      ['due', 'завтра'],
    ]);
    await scene.look('14-invoice-summary', anna);
    await anna.sends();
    await irina.sees('Направляем счёт № 178');
    await scene.look('15-invoice', irina, anna);
    await anna.presses('deal.button.deferralAsked', deal);
    await anna.fills('deal', 'defer', [
      ['files', await paper('Спецификация')],
      ['files', done],
      ['until', 'через 3 дня'],
      ['reason', 'Ждут оплату от заказчика.'],
    ]);
    await scene.look('16-deferral-summary', anna);
    await anna.sends();
    await irina.sees('согласовали отсрочку', '№ 178');
    await anna.sees('Отсрочка согласована: ждём', deal);
    await scene.look('17-deferred', irina, anna);
    await scene.movesUntil('day', anna, scene.house.say('deal.task.fulfilment.payment.due.overdue'), deal);
    await scene.look('18-overdue', irina, anna);
    await irina.presses('deal.ownButton.paymentReported', '№ 178');
    await irina.fills('deal', 'reportPaid', [
      ['files', await paper('Платёжное поручение')],
      ['files', done],
    ]);
    await vera.sees('deal.task.fulfilment.payment.due.claimed', deal);
    await scene.look('19-claimed', irina, anna, vera);
    await vera.presses('deal.button.paymentReceived', deal);
    await vera.fills('deal', 'pay', [
      ['amount', { press: '640' }],
      ['on', 'сегодня'],
    ]);
    await vera.sends();
    await irina.sees('Счёт оплачен полностью', '№ 178');
    await igor.sees('deal.task.fulfilment.goods.inWarehouse', deal);
    await scene.look('20-paid', irina, igor, anna);
    await anna.types('/deals');
    await anna.sees('Мои сделки в работе: 1');
    await scene.look('20-funnel', anna);
    await anna.presses('deals.picture', 'Мои сделки в работе');
    await anna.opensPhoto('Воронка сделок на');
    await scene.shot('20-picture');
    await page.keyboard.press('Escape');
    await igor.presses('deal.button.goodsDispatched', deal);
    await igor.fills('deal', 'dispatch', [['eta', 'через 2 дня']]);
    await irina.sees('находится в пути', GOODS);
    await igor.presses('deal.button.cargoUnloaded', deal);
    await irina.sees('находится на складе', GOODS);
    await scene.look('21-delivery', irina, igor);
    await irina.presses('deal.ownButton.goodsCollected', 'находится на складе');
    await anna.sees('deal.task.fulfilment.goods.closing', deal);
    await anna.presses('deal.button.closingGathered', deal);
    await anna.fills('deal', 'gather', [
      ['points', { press: 'form.all' }],
      ['points', done],
      ['files', skip],
    ]);
    await anna.sends();
    await vera.presses('deal.button.closingConfirmed', deal);
    await irina.sees('завершена: груз получен', GOODS);
    await scene.look('22-won', irina, anna, vera);
    await readsMail('23-mail', 'завершена');

    const everybody = [irina, anna, pavel, vera, igor];
    await scene.fits(...everybody);
    for (const who of everybody) expect(await who.hasSeen('неизвестно', deal)).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    await scene.look('24-on-a-phone', ...everybody);
    await scene.fits(...everybody);
  }, 580_000);

  /** Opens «Почта клиентов»: the newest letter is about this. */
  async function readsMail(name: string, subject: string): Promise<void> {
    const { page } = scene;
    await page.getByTestId('mail').click();
    const letters = page.getByTestId('letter').filter({ hasText: subject });
    await expect.poll(() => letters.count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await scene.shot(name);
    await page.keyboard.press('Escape');
  }
});
