import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { PARTNERS_BOT } from '../../bots/playground/set-stage.ts';
import type { Trip } from '../../core/processes/trip/context.ts';
import { roubles } from '../builders/offers.ts';
import { orderOf } from '../builders/orders.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Hand, type Told } from './hand.ts';

const paper: Told = {
  file: { filename: 'Заявка.pdf', mime: 'application/pdf', bytes: contractScan() },
};

/** What the logistician says wherever one of these is asked. */
const ORDER: Record<string, Told> = { files: paper, number: '45' };
const CHOOSE: Record<string, Told> = {
  carrier: { press: ['Трак-Сервис'] },
  price: '78000',
  vat: { press: ['22'] },
};

/** Presses and typed words of the logistician, at most, in each of the ways. */
const MOST = {
  asking: { presses: 7, words: 1 },
  phone: { presses: 8, words: 2 },
  promise: { presses: 5, words: 0 },
};

const LONG = { timeout: 60_000 };

describe('what it takes the logistician from the request to the awarded carrier', () => {
  let company: Company;
  let igor: Hand;
  let order: string;
  const table: Record<string, { presses: number; words: number }> = {};

  beforeAll(async () => {
    company = await openCompany();
    const { caravan } = company;
    const doer = await company.person('logistician');
    // The carrier that she knows has a contract, and with it the terms on which it is paid.
    await caravan.cases.handle({
      commandId: 'given/contract',
      process: 'carrier',
      caseId: PARTNERS.carrier.party,
      fact: {
        type: 'contractRecorded',
        number: '7/26',
        signedOn: '2026-03-02',
        files: ['fdemocontract'],
        terms: { days: 10, dayKind: 'banking', daysFrom: 'originals' },
      },
      doer,
      channel: 'telegram-staff',
    });
  }, 60_000);

  afterAll(async () => {
    console.table(table);
    await company?.close();
  });

  function hand(who: { userId: number; name: string }) {
    const bot = PARTNERS_BOT.username;
    return new Hand({ ...who, bot }, company.double, company.caravan, 'telegram-partners');
  }

  /** A client asks at a price; the request lies in the logistician's chat. */
  async function request() {
    const { caravan, double } = company;
    const irina = await company.partnerPerson(PARTNERS.client);
    const client = { id: PARTNERS.client.party };
    const price = roubles(90_000);
    order = await orderOf(caravan, client, irina, await company.person('logistician'), { price });
    await company.settle();
    igor = new Hand(COLLEAGUES.logistician, double, caravan, 'telegram-staff');
    const number = await orderNumber();
    await igor.sees(`№ ${number}`);
  }

  async function orderNumber(): Promise<string> {
    const found = await company.caravan.cases.load(order);
    return (found!.context as { number: string }).number;
  }

  async function carriersBid() {
    await company.settle();
    for (const [who, price] of [
      [PARTNERS.carrier, '78000 с НДС 10 дней'],
      [PARTNERS.carrier2, '75000 с НДС 10 дней'],
    ] as const) {
      const carrier = hand(who);
      await carrier.press('offer.button.bidPriced');
      await carrier.answers({ price });
    }
    await company.settle();
  }

  async function asks() {
    await igor.press('transport-order.button.carriersAsked');
    await igor.answers({});
    await carriersBid();
  }

  async function receivesOrder() {
    await igor.press('transport-order.button.orderReceived');
    await igor.answers(ORDER);
    await company.settle();
  }

  async function awards() {
    await igor.press('offer.button.awardThis', 'Дальний рейс');
    await company.settle();
  }

  async function expectAwarded(way: keyof typeof MOST, carrier: string) {
    const trip = await company.caravan.cases.load(`t${order.slice(1)}-1`);
    expect((trip?.context as Trip | undefined)?.carrier).toBe(carrier);
    table[way] = { presses: igor.presses, words: igor.words_ };
    expect(igor.presses).toBeLessThanOrEqual(MOST[way].presses);
    expect(igor.words_).toBeLessThanOrEqual(MOST[way].words);
  }

  it('asking carriers in the bot and awarding the best bid', LONG, async () => {
    await request();
    await asks();
    await receivesOrder();
    await awards();
    await expectAwarded('asking', PARTNERS.carrier2.party);
  });

  it('by phone, with a carrier that she knows', LONG, async () => {
    await request();
    await receivesOrder();
    await igor.press('trip.button.carrierChosen');
    await igor.answers(CHOOSE);
    await company.settle();
    await expectAwarded('phone', PARTNERS.carrier.party);
  });

  it('on a verbal promise, before there is a paper', LONG, async () => {
    await request();
    await igor.press('transport-order.button.promised');
    await igor.answers({});
    await company.settle();
    await asks();
    await awards();
    await expectAwarded('promise', PARTNERS.carrier2.party);
  });
});
