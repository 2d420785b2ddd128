import type { Case } from '../cases/case.ts';
import type { Effect } from '../cases/effect.ts';
import { partnersOf } from '../cases/rights.ts';
import { PARTNER_ROLES } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import { retire } from './retire.ts';

/** Takes the cards of a company that has no part in a case any more; who speaks for another one there keeps his. */
export async function dismiss(
  ports: Pick<Ports, 'ledger' | 'people' | 'clock'>,
  process: Process,
  current: Case,
  { party, text }: Extract<Effect, { type: 'dismiss' }>,
): Promise<void> {
  const there = PARTNER_ROLES.flatMap((role) => partnersOf(process, current.context, role));
  const cards = await ports.ledger.liveOfCase(current.id);
  const readers = await ports.people.many([...new Set(cards.map(({ personId }) => personId))]);
  const gone = readers.filter(
    ({ memberships }) =>
      memberships.some(({ partyId }) => partyId === party) &&
      !memberships.some(({ partyId }) => partyId !== party && there.includes(partyId)),
  );
  for (const card of cards.filter(({ personId }) => gone.some(({ id }) => id === personId)))
    await retire(ports, card, t(text));
}
