import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf } from '../../bots/playground/demo/player.ts';
import { orderOf } from '../builders/orders.ts';
import { rollingTrip } from '../builders/trips.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

describe('a card whose stage goes on (design 2.5)', () => {
  it('S0-43: keeps the next steps however late the press is answered, pressed twice too', async () => {
    const { caravan, double } = company;
    const igor = await company.person('logistician');
    const client = await company.client('working');
    const order = await orderOf(caravan, client, igor, igor);
    const driver = await company.partnerPerson(PARTNERS.driver);
    const booking = { carrier: PARTNERS.driver.party, driver: driver.id, plate: 'А123ВС152' };
    await rollingTrip(caravan, order, igor, booking);
    await company.settle();

    const nikolay = company.partner(PARTNERS.driver);
    const arrived = await nikolay.button('trip.button.arrivedToLoad');
    await Promise.all([nikolay.tap(arrived), nikolay.tap(arrived)]);
    await company.settle();
    const next = nikolay.words('trip.button.loaded');
    const card = await nikolay.waitFor(
      (view) => view.messages.find((m) => buttonsOf(m).some(({ text }) => text === next)),
      next,
    );
    expect(card.message_id).toBe(arrived.message_id);
    const stripped = double.controls
      .log()
      .filter(({ method }) => method === 'editMessageReplyMarkup')
      .filter(({ payload }) => payload.message_id === arrived.message_id);
    expect(stripped).toEqual([]);
  });
});
