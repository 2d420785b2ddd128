import type { Caravan } from '../../core/caravan.ts';
import type { Person } from '../../core/people/person.ts';

/** An invoice of so many kopecks to a client, to be paid three calendar days after its date. */
export async function invoiceOf(
  caravan: Caravan,
  accountant: Person,
  about: { client: string; order: string; number: string; date: string; minor: number; currency?: string },
): Promise<string> {
  const { client, order, number, date, minor, currency = 'RUB' } = about;
  const sum = { minor, currency };
  const caseId = `i${caravan.ports.ids.next(9)}`;
  const outcome = await caravan.cases.handle({
    commandId: `given/${caseId}`,
    process: 'invoice',
    caseId,
    fact: {
      type: 'setFormed',
      client,
      orders: [order],
      orderNumbers: ['1'],
      number,
      date,
      sum,
      vat: 'none',
      act: `А-${number}`,
      files: ['fdemocontract'],
      notes: [],
      expected: sum,
      terms: { days: 3, dayKind: 'calendar', daysFrom: 'invoice' },
    },
    doer: accountant,
    channel: 'telegram-staff',
  });
  if (outcome.status === 'refused') throw new Error(`the invoice was refused: ${outcome.refusal.code}`);
  return caseId;
}
