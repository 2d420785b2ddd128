import type { Caravan } from '../../core/caravan.ts';
import type { StoredFile } from '../../core/files/file.ts';
import type { Person } from '../../core/people/person.ts';
import { POINTS } from '../../core/processes/invoice/facts.ts';
import { bring, type TakenOn } from './clients.ts';
import { orderOf } from './orders.ts';

interface About {
  client: string;
  order: string;
  number: string;
  date: string;
  minor: number;
  currency?: string;
  files?: string[];
  logistician?: string;
}

/** An invoice of so many kopecks to a client, to be paid three calendar days after its date. */
export async function invoiceOf(caravan: Caravan, accountant: Person, about: About): Promise<string> {
  const {
    client,
    order,
    number,
    date,
    minor,
    currency = 'RUB',
    files = ['fdemocontract'],
    logistician,
  } = about;
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
      ...(logistician === undefined ? {} : { logistician }),
      number,
      date,
      sum,
      vat: 'none',
      act: `А-${number}`,
      files,
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

interface Invoicing {
  accountant: Person;
  logistician: Person;
  /** Who requested the order. */
  by: Person;
  files: string[];
}

/** An invoice of 85,000 roubles over one order of the client, ready to be sent (S0-60). */
export async function invoiceReady(
  caravan: Caravan,
  client: TakenOn,
  { accountant, logistician, by, files }: Invoicing,
): Promise<{ caseId: string; number: string }> {
  const order = await orderOf(caravan, client, by, logistician);
  const number = caravan.ports.ids.next(6);
  const made = { client: client.id, order, number, date: '2026-11-24', minor: 85_000_00, files };
  const caseId = await invoiceOf(caravan, accountant, { ...made, logistician: logistician.id });
  await bring(caravan, caseId, logistician, { type: 'setPrepared', points: [...POINTS] });
  return { caseId, number };
}

/** A small paper in the company's store. */
export async function paperIn(caravan: Caravan, name: string, bytes: Uint8Array): Promise<string> {
  const { files, ids, clock, crypto } = caravan.ports;
  const file: StoredFile = {
    ...{ id: `f${ids.next(10)}`, name, type: 'application/pdf', kind: 'document', size: bytes.length },
    ...{ sha256: crypto.sha256(bytes), uploadedBy: 'caravan', at: clock.now() },
  };
  await files.put(file, bytes);
  return file.id;
}
