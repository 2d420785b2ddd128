import type { Case } from '../../cases/case.ts';
import type { CaseQuery } from '../../ports/cases.port.ts';
import type { Wanted } from '../carrier/audience.ts';
import type { TransportRequest } from '../transport-order/facts.ts';
import type { Price } from '../transport-order/price.ts';
import type { Trip } from './context.ts';

const MOST_TRIPS = 100;
const MOST_CARRIERS = 1000;
const MOST_GROUPS = 20;

/** A truck that went the same way before. */
export interface Past {
  carrier: string;
  price: Price;
}

/** What is wanted for a request: first loading to last unloading. */
export function wantedFor({ loadings, unloadings, body, weight }: TransportRequest): Wanted {
  return { from: loadings[0]?.city.name ?? '', to: unloadings.at(-1)?.city.name ?? '', body, weight };
}

/** The cases in which a carrier for this request, and its price, can be found. */
export function besideRequest(request: TransportRequest | undefined): Record<string, CaseQuery> {
  if (request === undefined) return {};
  return {
    carriers: { process: 'carrier', closed: false, limit: MOST_CARRIERS },
    groups: { process: 'carrier-group', closed: false, limit: MOST_GROUPS },
    lane: { process: 'trip', key: [wantedFor(request).from], limit: MOST_TRIPS },
  };
}

/** Trips of the same lane that got a carrier, newest first as the cases are. */
export function pastOf(cases: readonly Case[] = [], request: TransportRequest): Past[] {
  const { from, to } = wantedFor(request);
  return cases.flatMap(({ context }) => {
    const { carrier, price, cancelled, request: other } = context as Trip;
    if (carrier === undefined || price === undefined || cancelled !== undefined || other === undefined)
      return [];
    const lane = wantedFor(other);
    return lane.from === from && lane.to === to ? [{ carrier, price }] : [];
  });
}
