import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { PARTNERS_BOT } from '../../bots/playground/set-stage.ts';
import { orderOf } from '../builders/orders.ts';
import { rollingTrip } from '../builders/trips.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { Hand } from './hand.ts';

/** As the Russian locale writes it: with a hard space. */
const DUE = '12\u00a0345';

describe('a truck that was called off, with something due to its carrier', () => {
  let company: Company;
  let carrier: Hand;

  beforeAll(async () => {
    company = await openCompany();
    const { caravan, double } = company;
    const bot = PARTNERS_BOT.username;
    carrier = new Hand({ ...PARTNERS.carrier, bot }, double, caravan, 'telegram-partners');
    await carrier.type('/bills');
    await carrier.hears('bills.none');
    const igor = await company.person('logistician');
    const irina = await company.partnerPerson(PARTNERS.client);
    const driver = await company.partnerPerson(PARTNERS.driver);
    const order = await orderOf(caravan, { id: PARTNERS.client.party }, irina, igor);
    const truck = { carrier: PARTNERS.carrier.party, driver: driver.id, plate: 'А123ВС 152' };
    await rollingTrip(caravan, order, igor, truck);
    await caravan.cases.handle({
      commandId: 'given/cancelled',
      process: 'transport-order',
      caseId: order,
      fact: {
        type: 'orderCancelled',
        by: 'us',
        reason: 'i1',
        carrierDue: { minor: 1_234_500, currency: 'RUB' },
      },
      doer: igor,
      channel: 'telegram-staff',
    });
    await company.settle();
  }, 60_000);

  afterAll(() => company?.close());

  it('is told with the sum to the carrier, and without it to the driver', async () => {
    await carrier.sees(DUE);
    await carrier.button('trip.button.billRecorded', DUE);
    const driver = company.partner(PARTNERS.driver);
    await driver.sees(driver.words('trip.notice.cancelledDriver', { case: '' }).trim());
    expect(driver.times(DUE)).toBe(0);
  });

  it('is among the trips that a bill can be for, and the bill is then in the carrier’s list', {
    timeout: 60_000,
  }, async () => {
    await carrier.type('/menu');
    await carrier.press('menu.sendBill', 'Здравствуйте');
    await carrier.answers({
      trips: { press: ['form.all', 'form.done'] },
      number: '41',
      date: 'сегодня',
      sum: { press: [DUE] },
      vat: { press: ['vat.none'] },
      files: { file: { filename: 'Счёт.pdf', mime: 'application/pdf', bytes: contractScan() } },
    });
    await company.settle();
    await carrier.type('/menu');
    await carrier.press('menu.myBills');
    await carrier.button('№ 41');
    await carrier.press('№ 41');
    await carrier.sees('carrier-bill.partnerStage.checking');
  });
});
