import type { Case } from '../cases/case.ts';
import type { Recipient } from '../cases/effect.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { companiesOf, isReachable } from './address.ts';
import { queued } from './compose.ts';
import { type NamePorts, named } from './names.ts';

type Needed = NamePorts & Pick<Ports, 'people' | 'clock'> & { ledger: Pick<Ports['ledger'], 'enqueue'> };

/** The companies meant of which nobody is among those who are reached. */
export function unheard(to: Recipient, reached: Person[]): string[] {
  const meant = 'parties' in to ? to.parties : 'party' in to ? [to.party] : [];
  const heard = companiesOf(reached);
  return meant.filter((party) => !heard.includes(party));
}

/** Nobody of the case's company can be reached in a chat: the holder of the case passes it on in another way. */
export async function tellUnreachable(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  text: Text,
): Promise<void> {
  await tellHolder(ports, process, current, key, (about) =>
    t('notice.unreachable', { case: about, text: { text } }),
  );
}

/** The same of companies that were told something together: one message names them all. */
export async function tellUnreachableMany(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  { text, parties }: { text: Text; parties: string[] },
): Promise<void> {
  const list = parties.map((party) => t('party', { name: { party } }));
  await tellHolder(ports, process, current, key, (about) =>
    t('notice.unreachableMany', { case: about, count: parties.length, parties: { list }, text: { text } }),
  );
}

async function tellHolder(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  words: (about: { text: Text }) => Text,
): Promise<void> {
  const { logistician, sales } = process.holders(current.context);
  const holder = logistician ?? sales;
  if (holder === undefined) return;
  const text = await named(ports, words({ text: process.title(current) }));
  for (const to of await ports.people.many([holder])) {
    const at = ports.clock.now();
    await ports.ledger.enqueue(queued({ id: `${key}/unreachable`, to, text, at, caseId: current.id }));
  }
}

/** Whether somebody of the case's company can be reached in a chat. */
export async function isPartyReachable(
  people: Ports['people'],
  process: Process,
  current: Case,
): Promise<boolean> {
  const { partyId } = process.index(current.context);
  return partyId !== undefined && (await people.ofParty(partyId)).some(isReachable);
}
