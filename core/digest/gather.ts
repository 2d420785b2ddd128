import { localDateOf } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { type OwedBy, owedBy, titleFor } from '../obligations/owed.ts';
import { standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { CaseQuery } from '../ports/cases.port.ts';
import type { Ports } from '../ports/index.ts';
import type { TransportOrder } from '../processes/transport-order/context.ts';
import type { Stop } from '../processes/transport-order/facts.ts';
import type { Trip } from '../processes/trip/context.ts';
import { type Place, placesOf, reached, stepsOf } from '../processes/trip/route.ts';
import { t } from '../texts/text.ts';
import type { Day, DayStop, Owed } from './day.ts';
import { trackOf } from './track.ts';

type Needed = Pick<Ports, 'cases' | 'obligations' | 'company' | 'clock'>;

/** More than one person holds at a time. */
const MOST = 500;
/** Processes whose cases have a colleague who answers for them, whoever owes the next step. */
const HELD = ['deal', 'transport-order', 'trip', 'charge', 'carrier-bill', 'invoice', 'act'];
/** Stages of an order in which no truck is looked for yet. */
const BEFORE_TRUCKS = ['requestReceived', 'feasibility', 'promised'];

/** What the day of this person holds. */
export async function dayOf(ports: Needed, cases: Cases, person: Person): Promise<Day> {
  const now = ports.clock.now();
  const date = localDateOf(now, ports.company.zone);
  const trips = await heldBy<Trip>(ports, person, { process: 'trip' });
  const orders = await heldBy<TransportOrder>(ports, person, {
    process: 'transport-order',
    stages: BEFORE_TRUCKS,
  });
  const searched = new Set(trips.map(({ context }) => context.order));
  const title = (current: Case) => cases.process(current.process).title(current);
  return {
    date,
    now,
    stops: [
      ...trips.flatMap((trip) => stopsOfTrip(trip, now).map((stop) => ({ ...stop, title: title(trip) }))),
      ...orders
        .filter(({ id }) => !searched.has(id))
        .flatMap((order) => loadingsOf(order, now).map((stop) => ({ ...stop, title: title(order) }))),
    ],
    owed: await owedOf(ports, cases, person, now),
  };
}

/** Open cases that the person holds, or an absent colleague for whom the person stands in. */
async function heldBy<C>(ports: Needed, person: Person, query: CaseQuery): Promise<Case<C>[]> {
  const holders = [person.id, ...standsInFor(person, ports.clock.now())];
  const found = await Promise.all(
    holders.map((id) => ports.cases.list({ ...query, person: id, closed: false, limit: MOST })),
  );
  return [...new Map(found.flat().map((one) => [one.id, one as Case<C>])).values()];
}

type Untitled = Omit<DayStop, 'title'>;

/** Where the truck is awaited today and has not been yet. */
function stopsOfTrip({ id, context }: Case<Trip>, now: string): Untitled[] {
  if (context.request === undefined || context.unloadedAt !== undefined) return [];
  return placesOf(context.request)
    .filter((place) => isToday(place, now) && !isBehind(context, place))
    .map((place) => ({
      ...untitled(id, place, context.number),
      purpose: place.purpose,
      plate: context.vehicle?.plate,
    }));
}

function loadingsOf({ id, context }: Case<TransportOrder>, now: string): Untitled[] {
  return (context.request?.loadings ?? [])
    .filter((stop) => isToday(stop, now))
    .map((stop) => ({ ...untitled(id, stop, context.number ?? '—'), purpose: 'loading' as const }));
}

function untitled(caseId: string, { city, window }: Stop, number: string) {
  return { caseId, number, city: city.name, zone: city.zone, window };
}

/** By the clock of the place. */
function isToday({ window, city }: Stop, now: string): boolean {
  const today = localDateOf(now, city.zone);
  return localDateOf(window.from, city.zone) <= today && today <= localDateOf(window.to, city.zone);
}

function isBehind(trip: Trip, { n, purpose }: Place): boolean {
  const done = purpose === 'loading' ? 'loaded' : 'unloaded';
  const step = stepsOf(trip).findIndex(({ kind, stop }) => kind === done && stop === n);
  return step < reached(trip);
}

/** The person's own tasks, and what others are late with in the cases that the person holds. Rounds come by themselves. */
async function owedOf(ports: Needed, cases: Cases, person: Person, now: string): Promise<Owed[]> {
  const own = await owedBy(ports, cases, person, now, MOST);
  const known = new Set(own.map(({ obligation }) => obligation.id));
  const others: OwedBy[] = [];
  for (const process of HELD.filter((name) => cases.knows(name))) {
    for (const id of await ports.cases.ids({ process, person: person.id, closed: false, limit: MOST })) {
      const late = (await ports.obligations.ofCase(id)).filter(
        (one) => one.state === 'open' && one.dueAt < now && !known.has(one.id),
      );
      others.push(...late.map((obligation) => ({ obligation })));
    }
  }
  const stages = [...own, ...others].filter(({ obligation }) => obligation.name === 'stage');
  const found = await Promise.all(stages.map((one) => owed(cases, one, known.has(one.obligation.id))));
  return found.flatMap((one) => one ?? []);
}

async function owed(cases: Cases, one: OwedBy, isOwn: boolean): Promise<Owed | null> {
  const { obligation } = one;
  const current = await cases.load(obligation.caseId);
  // What was done a moment ago is owed no more, whatever the store still says.
  if (current?.stages[obligation.stage]?.seq !== obligation.stageSeq) return null;
  return {
    caseId: current.id,
    title: titleFor(cases.process(current.process).title(current), one),
    stage: t(`${obligation.process}.stage.${obligation.stage}`),
    track: trackOf(obligation),
    since: obligation.opensAt,
    due: obligation.dueAt,
    ...(isOwn ? {} : { owner: obligation.ownerRole }),
  };
}
