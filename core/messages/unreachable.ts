import type { Case } from '../cases/case.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, t } from '../texts/text.ts';
import { isReachable } from './address.ts';
import { queued } from './compose.ts';
import { named } from './names.ts';

type Needed = Pick<Ports, 'people' | 'ledger' | 'clock' | 'directory' | 'inbox'>;

/** Nobody of the company can be reached in a chat: the holder of the case passes it on in another way. */
export async function tellUnreachable(
  ports: Needed,
  process: Process,
  current: Case,
  key: string,
  text: Text,
): Promise<void> {
  const { logistician, sales } = process.holders(current.context);
  const holder = logistician ?? sales;
  if (holder === undefined) return;
  const said = t('notice.unreachable', {
    case: { text: await named(ports, process.title(current)) },
    text: { text },
  });
  for (const person of await ports.people.many([holder])) {
    const at = ports.clock.now();
    await ports.ledger.enqueue(
      queued({ id: `${key}/unreachable`, to: person, text: said, at, caseId: current.id }),
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
