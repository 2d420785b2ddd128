import type { Case } from '../cases/case.ts';
import { type Join, readJoinToken } from '../messages/join-link.ts';
import { type Output, say, show } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { lookAt } from './screens/case-card.ts';

/**
 * Somebody whom we know followed the link in a group's chat: his company is asked from now on. Null where the payload
 * is no such link.
 */
export async function join(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
  payload: string,
): Promise<Output[] | null> {
  const link = readJoinToken(payload, kit.ports.crypto);
  if (link === null || visitor.door !== 'partners') return null;
  const companies = await carriersOf(kit, visitor);
  if (companies.length === 0) return say(t('joining.notCarrier'));
  const known = await kit.cases.load(link.caseId);
  const asked = known === null ? [] : kit.cases.process(known.process).partners?.(known.context).carrier;
  const already = companies.find(({ id }) => asked?.includes(id));
  const company = already ?? companies.find((one) => kit.cases.process(one.process).closedTo?.(one) == null);
  if (company === undefined) return say(t('joining.closed'));
  if (already === undefined && !(await bringIn(kit, link, company, from))) return say(t('joining.over'));
  const card = await lookAt(kit, visitor, link.caseId);
  return card === null ? say(t('joining.over')) : show(card);
}

/** Whether the company is asked now; it was too late, or everything is over, otherwise. */
async function bringIn(kit: Kit, { caseId, group }: Join, { id }: Case, from: Incoming): Promise<boolean> {
  const outcome = await kit.cases.handle({
    commandId: `joined/${id}`,
    process: 'offer',
    caseId,
    fact: { type: 'carrierJoined', carrier: id, chat: group },
    doer: null,
    channel: from.channel,
  });
  return outcome.status === 'accepted';
}

/** The files of the carriers that this person speaks for. */
async function carriersOf({ cases }: Kit, { person }: Visitor): Promise<Case[]> {
  const ids = person.memberships.filter(({ as }) => as === 'carrier').map(({ partyId }) => partyId);
  const found = await Promise.all(ids.map((id) => cases.load(id)));
  return found.filter((one) => one !== null);
}
