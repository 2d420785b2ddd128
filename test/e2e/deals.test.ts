import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Person } from '../../core/people/person.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Hand } from './hand.ts';

const LONG = { timeout: 240_000 };
const { client } = PARTNERS;
const SKIP = { press: ['form.skip'] };
const DUE = 'fulfilment.payment.due';
const rub = (minor: number) => ({ minor, currency: 'RUB' });
const paper = (filename: string) => ({
  file: { filename, mime: 'application/pdf', bytes: new TextEncoder().encode(`%PDF-1.7 ${filename}`) },
});
const QUOTE = {
  files: paper('КП.pdf'),
  sum: '500 000',
  cost: '400 000',
  vat: '22',
  days: { press: ['предоплата'] },
};

let company: Company;
let anna: Hand;
let pavel: Hand;
let vera: Hand;
let irina: Hand;
let sales: Person;
let accountant: Person;

beforeAll(async () => {
  company = await openCompany();
  const hand = (who: keyof typeof COLLEAGUES) =>
    new Hand(COLLEAGUES[who], company.double, company.caravan, 'telegram-staff');
  [anna, pavel, vera] = [hand('sales'), hand('director'), hand('accountant')];
  irina = new Hand(client, company.double, company.caravan, 'telegram-partners');
  [sales, accountant] = [await company.person('sales'), await company.person('accountant')];
}, 120_000);
afterAll(() => company?.close());

async function contextOf<C>(id: string): Promise<C> {
  const found = await company.caravan.cases.load(id);
  if (found === null) throw new Error(`there is no case ${id}`);
  return found.context as C;
}
const numberOf = async (deal: string) => (await contextOf<{ number: string }>(deal)).number;
const title = async (deal: string) => `Сделка № ${await numberOf(deal)},`;
/** Presses a button under a message about the deal. */
const press = async (who: Hand, key: string, deal: string) => {
  await who.press(key, await title(deal));
};
const later = async (ms: number) => {
  await company.passTo(new Date(Date.parse(company.clock.now()) + ms).toISOString());
  await company.settle();
};

/** A deal in which these facts have come already; each is brought by the manager, or by whom it names. */
async function dealWith(...facts: (Fact | [Person, Fact])[]): Promise<string> {
  const { caravan } = company;
  const deal = `d${caravan.ports.ids.next(10)}`;
  const opened = { type: 'dealOpened', client: client.party, zone: 'Europe/Moscow', goods: 'Насос ЦНС' };
  await caravan.cases.handle({
    commandId: 'opened',
    process: 'deal',
    caseId: deal,
    fact: opened,
    doer: sales,
    channel: 'telegram-staff',
  });
  await reachedStage(caravan, deal, 'stockCheck');
  for (const given of facts) {
    const [who, fact] = Array.isArray(given) ? given : [sales, given];
    await bring(caravan, deal, who, fact);
    await company.settle();
  }
  return deal;
}

const IN_STOCK: Fact[] = [
  { type: 'stockAnswered', stock: 'inStock', warehouse: 'Ростов' },
  { type: 'quoteBegun' },
];
const quoted = (file = 'fdemocontract'): Fact => ({
  type: 'quoteFormed',
  files: [file],
  sum: rub(500_000_00),
  cost: rub(400_000_00),
  vat: 22,
  days: 0,
});
const RELEASED: Fact[] = [...IN_STOCK, quoted(), { type: 'quoteReleased' }];
const invoice: Fact = {
  type: 'invoiceIssued',
  number: '78',
  date: '2026-11-24',
  sum: rub(500_000_00),
  vat: 22,
  due: '2026-11-30',
  files: ['fdemocontract'],
};

/** A deal whose quote the client has. */
async function sentDeal(): Promise<string> {
  const deal = await dealWith(...RELEASED);
  await later(61_000);
  return deal;
}

