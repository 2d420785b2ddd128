import { readFile } from 'node:fs/promises';
import type { Caravan } from '../../../core/caravan.ts';
import { findCity } from '../../../core/geo/index.ts';
import type { Person } from '../../../core/people/person.ts';
import type { TransportRequest } from '../../../core/processes/transport-order/facts.ts';
import { CLIENT_TERMS, type OrderIdea, orderIdeas } from './order-list.ts';
import type { OrderCast, OrderTerms } from './order-play.ts';
import { goOn, type OrderPlan, playOrder } from './orders.ts';
import { Past, PastClock } from './past.ts';

const HOUR_MS = 3_600_000;
/** Between steps that the idea gives no moment for. */
const NEXT_STEP_MS = 5 * 60_000;
const NOTE = 'fdemonote';

/** Orders in every stage, as they have come to where they stand; numbered in the order of their age. */
export async function foundOrders(
  caravan: Caravan,
  staff: Map<string, Person>,
  partners: Map<string, Person>,
): Promise<void> {
  await keepNote(caravan);
  const past = new Past(caravan);
  const now = caravan.ports.clock.now();
  const begun = [];
  for (const idea of orderIdeas(now.slice(0, 10))) {
    const clock = new PastClock(caravan.ports.clock);
    const plan = planOf(idea, now, clock);
    const cast = castOf(idea, staff, partners);
    const play = await playOrder(past.at(clock), cast, { ...plan, upTo: 'requested' });
    begun.push({ play, plan });
  }
  await Promise.all(
    begun.map(async ({ play, plan }) => {
      if (plan.upTo !== 'requested') await goOn(play, plan, 'studied');
    }),
  );
  await past.handOver();
}

function castOf(idea: OrderIdea, staff: Map<string, Person>, partners: Map<string, Person>): OrderCast {
  const other = idea.carrier === 'carrier' ? 'carrier2' : 'carrier';
  return {
    client: partners.get(idea.client) as Person,
    logistician: staff.get(idea.client === 'client' ? 'logistician' : 'logistician2') as Person,
    head: staff.get('head') as Person,
    sales: staff.get('sales') as Person,
    accountant: staff.get('accountant') as Person,
    carrier: partners.get(idea.carrier) as Person,
    otherCarrier: partners.get(other) as Person,
    driver: partners.get(idea.carrier === 'carrier' ? 'driver' : 'driver2') as Person,
  };
}

function planOf(idea: OrderIdea, now: string, clock: PastClock): OrderPlan {
  return {
    terms: termsOf(idea, now),
    upTo: idea.upTo,
    ...(idea.without === undefined ? {} : { without: idea.without }),
    before: (step) => {
      const hours = idea.hoursAgo[step];
      const next = Date.parse(clock.now()) + NEXT_STEP_MS;
      clock.set(new Date(hours === undefined ? next : Date.parse(now) - hours * HOUR_MS).toISOString());
    },
  };
}

function termsOf(
  { from, to, cargo, tons, roubles, body = 'tent', adr, plate }: OrderIdea,
  now: string,
): OrderTerms {
  const stop = ([name, hours]: OrderIdea['from'], address: string, open: number) => {
    const start = Math.floor((Date.parse(now) + hours * HOUR_MS) / HOUR_MS) * HOUR_MS;
    const window = {
      from: new Date(start).toISOString(),
      to: new Date(start + open * HOUR_MS).toISOString(),
    };
    return { city: cityNamed(name), address, window };
  };
  const price = { vat: 22, vatIncluded: true, form: 'cashless' } as const;
  const sum = (amount: number) => ({ minor: amount * 100, currency: 'RUB' }) as const;
  const clientPrice = { ...price, ...CLIENT_TERMS, amount: sum(roubles) };
  const request: TransportRequest = {
    loadings: [stop(from, 'Промышленная, 14, склад 2', 4)],
    unloadings: [stop(to, 'Заводская, 7', 8)],
    cargo,
    weight: tons * 1000,
    body,
    ...(adr === undefined ? {} : { adr }),
    price: clientPrice,
  };
  const carrierPrice = { ...clientPrice, days: 10, amount: sum(Math.round(roubles * 0.00085) * 1000) };
  return { request, clientPrice, carrierPrice, plate, paper: 'fdemocontract', note: NOTE };
}

export function cityNamed(name: string): { name: string; zone: string } {
  const found = findCity(name);
  if (!('ok' in found)) throw new Error(`nobody knows the town ${name}`);
  return { name: found.ok.name, zone: found.ok.zone };
}

async function keepNote({ ports }: Caravan): Promise<void> {
  const bytes = await readFile(new URL('./photos/cmr.jpg', import.meta.url));
  await ports.files.put(
    {
      id: NOTE,
      name: 'CMR.jpg',
      type: 'image/jpeg',
      size: bytes.length,
      sha256: ports.crypto.sha256(bytes),
      kind: 'photo',
      uploadedBy: 'demo',
      at: ports.clock.now(),
    },
    bytes,
  );
}
