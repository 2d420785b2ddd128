import type { Case } from '../cases/case.ts';
import type { Ports } from '../ports/index.ts';
import type { Carrier } from '../processes/carrier/context.ts';
import { COLUMNS, rowOf } from '../processes/carrier/sheet.ts';
import { t } from '../texts/text.ts';
import { headers, MOST_ROWS } from './carrier-table.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Keeps the book (or, as a template, its heading alone) as a table; gives the file's id. */
export async function exportCarriers(ports: Ports, by: string, isTemplate: boolean): Promise<string> {
  const { cases, crypto, files, sheets, clock, texts, company } = ports;
  const book = isTemplate ? [] : await cases.list({ process: 'carrier', limit: MOST_ROWS });
  const rows = await Promise.all((book as Case<Carrier>[]).map((one) => cells(ports, one)));
  const say = (key: string) => texts.say(company.locale, t(key));
  const bytes = await sheets.write(say('carrier.sheet.title'), [headers(ports), ...rows]);
  const sha256 = crypto.sha256(bytes);
  const id = `f${crypto.sha256(`${by}/${clock.now()}/${sha256}`).slice(0, 15)}`;
  const name = isTemplate ? say('carrier.sheet.templateFile') : say('carrier.sheet.file');
  const file = { id, name, type: XLSX, size: bytes.length, sha256, kind: 'document' as const };
  await files.put({ ...file, uploadedBy: by, at: clock.now() }, bytes);
  return id;
}

async function cells({ people }: Ports, carrier: Case<Carrier>): Promise<string[]> {
  const found = await people.many(carrier.context.contacts);
  const first = found.find(({ phone }) => phone !== undefined);
  const contact = first?.phone === undefined ? undefined : { name: first.name, phone: first.phone };
  const row = rowOf(carrier, contact);
  return COLUMNS.map(({ key }) => row[key]);
}
