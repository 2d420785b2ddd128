import type { Case } from '../cases/case.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { isReachable } from './address.ts';
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
export function holderOf(process: Process, { context }: Case): string | undefined {
  const { logistician, sales } = process.holders(context);
  return logistician ?? sales;
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

/** One message to the holder of the case, under `<key>/unreachable`. */
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
  const text = await named(ports, words({ text: process.title(current) }));
  for (const to of await ports.people.many([holder])) {
    const at = ports.clock.now();
    await ports.ledger.enqueueAll(
      queued({ id: `${key}/unreachable`, to, text, at, caseId: current.id, files }),
    );
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
