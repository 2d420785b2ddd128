import type { Caravan } from '../../core/caravan.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Person } from '../../core/people/person.ts';
import { reachedStage, type TakenOn } from './clients.ts';
import { roubles } from './offers.ts';
import { orderOf } from './orders.ts';

export const PRICE = {
  amount: { minor: 9_000_000, currency: 'RUB' },
  vat: 'none',
  form: 'cashless',
  days: 10,
  daysFrom: 'scan',
};

/** Who drives what for whom. */
export interface Booking {
  carrier: string;
  driver: string;
  plate: string;
}

async function bring(caravan: Caravan, process: string, caseId: string, fact: Fact, doer: Person | null) {
  const commandId = `given/${caseId}/${fact.type}`;
  const outcome = await caravan.cases.handle({
    commandId,
    process,
    caseId,
    fact,
    doer,
    channel: doer === null ? 'internal' : 'telegram-staff',
  });
  if (outcome.status === 'refused')
    throw new Error(`${fact.type} was refused: ${JSON.stringify(outcome.refusal)}`);
}

/** A new order of the client's, at a price, for which a truck is searched. `about` stands in every message about it. */
export async function searchedOrder(
  caravan: Caravan,
  client: Pick<TakenOn, 'id'>,
  logistician: Person,
): Promise<Record<'order' | 'trip' | 'about', string>> {
  const order = await orderOf(caravan, client, logistician, logistician, { price: roubles(100_000) });
  const trip = await searchedTrip(caravan, order, logistician);
  const { number } = (await caravan.cases.load(order))!.context as { number: string };
  return { order, trip, about: `№ ${number}:` };
}

/** The client's written order has come (S0-36): a truck is searched for. Gives the trip's id. */
export async function searchedTrip(caravan: Caravan, order: string, logistician: Person): Promise<string> {
  const paper = { date: '2026-11-24', files: ['fdemoorder'], price: PRICE };
  await bring(caravan, 'transport-order', order, { type: 'orderReceived', ...paper }, logistician);
  const trip = `t${order.slice(1)}-1`;
  await reachedStage(caravan, trip, 'search');
  return trip;
}

/** A truck that is booked and on its way to the first loading (S0-43). Gives the trip's id. */
export async function rollingTrip(
  caravan: Caravan,
  order: string,
  logistician: Person,
  { carrier, driver, plate }: Booking,
): Promise<string> {
  const trip = await searchedTrip(caravan, order, logistician);
  const points = ['contract', 'inn', 'passport', 'licence', 'vehicle'];
  const facts: Fact[] = [
    { type: 'carrierChosen', carrier, price: PRICE },
    { type: 'vehicleNamed', driver, plate, files: [] },
    { type: 'papersChecked', points },
  ];
  for (const fact of facts) await bring(caravan, 'trip', trip, fact, logistician);
  await reachedStage(caravan, trip, 'carrierConfirmation');
  await bring(caravan, 'trip', trip, { type: 'carrierConfirmed' }, logistician);
  await reachedStage(caravan, trip, 'transport');
  return trip;
}
