import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { Answers } from '../../forms/form.ts';
import { type Money, sharedTerms, termsOf, totalOf, type VatRate } from '../../money/index.ts';
import { carrierDue, type Trip } from '../trip/context.ts';

/** Where a trip waits for its bill; one that was called off with something due waits for the bill of that (G-17). */
export const AWAITING = ['papers.bill.awaited', 'deadFreight'];

export function awaitsBill({ process, stages }: Case): boolean {
  return process === 'trip' && AWAITING.some((stage) => stages[stage] !== undefined);
}

/** What is owed for all the trips, charges included; undefined where currencies differ. */
export function owedFor(trips: readonly Trip[]): Money | undefined {
  return totalOf(trips.flatMap((trip) => carrierDue(trip) ?? []));
}

/** What a bill takes over from the trips it is for: one carrier, one currency, one set of terms (G-15, G-30). */
export function takeTrips(cases: Case[]): Answers | Refusal {
  const trips = cases.map(({ context }) => context as Trip);
  const [first] = trips;
  if (first === undefined) return refuse('no-such-case');
  if (!cases.every(awaitsBill)) return refuse('billed-already');
  if (trips.some(({ carrier }) => carrier !== first.carrier)) return refuse('mixed-carriers');
  const expected = owedFor(trips);
  if (expected === undefined) return refuse('mixed-currencies');
  const terms = sharedTerms(trips.map(({ price }) => termsOf(price)));
  if (terms === undefined) return refuse('mixed-terms');
  const bases = trips.flatMap(({ basis }) => basis ?? []);
  const last = bases.length === trips.length ? bases.toSorted().at(-1) : undefined;
  return {
    carrier: first.carrier,
    tripNumbers: trips.map(({ number }) => number).toSorted(byNumber),
    orders: [...new Set(trips.map(({ order }) => order))],
    ...(first.logistician === undefined ? {} : { logistician: first.logistician }),
    expected,
    ...vatOf(trips),
    terms,
    ...(last === undefined ? {} : { basis: last }),
  };
}

const byNumber = (one: string, other: string) => one.localeCompare(other, 'ru', { numeric: true });

/** The VAT that all the trips' prices have in common. */
function vatOf(trips: readonly Trip[]): { expectedVat?: VatRate } {
  const rates = new Set(trips.map(({ price }) => price?.vat));
  const [vat] = rates;
  return rates.size === 1 && vat !== undefined ? { expectedVat: vat } : {};
}