describe('a deal, played through the bots', () => {
  it('the accepted run: from the request to the successful end (S2-07 to S2-56)', LONG, async () => {
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
    await reachedStage(company.caravan, deal, 'stockCheck');
    await press(anna, 'deal.button.stockAnswered', deal);
    await anna.answers({
      stock: { press: ['deal.stock.inStock'] },
      warehouse: { press: ['Ростов'] },
      note: SKIP,
    });
    await company.settle();
    await press(anna, 'deal.button.quoteBegun', deal);
    await company.settle();
    await press(anna, 'deal.button.quoteFormed', deal);
    await anna.answers(QUOTE);
    await company.settle();
    await press(anna, 'deal.button.approvalAsked', deal);
    await anna.answers({ reason: 'Новый клиент, прошу проверить' });
    await company.settle();
    expect(wordsOf(await pavel.sees('Новый клиент, прошу проверить'))).not.toContain('неизвестно');
    await pavel.press('approval.button.approved', 'Новый клиент');
    await company.settle();
    await anna.sees('согласовано и уходит клиенту');
    expect(irina.hasSeen('Направляем коммерческое предложение')).toBe(false);
    await later(61_000);
    await irina.sees('Направляем коммерческое предложение');
    await irina.press('deal.ownButton.quoteAccepted');
    await company.settle();
    await press(anna, 'deal.button.invoiceIssued', deal);
    await anna.answers({ files: paper('Счёт.pdf'), number: '78', due: '30.11' });
    await company.settle();
    await irina.sees('Направляем счёт № 78');
    await irina.press('deal.ownButton.paymentReported', '№ 78');
    await irina.answers({ files: paper('Платёжка.pdf') });
    await company.settle();
    await reachedStage(company.caravan, deal, `${DUE}.claimed`);
    await press(vera, 'deal.button.paymentReceived', deal);
    await vera.answers({ amount: '500 000', on: 'сегодня' });
    await company.settle();
    await irina.sees('Счёт оплачен полностью');
    await reachedStage(company.caravan, deal, 'fulfilment.goods.inWarehouse');
    // The client has a logistician: the goods are his.
    const igor = new Hand(COLLEAGUES.logistician, company.double, company.caravan, 'telegram-staff');
    await press(igor, 'deal.button.goodsDispatched', deal);
    await igor.answers({ eta: SKIP });
    await company.settle();
    await irina.sees('находится в пути');
    await press(igor, 'deal.button.cargoUnloaded', deal);
    await company.settle();
    await irina.sees('находится на складе');
    await irina.press('deal.ownButton.goodsCollected', 'находится на складе');
    await company.settle();
    await press(anna, 'deal.button.closingGathered', deal);
    await anna.answers({ points: { press: ['form.all', 'form.done'] }, files: SKIP });
    await company.settle();
    await press(vera, 'deal.button.closingConfirmed', deal);
    await company.settle();
    await irina.sees('завершена: груз получен');
    await reachedStage(company.caravan, deal, 'won');
  });

  it(
    'rejected, it is unqualified with the director’s words, and the head reopens it (S2-25, S2-28, G-29)',
    LONG,
    async () => {
      const deal = await dealWith(...IN_STOCK, quoted(), { type: 'approvalAsked', reason: 'Спорный клиент' });
      await pavel.press('approval.button.rejected', 'Спорный клиент');
      await pavel.answers({ comment: 'Третий месяц не платит' });
      await company.settle();
      await anna.sees('Третий месяц не платит');
      await reachedStage(company.caravan, deal, 'unqualified');
      const oleg = new Hand(COLLEAGUES.head, company.double, company.caravan, 'telegram-staff');
      await bring(company.caravan, deal, await company.person('head'), {
        type: 'dealReopened',
        reason: 'Заплатил',
      });
      expect(oleg.hasSeen('Сделка закрыта')).toBe(true);
      await reachedStage(company.caravan, deal, 'preparing.quote');
    },
  );

  it(
    'returned three times with a new file each, the fourth version is approved (S2-26, S2-27, S2-34)',
    LONG,
    async () => {
      const deal = await dealWith(...IN_STOCK, quoted());
      for (const round of [1, 2, 3, 4]) {
        await press(anna, 'deal.button.approvalAsked', deal);
        await anna.answers({ reason: `Согласуйте круг ${round}` });
        await company.settle();
        if (round === 4) break;
        await pavel.press('approval.button.returned', `Согласуйте круг ${round}`);
        await pavel.answers({ comment: `Поправьте ${round}` });
        await company.settle();
        await anna.sees(`Поправьте ${round}`);
        await press(anna, 'deal.button.quoteFormed', deal);
        await anna.answers({ ...QUOTE, files: paper(`КП ${round + 1}.pdf`), sum: `${500 + round} 000` });
        await company.settle();
      }
      await pavel.press('approval.button.approved', 'Согласуйте круг 4');
      await company.settle();
      await reachedStage(company.caravan, deal, 'sending.scheduled');
      const files = (await company.entries(deal, 'quoteFormed')).map(({ fact }) => String(fact.files));
      expect(new Set(files).size).toBe(4);
      await press(anna, 'deal.button.sendingUndone', deal);
      await later(120_000);
      await reachedStage(company.caravan, deal, 'preparing.choice');
    },
  );

  it(
    'a discount is refused, the price held, the client told; then the deal is lost (S2-32, S2-35, G-04)',
    LONG,
    async () => {
      const deal = await sentDeal();
      await irina.press('deal.ownButton.discountAsked', `№ ${await numberOf(deal)}:`);
      await irina.answers({ wanted: 'Процентов пять бы' });
      await company.settle();
      await anna.sees('Процентов пять бы');
      await press(anna, 'deal.button.discountSubmitted', deal);
      await anna.answers({ discount: '25 000', reason: 'Просит пять процентов' });
      await company.settle();
      await pavel.press('approval.button.rejected', 'Просит пять процентов');
      await pavel.answers({ comment: 'Цена и так хорошая' });
      await company.settle();
      await reachedStage(company.caravan, deal, 'rework.refused');
      await press(anna, 'deal.button.priceHeld', deal);
      await company.settle();
      await irina.sees('снизить цену сейчас не можем');
      await press(anna, 'deal.button.dealLost', deal);
      await anna.answers({ loss: { press: ['deal.loss.price'] }, why: SKIP });
      await company.settle();
      await reachedStage(company.caravan, deal, 'unqualified');
    },
  );

  it(
    'a deferral: reminders at ten on Saturday, Sunday and on, the director with the fifth, until the payment (S2-43 to S2-48, G-08)',
    LONG,
    async () => {
      const deal = await sentDeal();
      await bring(company.caravan, deal, sales, { type: 'quoteAccepted' });
      await bring(company.caravan, deal, sales, invoice);
      await company.settle();
      await press(anna, 'deal.button.deferralAsked', deal);
      await anna.answers({
        files: paper('Спецификация.pdf'),
        until: '27.11',
        reason: 'Ждёт своего заказчика',
      });
      await company.settle();
      await reachedStage(company.caravan, deal, `${DUE}.deferred`);
      const { folder = [] } = await contextOf<{ folder?: { deal: string; kind: string }[] }>(client.party);
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
      await bring(company.caravan, deal, accountant, {
        type: 'paymentReceived',
        amount: rub(500_000_00),
        on: '2026-12-02',
      });
      await company.passTo('2026-12-05T08:00:00.000Z');
      expect(await company.entries(deal, 'paymentChased')).toHaveLength(4);
      await reachedStage(company.caravan, deal, 'fulfilment.goods.inWarehouse');
    },
  );
});
