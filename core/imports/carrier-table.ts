import type { Ports } from '../ports/index.ts';
import type { SheetReading } from '../ports/sheets.port.ts';
import { COLUMNS, type Column, HEADING } from '../processes/carrier/sheet.ts';

export const MOST_ROWS = 5000;

type Texts = Pick<Ports, 'texts' | 'company'>;

/** Headers in the company's language. */
export function headers({ texts, company }: Texts): string[] {
  return COLUMNS.map(({ key }) => texts.say(company.locale, HEADING[key]));
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Keeps rows as a file of this name, under an id made of the key; gives the id. */
export async function keepTable(
  { crypto, files, sheets, clock }: Ports,
  { key, by, name, title, rows }: { key: string; by: string; name: string; title: string; rows: string[][] },
): Promise<string> {
  const bytes = await sheets.write(title, rows);
  const id = `f${crypto.sha256(key).slice(0, 15)}`;
  const file = { id, name, type: XLSX, size: bytes.length, sha256: crypto.sha256(bytes) };
  await files.put({ ...file, kind: 'document', uploadedBy: by, at: clock.now() }, bytes);
  return id;
}

export interface Table {
  /** The heading as it was, and its columns by place. */
  heading: string[];
  columns: (Column | undefined)[];
  /** `n`: the row as the table counts it, from 1. */
  rows: { n: number; cells: string[] }[];
}

/** The rows under the heading, which is known by its names in either language, in any order. */
export function tableOf({ texts }: Texts, reading: SheetReading): Table | { problem: string } {
  if ('problem' in reading) return reading;
  const names = new Map<string, Column>();
  for (const { key } of COLUMNS)
    for (const locale of ['ru', 'en'] as const) names.set(folded(texts.say(locale, HEADING[key])), key);
  const [heading = [], ...rest] = reading.rows;
  const columns = heading.map((name) => names.get(folded(name)));
  if (!columns.includes('inn')) return { problem: 'no-columns' };
  const rows = rest
    .map((cells, index) => ({ n: index + 2, cells }))
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  return { heading, columns, rows };
}

/** The cells of a row by their columns. */
export function cellsOf({ columns }: Table, cells: string[]): Partial<Record<Column, string>> {
  const known = columns.flatMap((column, n) => (column === undefined ? [] : [[column, cells[n] ?? '']]));
  return Object.fromEntries(known) as Partial<Record<Column, string>>;
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
