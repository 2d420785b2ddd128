import type { Caravan } from '../../../core/caravan.ts';
import { withWordsKept } from '../../../core/desk/keep-personal.ts';
import { addColleague } from '../../../core/people/colleagues.ts';
import type { Person } from '../../../core/people/person.ts';
import type { SlackDouble } from '../slack-double/index.ts';
import type { TelegramDouble } from '../telegram-double/index.ts';
import { CAST, COLLEAGUES, PARTNERS, type Partner } from './cast.ts';
import { contractScan } from './contract-scan.ts';
import { type Deed, deeds } from './deeds.ts';
import { foundCarriers } from './found-carriers.ts';
import { foundDeals } from './found-deals.ts';
import { foundOrders } from './found-orders.ts';
import { openOrdersChannel, openWorkspace } from './workspace.ts';

/**
 * Founds the demo company in an empty store: its people, with their chats opened, clients at every stage and, where
 * they are wanted, a book of carriers and orders at every stage. All of it goes through the same commands as a real company's, so its journals
 * replay like any other.
 */
export async function foundCompany(
  caravan: Caravan,
  double: TelegramDouble,
  { withOrders = false, slack }: { withOrders?: boolean; slack?: SlackDouble | undefined } = {},
): Promise<void> {
  for (const { userId, name, phone } of CAST) {
    const [first = '', last] = name.split(' ');
    await double.people.add({
      id: userId,
      first_name: first,
      ...(last === undefined ? {} : { last_name: last }),
      phone_number: phone,
      language_code: 'ru',
    });
  }
  const staff = new Map<string, Person>();
  for (const { userId, bot } of [...Object.values(COLLEAGUES), ...Object.values(PARTNERS)]) {
    await double.people.start(userId, bot);
  }
  for (const [key, { userId, name, phone, role }] of Object.entries(COLLEAGUES)) {
    const identity = { channel: 'telegram-staff' as const, userId: String(userId), chatId: String(userId) };
    const person = await addColleague(caravan, { name, phone, roles: [role], identity });
    await caravan.cases.handle({
      commandId: `joined/${person.id}/${userId}`,
      process: 'colleague',
      caseId: `u${person.id.slice(1)}`,
      fact: { type: 'colleagueJoined' },
      doer: null,
      channel: 'internal',
    });
    staff.set(key, { ...person, identities: [identity] });
  }
  if (slack) await openWorkspace(caravan, slack);
  const partners = new Map<string, Person>();
  for (const [key, partner] of Object.entries(PARTNERS))
    partners.set(key, await knownPartner(caravan, partner));
  await keepContract(caravan);
  const all = deeds(staff, partners, caravan.ports.clock.now());
  // Cases go side by side and share the disk's flushes, a deed of each at a time: contracts that are concluded at once
  // are numbered by whichever of them holds the series, so that one has its number only when all are through.
  const cases = [...new Set(all.map((deed) => deed.caseId))].map((caseId) =>
    all.filter((deed) => deed.caseId === caseId),
  );
  for (let nth = 0; nth < Math.max(...cases.map((own) => own.length)); nth++) {
    const together = cases.flatMap((own) => own[nth] ?? []);
    await Promise.all(together.map((deed) => carryOut(caravan, deed)));
  }
  if (withOrders) {
    await foundCarriers(caravan, staff);
    await foundOrders(caravan, staff, partners);
    await foundDeals(caravan, staff, partners);
  }
  // The past is not told there.
  if (slack) await openOrdersChannel(caravan, slack);
}

async function knownPartner(
  caravan: Caravan,
  { name, phone, userId, party, role, position, email, channel }: Partner,
): Promise<Person> {
  const { people } = caravan.ports;
  const id = `p${userId}demo`;
  const identity = { channel: 'telegram-partners' as const, userId: String(userId), chatId: String(userId) };
  const mail = email === undefined ? {} : { email };
  await people.create({ id, name, phone, ...mail, roles: [], memberships: [], identities: [] });
  await people.join(id, {
    partyId: party,
    as: role,
    position,
    ...(channel === undefined ? {} : { channel }),
  });
  await people.link(id, identity);
  return (await people.get(id)) as Person;
}

async function keepContract(caravan: Caravan): Promise<void> {
  const bytes = contractScan();
  await caravan.ports.files.put(
    {
      id: 'fdemocontract',
      name: 'Договор.pdf',
      type: 'application/pdf',
      size: bytes.length,
      sha256: caravan.ports.crypto.sha256(bytes),
      kind: 'document',
      uploadedBy: 'demo',
      at: caravan.ports.clock.now(),
    },
    bytes,
  );
}

async function carryOut(caravan: Caravan, { who, process, caseId, fact }: Deed): Promise<void> {
  const outcome = await caravan.cases.handle({
    commandId: `demo/${caseId}/${fact.type}/${caravan.ports.ids.next(6)}`,
    process,
    caseId,
    fact: await withWordsKept(caravan, process, caseId, who.id, fact),
    doer: who,
    channel: who.roles.length > 0 ? 'telegram-staff' : 'telegram-partners',
  });
  if (outcome.status === 'refused')
    throw new Error(`the demo company refused ${fact.type}: ${outcome.refusal.code}`);
}
