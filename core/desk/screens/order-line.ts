import type { Case } from '../../cases/case.ts';
import type { Button } from '../../messages/screen.ts';
import type { TransportOrder } from '../../processes/transport-order/context.ts';
import { t } from '../../texts/text.ts';
import type { Kit } from '../kit.ts';
import { tripsOf } from '../order-trips.ts';
import { isPerformed, standingOf } from './order-standing.ts';

/** An order as one button: its number, its way, what it waits for. */
export async function orderButton(kit: Kit, order: Case): Promise<Button> {
  const { number, request } = order.context as TransportOrder;
  const trips = isPerformed(order) ? await tripsOf(kit, order as Case<TransportOrder>) : [];
  return {
    text: t('orders.line', {
      number: number ?? '—',
      from: request?.loadings[0]?.city.name ?? '—',
      to: request?.unloadings.at(-1)?.city.name ?? '—',
      standing: { text: standingOf(order, trips) },
    }),
    action: { do: 'view', view: 'case', arg: order.id },
  };
}
