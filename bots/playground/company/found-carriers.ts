import type { Caravan } from '../../../core/caravan.ts';
import type { Fact } from '../../../core/cases/entry.ts';
import { withWordsKept } from '../../../core/desk/keep-personal.ts';
import type { Person } from '../../../core/people/person.ts';
import { CARRIERS, type CarrierIdea } from './carrier-list.ts';
import { PARTNERS } from './cast.ts';
import { cityNamed } from './found-orders.ts';
import { Past, PastClock } from './past.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What happened to a carrier, days ago; `by` nobody: Caravan counted it. */
interface Event {
  ago: number;
  by: Person | null;
  fact: Fact;
}

const idOf = ({ inn }: Pick<CarrierIdea, 'inn'>) => `c${inn}`;

/** The book of carriers beyond those in the chats, as it has grown, and two groups of them. */
export async function foundCarriers(caravan: Caravan, staff: Map<string, Person>): Promise<void> {
  const igor = staff.get('logistician') as Person;
  const past = new Past(caravan);
  const now = caravan.ports.clock.now();
  await Promise.all(
    CARRIERS.map(async (idea, n) => {
      const contact = `p${2001 + n}demo`;
      await caravan.ports.people.create({
        id: contact,
        name: idea.contact,
        phone: `+790544400${String(n).padStart(2, '0')}`,
        roles: [],
        memberships: [{ partyId: idOf(idea), as: 'carrier' }],
        identities: [],
      });
      const clock = new PastClock(caravan.ports.clock);
      const then = past.at(clock);
      for (const [nth, { ago, by, fact }] of eventsOf(idea, contact, igor, now).entries()) {
        clock.set(new Date(Date.parse(now) - ago * DAY_MS).toISOString());
        await carryOut(then, 'carrier', idOf(idea), `demo/${nth}`, by, fact);
      }
    }),
  );
  for (const [caseId, fact] of groups())
    await carryOut(past.at(new PastClock(caravan.ports.clock)), 'carrier-group', caseId, 'demo', igor, fact);
  await past.handOver();
}

function groups(): [caseId: string, fact: Fact][] {
  const proven = [PARTNERS.carrier.party, 'c1698609495', 'c7898412730'];
  return [
    ['gdemotents', { type: 'groupMade', name: 'Тенты СЗФО', filter: { place: 'СЗФО', body: 'tent' } }],
    ['gdemoproven', { type: 'groupMade', name: 'Проверенные', carriers: proven }],
  ];
}

/** All that is told of a carrier, the oldest first. */
function eventsOf(idea: CarrierIdea, contact: string, igor: Person, now: string): Event[] {
  const { inn, name, city, since, insured, askedToRenew, trips = [], answers = [], denied } = idea;
  const until = new Date(Date.parse(now) + (insured ?? 0) * DAY_MS).toISOString().slice(0, 10);
  const added: Fact = {
    type: 'carrierAdded',
    inn,
    name,
    city: cityNamed(city),
    contacts: [contact],
    fleet: idea.fleet.map(([count, body, tonnage]) => ({ count, body, tonnage })),
    lanes: idea.lanes.map(([from, to]) => ({ from, to })),
    ...(insured === undefined
      ? {}
      : { insurance: { number: `СМР-${inn.slice(4, 8)}`, validUntil: until, files: [] } }),
  };
  const counted: Event[] = [
    ...trips.flatMap((trip, n) => tripEvents(trip, `${inn}-${n}`, now)),
    ...answers.map((minutes, n): Event => {
      const fact: Fact = { type: 'answerCounted', offer: `fdemo${inn}-${n}` };
      return { ago: since - 1 - n, by: null, fact: minutes === null ? fact : { ...fact, minutes } };
    }),
    ...(askedToRenew === undefined
      ? []
      : [{ ago: askedToRenew, by: null, fact: { type: 'paperExpiring', paper: 'insurance', until } }]),
    ...(denied === undefined
      ? []
      : [{ ago: 1, by: igor, fact: { type: 'carrierDenied', reason: denied } as Fact }]),
  ];
  return [{ ago: since, by: igor, fact: added }, ...counted.toSorted((a, b) => b.ago - a.ago)];
}

function tripEvents(
  { from, to, ago, roubles, late = 0, papers, failed }: NonNullable<CarrierIdea['trips']>[number],
  key: string,
  now: string,
): Event[] {
  const trip = `tdemo${key}`;
  const unloadedAt = new Date(Date.parse(now) - ago * DAY_MS - HOUR_MS).toISOString();
  const price = { minor: roubles * 100, currency: 'RUB' };
  const counts: [ago: number, fact: Fact][] = [
    [ago, { type: 'tripCounted', trip, from, to, price, late }],
    ...(failed === undefined
      ? []
      : [[ago, { type: 'failureCounted', trip, kind: failed }] as [number, Fact]]),
    ...(papers === undefined
      ? []
      : [[Math.max(0, ago - papers), { type: 'papersCounted', trip, unloadedAt }] as [number, Fact]]),
  ];
  return counts.map(([when, fact]) => ({ ago: when, by: null, fact }));
}

/** What somebody did; nobody: Caravan itself. A refusal is an error. */
export async function carryOut(
  caravan: Caravan,
  process: string,
  caseId: string,
  commandId: string,
  doer: Person | null,
  fact: Fact,
): Promise<void> {
  const said = doer === null ? fact : await withWordsKept(caravan, process, caseId, doer.id, fact);
  const channel = doer === null ? 'internal' : doer.roles.length > 0 ? 'telegram-staff' : 'telegram-partners';
  const outcome = await caravan.cases.handle({ commandId, process, caseId, fact: said, doer, channel });
  if (outcome.status === 'refused')
    throw new Error(`the demo company refused ${fact.type}: ${outcome.refusal.code}`);
}
