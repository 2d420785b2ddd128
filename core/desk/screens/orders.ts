import { type Button, line, type Screen } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** A partner's own requests, or for a colleague those of one client; newest first. */
export async function orders(
  kit: Kit,
  visitor: Visitor,
  client: string | undefined,
  page: number,
): Promise<Screen | null> {
  const own = visitor.person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId);
  const partyIds = visitor.door === 'partners' ? own : client === undefined ? [] : [client];
  const query = { process: 'transport-order', partyIds };
  const total = partyIds.length === 0 ? 0 : await kit.ports.cases.count(query);
  const add: Button[] = [
    {
      text: t('menu.newOrder'),
      action: {
        do: 'form',
        form: 'transport-order.request',
        ...(client === undefined ? {} : { arg: client }),
      },
    },
  ];
  const adds = mayOpen(kit, visitor, { process: 'transport-order', form: 'request' }, null) ? [add] : [];
  if (total === 0)
    return { title: t('orders.title', { n: 0 }), lines: [line(t('orders.none'))], buttons: adds };
  const process = kit.cases.process('transport-order');
  const found = await kit.ports.cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  const view = visitor.door === 'partners' ? 'orders' : 'ordersof';
  return {
    title: t('orders.title', { n: total }),
    lines: [],
    buttons: [
      ...found.map((current) => [
        { text: process.title(current), action: { do: 'view' as const, view: 'case', arg: current.id } },
      ]),
      ...pager(view, client, page, Math.ceil(total / PAGE)),
      ...adds,
    ],
  };
}
