import { inZone } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { byRole, isReachable } from './address.ts';
import { queued } from './compose.ts';
import { type NamePorts, named } from './names.ts';

type Needed = NamePorts & Pick<Ports, 'people' | 'clock'> & { ledger: Pick<Ports['ledger'], 'enqueueAll'> };

/** Something that nobody of a company could be told. */
export interface Unheard {
  text: Text;
  /** Files of a letter: chat and e-mail were both of no use. Undefined: only chats were. */
  letter?: string[];
}

/** The colleague who passes on what a partner could not be told, and who signs letters. */
export function holderOf(process: Process, current: Case): string | undefined {
  return process.holders(current.context)[speakerOf(process, current)];
}

function speakerOf(process: Process, { context }: Case): 'sales' | 'logistician' {
  const { logistician, sales } = process.holders(context);
  if (logistician === undefined) return 'sales';
  return sales === undefined ? 'logistician' : (process.speaker ?? 'logistician');
}

/** Nobody of the company can be reached: the holder of the case passes it on in another way, with the letter's files. */
export async function tellUnreachable(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  { text, letter }: Unheard,
): Promise<void> {
  const words = (about: { text: Text }) =>
    letter === undefined
      ? t('notice.unreachable', { case: about, text: { text } })
      : t('notice.letterUnreachable', { case: about, text: { text } });
  await tellHolder(ports, process, current, key, words, letter);
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

/**
 * One message to the holder of the case, under `<key>/unreachable`; to the heads, where the holder has left. Beside
 * whoever is away, the substitute hears it.
 */
export async function tellHolder(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  words: (about: { text: Text }) => Text,
  files: string[] = [],
): Promise<void> {
  const holder = holderOf(process, current);
  if (holder === undefined) return;
  const at = ports.clock.now();
  const text = await named(ports, words({ text: process.title(current) }));
  for (const to of await byRole(ports.people, process, current, speakerOf(process, current), at)) {
    const id = to.id === holder ? `${key}/unreachable` : `${key}/unreachable/${to.id}`;
    await ports.ledger.enqueueAll(queued({ id, to, text, at, caseId: current.id, files }));
  }
}

/** A colleague has no account any more that can be reached: the heads hear of it, once a day. */
export async function tellOfUnheard(
  { people, ledger, clock, company, log }: Pick<Ports, 'people' | 'ledger' | 'clock' | 'company' | 'log'>,
  { id, name, identities }: Person,
): Promise<void> {
  // Whoever never came in is waited for.
  if (identities.length === 0) return;
  const heads = (await people.byRole('head')).filter(isReachable);
  if (heads.length === 0) log.error({ person: id }, 'a colleague cannot be reached, and no head can be told');
  const at = clock.now();
  const day = inZone(at, company.zone).toPlainDate().toString();
  const buttons = [{ text: t('menu.colleagues'), action: { do: 'view', view: 'colleagues' } as const }];
  const text = t('notice.colleagueUnreachable', { name });
  for (const to of heads)
    await ledger.enqueueAll(queued({ id: `unheard/${id}/${day}/${to.id}`, to, text, at, buttons }));
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
