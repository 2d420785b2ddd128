import type { Case } from '../cases/case.ts';
import type { Ports } from '../ports/index.ts';
import type { Carrier } from '../processes/carrier/context.ts';
import { COLUMNS, rowOf } from '../processes/carrier/sheet.ts';
import { t } from '../texts/text.ts';
import { headers, keepTable, MOST_ROWS } from './carrier-table.ts';

/** Keeps the book (or, as a template, its heading alone) as a table; gives the file's id. */
export async function exportCarriers(ports: Ports, by: string, isTemplate: boolean): Promise<string> {
  const { cases, clock, texts, company } = ports;
  const book = isTemplate ? [] : await cases.list({ process: 'carrier', limit: MOST_ROWS });
  const rows = await Promise.all((book as Case<Carrier>[]).map((one) => cells(ports, one)));
  const say = (key: string) => texts.say(company.locale, t(key));
  const name = isTemplate ? say('carrier.sheet.templateFile') : say('carrier.sheet.file');
  const title = say('carrier.sheet.title');
  const key = `${by}/${clock.now()}/${name}`;
  return keepTable(ports, { key, by, name, title, rows: [headers(ports), ...rows] });
}

async function cells({ people }: Ports, carrier: Case<Carrier>): Promise<string[]> {
  const found = await people.many(carrier.context.contacts);
  const first = found.find(({ phone }) => phone !== undefined);
  const contact = first?.phone === undefined ? undefined : { name: first.name, phone: first.phone };
  const row = rowOf(carrier, contact);
  return COLUMNS.map(({ key }) => row[key]);
}
