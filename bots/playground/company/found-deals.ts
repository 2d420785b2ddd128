import type { Caravan } from '../../../core/caravan.ts';
import type { Person } from '../../../core/people/person.ts';
import { contractScan } from './contract-scan.ts';
import { DEAL_PAPERS, type DealEvent, dealIdeas } from './deal-list.ts';
import { carryOut } from './found-carriers.ts';
import { Past, PastClock } from './past.ts';

const DAY_MS = 86_400_000;
/** Between steps of one day. */
const NEXT_STEP_MS = 5 * 60_000;

/** Deals at every step, as they have come to where they stand; numbered in the order of their age. */
export async function foundDeals(
  caravan: Caravan,
  staff: Map<string, Person>,
  partners: Map<string, Person>,
): Promise<void> {
  await keepPapers(caravan);
  const past = new Past(caravan);
  const now = Date.parse(caravan.ports.clock.now());
  await trust(past.at(new PastClock(caravan.ports.clock)), staff, partners);
  const begun = [];
  for (const { client, events } of dealIdeas(new Date(now).toISOString().slice(0, 10))) {
    const clock = new PastClock(caravan.ports.clock);
    const contact = partners.get(client) as Person;
    const sales = staff.get('sales') as Person;
    const logistician = staff.get(client === 'client' ? 'logistician' : 'logistician2') as Person;
    const held = {
      client: contact.memberships[0]?.partyId,
      sales: sales.id,
      logistician: logistician.id,
      zone: client === 'client' ? 'Asia/Yekaterinburg' : 'Europe/Volgograd',
    };
    const cast = new Map([...staff, ['logistician', logistician] as const, ['client', contact] as const]);
    const caseId = `d${caravan.ports.ids.next(10)}`;
    const then = past.at(clock);
    const play = async ([ago, who, fact]: DealEvent, nth: number) => {
      const next = Date.parse(clock.now()) + NEXT_STEP_MS;
      const day = now - ago * DAY_MS;
      clock.set(new Date(nth === 0 ? day : Math.max(day, next)).toISOString());
      const doer = who === null ? null : (cast.get(who) as Person);
      const said = nth === 0 ? { ...fact, ...held } : fact;
      await carryOut(then, 'deal', caseId, `demo/${nth}`, doer, said);
    };
    const [opened, ...rest] = events;
    if (opened !== undefined) await play(opened, 0);
    begun.push(async () => {
      for (const [nth, event] of rest.entries()) await play(event, nth + 1);
    });
  }
  await Promise.all(begun.map((goOn) => goOn()));
  await past.handOver();
}

/** How far the director trusts the clients that have deals. */
async function trust(
  caravan: Caravan,
  staff: Map<string, Person>,
  partners: Map<string, Person>,
): Promise<void> {
  const terms = {
    client: { grade: 'A', limit: { minor: 1_500_000_00, currency: 'RUB' }, days: 14 },
    client2: { grade: 'B', limit: { minor: 800_000_00, currency: 'RUB' }, days: 20 },
  };
  for (const [who, credit] of Object.entries(terms)) {
    const party = partners.get(who)?.memberships[0]?.partyId ?? '';
    const director = staff.get('director') as Person;
    await carryOut(caravan, 'client', party, 'demo/trusted', director, { type: 'creditTermsSet', ...credit });
  }
}

async function keepPapers({ ports }: Caravan): Promise<void> {
  for (const [id, name, heading] of Object.values(DEAL_PAPERS)) {
    const bytes = contractScan(heading);
    const file = {
      id,
      name,
      type: 'application/pdf',
      size: bytes.length,
      sha256: ports.crypto.sha256(bytes),
    };
    await ports.files.put({ ...file, kind: 'document', uploadedBy: 'demo', at: ports.clock.now() }, bytes);
  }
}
