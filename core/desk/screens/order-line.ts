import type { Case } from '../../cases/case.ts';
import type { Button } from '../../messages/screen.ts';
import { titleFor } from '../../obligations/owed.ts';
import { standsInFor } from '../../people/absence.ts';
import type { Person } from '../../people/person.ts';
import type { TransportOrder } from '../../processes/transport-order/context.ts';
import { t } from '../../texts/text.ts';
import type { Kit } from '../kit.ts';
import { tripsOf } from '../order-trips.ts';
import { isPerformed, standingOf } from './order-standing.ts';

/**
 * An order as one button: its number, its way, what it waits for; for a colleague who stands in for whoever holds it, who
 * that is.
 */
export async function orderButton(kit: Kit, order: Case, reader: Person): Promise<Button> {
  const { number, request } = order.context as TransportOrder;
  const { people } = kit.cases.process(order.process).index(order.context);
  const absent = people.includes(reader.id)
    ? undefined
    : standsInFor(reader, kit.ports.clock.now()).find((id) => people.includes(id));
  const trips = isPerformed(order) ? await tripsOf(kit, order as Case<TransportOrder>) : [];
  const text = t('orders.line', {
    number: number ?? '—',
    from: request?.loadings[0]?.city.name ?? '—',
    to: request?.unloadings.at(-1)?.city.name ?? '—',
    standing: { text: standingOf(order, trips) },
  });
  return {
    text: titleFor(text, absent === undefined ? {} : { absent }),
    action: { do: 'view', view: 'case', arg: order.id },
  };
}
