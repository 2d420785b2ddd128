import type { Case } from '../cases/case.ts';
import type { Recipient } from '../cases/effect.ts';
import { substitutedIn } from '../cases/rights.ts';
import { standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { type NamePorts, named } from './names.ts';

type Needed = NamePorts & Pick<Ports, 'clock'>;

/** What each of the readers reads of one message, in their order: a substitute reads first for whom it comes. */
export async function saidTo(
  ports: Needed,
  process: Process,
  current: Case,
  to: Recipient,
  readers: Person[],
  message: Text,
): Promise<Text[]> {
  if (!('role' in to)) return readers.map(() => message);
  const { role } = to;
  return Promise.all(readers.map((reader) => forAbsent(ports, process, current, role, reader, message)));
}

/** What is said to the holder of a role, as this reader reads it. */
export async function forAbsent(
  ports: Needed,
  process: Process,
  current: Case,
  role: Role,
  reader: Person,
  message: Text,
): Promise<Text> {
  const at = ports.clock.now();
  const holder = process.holders(current.context)[role];
  // Whoever holds a case may hear what is for a role that is not the holder's own.
  const isHolders = holder !== undefined && standsInFor(reader, at).includes(holder);
  const absent = isHolders ? holder : substitutedIn(process, current, { role, anyones: true, at }, reader);
  if (absent === undefined) return message;
  return named(ports, t('notice.forAbsent', { who: { person: absent }, message: { text: message } }));
}

/** The message itself, whoever reads it. */
export function messageOf(said: Text): Text {
  const message = said.key === 'notice.forAbsent' ? said.params?.message : undefined;
  return typeof message === 'object' && 'text' in message ? message.text : said;
}
