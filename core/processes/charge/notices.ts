import type { Recipient } from '../../cases/effect.ts';
import type { TextParam } from '../../texts/text.ts';
import { type Charge, hasPart } from './context.ts';

/** What a `tell` effect says and to whom. */
export interface Notice {
  to: Recipient;
  text: string;
  params?: Record<string, TextParam>;
  files?: string[];
}

/** Each side hears its own sum, the logistician that it is settled. */
export function settlement({ client, carrier, carrierSum, clientSum }: Charge): Notice[] {
  return [
    { to: { role: 'logistician' }, text: 'charge.notice.settled' },
    ...(carrierSum === undefined
      ? []
      : [
          {
            to: { party: carrier },
            text: 'charge.notice.settledWithCarrier',
            params: { sum: { money: carrierSum } },
          },
        ]),
    ...(clientSum === undefined
      ? []
      : [
          {
            to: { party: client },
            text: 'charge.notice.settledWithClient',
            params: { sum: { money: clientSum } },
          },
        ]),
  ];
}

const REFUSED = {
  carrier: 'charge.notice.refusedByCarrier',
  client: 'charge.notice.refusedByClient',
} as const;

/** The logistician hears that a side does not agree, and why. */
export function refusal(side: 'carrier' | 'client', reason: string): Notice {
  return { to: { role: 'logistician' }, text: REFUSED[side], params: { reason: { inbox: reason } } };
}

/** The companies that know of the charge hear that it is off; the reason is the company's own. */
export function farewell(charge: Charge): Notice[] {
  const sides = (['carrier', 'client'] as const).filter((side) => hasPart(charge, side));
  return sides.map((side) => ({ to: { party: charge[side] }, text: 'charge.notice.dropped' }));
}
