import type { Caravan } from '../../core/caravan.ts';
import type { Person } from '../../core/people/person.ts';
import type { Price } from '../../core/processes/transport-order/price.ts';
import { reachedStage } from './clients.ts';

/** A price in roubles, VAT 22 % included. */
export const roubles = (sum: number): Price => ({
  amount: { minor: sum * 100, currency: 'RUB' },
  vat: 22,
  vatIncluded: true,
  form: 'cashless',
  days: 10,
});

/** An order's carriers are asked (S0-31), in the way that `manner` says. Gives the asking's id. */
export async function askedOf(
  caravan: Caravan,
  order: string,
  logistician: Person,
  manner: { carriers: string[] } & Record<string, unknown>,
): Promise<string> {
  const outcome = await caravan.cases.handle({
    commandId: `given/${order}/asked`,
    process: 'transport-order',
    caseId: order,
    fact: { type: 'carriersAsked', minutes: 60, ...manner },
    doer: logistician,
    channel: 'telegram-staff',
  });
  if (outcome.status === 'refused') throw new Error(`refused: ${outcome.refusal.code}`);
  const offer = `f${order.slice(1)}-1`;
  await reachedStage(caravan, offer, 'open');
  return offer;
}
