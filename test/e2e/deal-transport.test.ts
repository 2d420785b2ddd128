import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bring } from '../builders/clients.ts';
import { rollingTrip } from '../builders/trips.ts';
import { orderedBy } from './accepted-order.ts';
import { PARTNERS } from './company.ts';
import { DealScene, SKIP } from './deal-scene.ts';
import { Hand } from './hand.ts';

const LONG = { timeout: 120_000 };
const PLATE = 'А123ВС777';
const GOODS = 'fulfilment.goods';
/** A milestone is published after two minutes. */
const OUT = 3 * 60_000;

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

/** A deal whose goods are paid for and lie in Rostov. */
async function paidDeal(): Promise<string> {
  const deal = await scene.invoicedDeal();
  const { invoice } = await scene.context<{ invoice: { sum: object } }>(deal);
  const payment = { type: 'paymentReceived', amount: invoice.sum, on: '2026-11-24' };
  await scene.bring(deal, payment, scene.people.accountant);
  await scene.reached(deal, `${GOODS}.inWarehouse`);
  return deal;
}

/** Its truck is booked and on its way to the loading. */
async function rolling(order: string): Promise<string> {
  const { caravan, person } = scene.company;
  const driver = await scene.company.partnerPerson(PARTNERS.driver);
  const trip = await rollingTrip(caravan, order, await person('logistician'), {
    carrier: PARTNERS.carrier.party,
    driver: driver.id,
    plate: PLATE,
  });
  await scene.company.settle();
  return trip;
}

describe('a truck that is ordered about a deal (S2-51 to S2-54, S2-57)', () => {
  it(
    'carries the deal along: under way when it is loaded, at the warehouse when it is unloaded',
    LONG,
    async () => {
      const { company, igor, irina } = scene;
      const deal = await paidDeal();
      const order = await orderedBy(scene, deal);
      const { number } = await scene.context<{ number: string }>(order);
      expect(await scene.context(order)).toMatchObject({
        client: PARTNERS.client.party,
        request: { cargo: 'Насос ЦНС' },
      });
      expect(await scene.context(deal)).toMatchObject({ orders: [{ id: order, number }] });

      const trip = await rolling(order);
      const driver = new Hand(PARTNERS.driver, company.double, company.caravan, 'telegram-partners');
      const reports = async (milestone: string) => {
        await driver.press(`trip.button.${milestone}`, `Рейс ${number}/1`);
        await scene.later(OUT);
      };
      await reports('arrivedToLoad');
      await scene.reached(deal, `${GOODS}.inWarehouse`);
      await reports('loaded');
      await scene.reached(deal, `${GOODS}.delivery`);
      await irina.sees('находится в пути. Ожидаем прибытия 28 ноября');
      await reports('arrivedToUnload');
      await reports('unloaded');
      await scene.reached(deal, `${GOODS}.delivery`);
      await igor.press('trip.button.unloadingConfirmed', number);
      await company.settle();
      await scene.reached(deal, `${GOODS}.atWarehouse`);
      await irina.sees('находится на складе');
      expect(await company.entries(trip, 'milestonePublished')).toHaveLength(4);
      for (const fact of ['goodsDispatched', 'cargoUnloaded'])
        expect((await company.entries(deal, fact)).map(({ actor }) => actor.role)).toEqual(['caravan']);
      expect(irina.times('находится в пути')).toBe(1);
    },
  );

  it('of a deal that was sent on its way by hand, it still tells the unloading', LONG, async () => {
    const { anna, company } = scene;
    const deal = await paidDeal();
    const trip = await rolling(await orderedBy(scene, deal));
    await scene.does(anna, 'deal.button.goodsDispatched', deal, { eta: SKIP });
    const logistician = await company.person('logistician');
    for (const fact of ['loaded', 'unloaded'])
      await bring(company.caravan, trip, logistician, { type: fact, stop: fact === 'loaded' ? 1 : 2 });
    await bring(company.caravan, trip, logistician, { type: 'unloadingConfirmed' });
    await company.settle();
    await scene.reached(deal, `${GOODS}.atWarehouse`);
    expect(await company.entries(deal, 'goodsDispatched')).toHaveLength(1);
  });
});
