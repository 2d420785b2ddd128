import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import type { Ports } from '../../core/ports/index.ts';
import { POINTS } from '../../core/processes/invoice/facts.ts';
import { bring, type TakenOn } from '../builders/clients.ts';
import { invoiceOf } from '../builders/invoices.ts';
import { orderOf } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type Company, openCompany } from './company.ts';

const LONG = { timeout: 90_000 };
const DAY = '2026-11-24';

let company: Company;
let client: TakenOn;
const bills: Record<string, string> = {};
let isCutOff = (_id: string) => false;

/** A bill that the client has in hand and is to pay today. */
async function billTo(to: TakenOn, number: string): Promise<void> {
  const { caravan } = company;
  const [igor, vera] = [await company.person('logistician'), await company.person('accountant')];
  const order = await orderOf(caravan, to, igor, igor);
  const about = { client: to.id, order, number, date: '2026-11-10', minor: 50_000_00, logistician: igor.id };
  const id = await invoiceOf(caravan, vera, about);
  await bring(caravan, id, igor, { type: 'setPrepared', points: [...POINTS] });
  await bring(caravan, id, igor, { type: 'setSent', how: 'courier', on: DAY });
  await bring(caravan, id, igor, { type: 'setDelivered', position: 'бухгалтер', name: 'Ира', on: DAY });
  bills[number] = id;
}

async function paid(number: string): Promise<void> {
  const amount = { minor: 50_000_00, currency: 'RUB' };
  const vera = await company.person('accountant');
  await bring(company.caravan, bills[number]!, vera, { type: 'paymentReceived', amount, on: DAY });
}

/** What the accountant was reminded of since, a message each: the numbers of the bills in it, and how many buttons. */
async function remindedOf(since: number) {
  await company.settle();
  return company
    .colleague('accountant')
    .heard.slice(since)
    .filter((message) => wordsOf(message).includes('Срок прошёл'))
    .map((message) => ({
      bills: Object.keys(bills).filter((number) => wordsOf(message).includes(number)),
      buttons: buttonsOf(message).map(({ text }) => text),
      words: wordsOf(message),
    }));
}
const heardSoFar = () => company.colleague('accountant').heard.length;

beforeAll(async () => {
  company = await openCompany({
    now: msk(24, '12:00'),
    around: (ports) => ({ ...ports, obligations: fragile(ports.obligations) }),
  });
  client = await company.client('working');
  for (const number of ['7001', '7002', '7003']) await billTo(client, number);
  await billTo(await company.client('working'), '8001');
  await company.settle();
}, 90_000);
afterAll(() => company?.close());

describe('bills of one client that are not paid in time', () => {
  it(
    'come in one message, each with its line and the way to it; those of another client apart',
    LONG,
    async () => {
      const before = heardSoFar();
      await company.passTo(msk(25, '09:00'));
      const told = await remindedOf(before);
      expect(told.map(({ bills }) => bills).toSorted()).toEqual([['7001', '7002', '7003'], ['8001']]);
      const together = told.find(({ bills }) => bills.length === 3);
      for (const number of ['7001', '7002', '7003']) {
        const way = together?.buttons.find((words) => words.includes(number)) ?? '';
        expect(together?.words).toContain(`${way.slice(0, 2)} ⏰ Счёт № ${number}`);
      }
    },
  );

  it('each can be answered from there', LONG, async () => {
    const vera = company.colleague('accountant');
    await vera.press('7002', client.name);
    await vera.button('invoice.button.paymentReceived', '7002');
  });

  it('what was paid meanwhile is told of no more, and the last one comes as it is', LONG, async () => {
    await paid('7002');
    let before = heardSoFar();
    await company.passTo(msk(25, '10:30'));
    expect((await remindedOf(before)).map(({ bills }) => bills).toSorted()).toEqual([
      ['7001', '7003'],
      ['8001'],
    ]);
    await paid('7003');
    before = heardSoFar();
    await company.passTo(msk(26, '10:30'));
    const told = await remindedOf(before);
    expect(told.map(({ bills }) => bills).toSorted()).toEqual([['7001'], ['8001']]);
    const words = company.colleague('accountant').words('invoice.button.paymentReceived');
    for (const { buttons } of told) expect(buttons).toContain(words);
  });

  it('are told once, by two sweeps and after a crash between the message and the rungs', LONG, async () => {
    for (const number of ['7004', '7005']) await billTo(client, number);
    await company.settle();
    const before = heardSoFar();
    await company.clock.move(Date.parse(msk(27, '08:30')) - Date.parse(company.clock.now()));
    isCutOff = (id) => id.startsWith(bills['7004'] ?? '');
    await Promise.all([company.caravan.sweep.run(), company.caravan.sweep.run()]);
    isCutOff = () => false;
    await company.caravan.sweep.run();
    expect((await remindedOf(before)).map(({ bills }) => bills)).toEqual([['7004', '7005']]);
  });
});

/** Obligations of which some cannot be climbed. */
function fragile(obligations: Ports['obligations']): Ports['obligations'] {
  const climb: typeof obligations.climb = async (id, step, nextAt) => {
    if (isCutOff(id)) throw new Error('the power was cut');
    return obligations.climb(id, step, nextAt);
  };
  return new Proxy(obligations, {
    get: (target, name) => (name === 'climb' ? climb : target[name as keyof typeof target].bind(target)),
  });
}
