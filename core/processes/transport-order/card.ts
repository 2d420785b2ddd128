import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Related, Viewer } from '../process.ts';
import { bidLines } from './card-bids.ts';
import { clientTruckLines } from './card-client.ts';
import { moneyLines, paperLines, warningLines } from './card-order.ts';
import { requestLines } from './card-request.ts';
import { truckLines } from './card-trucks.ts';
import type { TransportOrder } from './context.ts';
import type { TransportRequest } from './facts.ts';
import type { Price } from './price.ts';

export { priceText, windowText } from './card-request.ts';

type Lines = (Line | 'gap')[];

/** The order at a glance; a partner does not see what only colleagues should. */
export function card({ context: order }: Case<TransportOrder>, viewer: Viewer): Lines {
  const { request, reason } = order;
  const rest =
    reason === undefined
      ? []
      : [line(t('verbatim', { words: { inbox: reason } }), t('transport-order.label.reason'))];
  const asked = request === undefined ? [] : requestLines(atPrice(request, priceShown(order, viewer)));
  // Why a promise was dropped stays inside (G-13).
  const isTold = order.promise === undefined || order.cancellation !== undefined;
  if (viewer !== 'staff') return blocks([clientTruckLines(order)], [...asked, ...(isTold ? rest : [])]);
  return blocks(
    [
      headLines(order),
      warningLines(order),
      moneyLines(order),
      truckLines(order),
      bidLines(order),
      paperLines(order),
    ],
    [...asked, ...rest],
  );
}

/** The client sees the agreed price once it is written down; for colleagues it stands above, with the margin. */
function priceShown(order: TransportOrder, viewer: Viewer): Price | undefined {
  if (viewer === 'staff') return order.trips === undefined ? order.request?.price : undefined;
  return order.order?.price ?? order.request?.price;
}

function atPrice({ price: _, ...request }: TransportRequest, price: Price | undefined): TransportRequest {
  return price === undefined ? request : { ...request, price };
}

/** Blocks with an empty line between them. */
function blocks(above: Lines[], last: Lines): Lines {
  const filled = above.filter((block) => block.length > 0);
  return [...filled.flatMap((block): Lines => [...block, 'gap']), ...last];
}

function headLines({ client, logistician }: TransportOrder): Line[] {
  return [
    line(t('party', { name: { party: client } }), t('transport-order.label.client')),
    ...(logistician === undefined
      ? []
      : [line(t('person', { name: { person: logistician } }), t('transport-order.label.logistician'))]),
  ];
}

/** The cases that carry the order out: trucks, askings, charges, the invoice. */
export function related({ context: order }: Case<TransportOrder>): Related[] {
  const { number = '', trips = {}, offers = [], charges = [], invoice, act } = order;
  return [
    ...Object.entries(trips).map(([id, { n }]) => ({
      case: id,
      text: t('transport-order.related.trip', { number: `${number}/${n}` }),
    })),
    ...offers.map(({ id }, index) => ({
      case: id,
      text: t('transport-order.related.offer', { n: index + 1 }),
    })),
    ...charges.map(({ charge }, index) => ({
      case: charge,
      text: t('transport-order.related.charge', { n: index + 1 }),
    })),
    ...(invoice === undefined
      ? []
      : [{ case: invoice.id, text: t('transport-order.related.invoice', { number: invoice.number }) }]),
    ...(act === undefined ? [] : [{ case: act, text: t('transport-order.related.act') }]),
  ];
}

/** The consignment notes belong to the set for the client (S0-59). */
export function taskFiles({ context }: Case<TransportOrder>, stage: string): string[] {
  if (stage !== 'settlement.payment.toInvoice') return [];
  return Object.values(context.trips ?? {}).flatMap(({ note = [] }) => note);
}
