import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import type { Field } from '../../forms/form.ts';
import { type ReadContext, readText } from '../../forms/read.ts';
import type { Money } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Carrier } from './context.ts';
import { fleetWords, parseFleet } from './fleet.ts';
import { laneWords, parseLanes } from './lanes.ts';

/** Columns of the book as a table; each cell is understood as a form's answer would be. */
export const COLUMNS = [
  { key: 'inn', kind: 'inn' },
  { key: 'name', kind: 'companyName' },
  { key: 'city', kind: 'city' },
  { key: 'contact', kind: 'personName' },
  { key: 'phone', kind: 'phone' },
  { key: 'fleet', kind: 'parsed', parse: parseFleet },
  { key: 'lanes', kind: 'parsed', parse: parseLanes },
  { key: 'policy', kind: 'text', max: 50 },
  { key: 'insuredUntil', kind: 'date' },
  { key: 'insurer', kind: 'companyName' },
  { key: 'insuredFor', kind: 'money' },
] as const satisfies readonly Field[];
export type Column = (typeof COLUMNS)[number]['key'];

/** How the columns are called in the heading. */
export const HEADING: Record<Column, Text> = {
  inn: t('carrier.sheet.inn'),
  name: t('carrier.sheet.name'),
  city: t('carrier.sheet.city'),
  contact: t('carrier.sheet.contact'),
  phone: t('carrier.sheet.phone'),
  fleet: t('carrier.sheet.fleet'),
  lanes: t('carrier.sheet.lanes'),
  policy: t('carrier.sheet.policy'),
  insuredUntil: t('carrier.sheet.insuredUntil'),
  insurer: t('carrier.sheet.insurer'),
  insuredFor: t('carrier.sheet.insuredFor'),
};

/** What a new carrier cannot do without. */
const NEEDED: readonly Column[] = ['inn', 'name', 'city', 'contact', 'phone'];

export interface Problem {
  column: Column;
  text: Text;
}

/** What a row says; an empty cell says nothing. */
export type Row = Partial<Record<Column, unknown>> & { inn: string };

/** Reads the cells of a row, or says what is wrong with each of them. */
export function readRow(
  cells: Partial<Record<Column, string>>,
  { now, zone }: Pick<ReadContext, 'now' | 'zone'>,
): { row: Row } | { problems: Problem[] } {
  const row: Partial<Record<Column, unknown>> = {};
  const problems: Problem[] = [];
  for (const field of COLUMNS) {
    const text = (cells[field.key] ?? '').trim();
    if (text === '') continue;
    const reading = readText(field, text, { now, zone, answers: {}, item: {} });
    if ('value' in reading) row[field.key] = reading.value;
    // A town that is not listed stays as it is written: it is somebody's home all the same.
    else if (field.key === 'city' && reading.canKeep === true) row.city = { name: text.slice(0, 80), zone };
    else problems.push({ column: field.key, text: reading.problem });
  }
  if (row.inn === undefined && problems.every(({ column }) => column !== 'inn'))
    problems.push({ column: 'inn', text: t('carrier.sheet.missing') });
  return problems.length > 0 ? { problems } : { row: row as Row };
}

/** What a row lacks: of a new carrier much is needed; insurance needs its number and its end, here or in the book. */
export function lacking(row: Row, known: Carrier | null): Problem[] {
  const needed = known === null ? NEEDED.filter((column) => row[column] === undefined) : [];
  const { number, validUntil } = insuranceOf(row, known?.insurance) ?? { number: '', validUntil: '' };
  const missing: Column[] = [
    ...needed,
    ...(number === undefined ? (['policy'] as const) : []),
    ...(validUntil === undefined ? (['insuredUntil'] as const) : []),
  ];
  return missing.map((column) => ({ column, text: t('carrier.sheet.missing') }));
}

/** The fact with which a row's carrier is added; `contact` is the id of the person in it. */
export function addedBy({ inn, name, city, ...row }: Row, contact: string): Fact {
  return { type: 'carrierAdded', inn, name, city, contacts: [contact], ...told(row, undefined) };
}

/** The fact that brings the book up to the row; null where it says nothing new. */
export function updatedBy(row: Omit<Row, 'inn'>, known: Carrier, contact: string | undefined): Fact | null {
  const { name, city } = row as { name?: string; city?: { name: string } };
  const { lanes, fleet, insurance } = told(row, known.insurance);
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other ?? []);
  const changes = {
    ...(name === undefined || name === known.name ? {} : { name }),
    ...(city === undefined || city.name === known.city ? {} : { city }),
    ...(lanes === undefined || isSame(lanes, known.lanes) ? {} : { lanes }),
    ...(fleet === undefined || isSame(fleet, known.fleet) ? {} : { fleet }),
    ...(insurance === undefined || isSame(insurance, insuranceOf({}, known.insurance)) ? {} : { insurance }),
    ...(contact === undefined || known.contacts.includes(contact) ? {} : { contacts: [contact] }),
  };
  return Object.keys(changes).length === 0 ? null : { type: 'carrierUpdated', ...changes };
}

type Cells = Partial<Record<Column, unknown>>;

function told({ lanes, fleet, ...row }: Cells, insured: Carrier['insurance']) {
  const insurance = isInsured(row) ? insuranceOf(row, insured) : undefined;
  return {
    ...(lanes === undefined ? {} : { lanes }),
    ...(fleet === undefined ? {} : { fleet }),
    ...(insurance === undefined ? {} : { insurance }),
  };
}

function isInsured({ policy, insurer, insuredFor, insuredUntil }: Cells): boolean {
  return [policy, insurer, insuredFor, insuredUntil].some((cell) => cell !== undefined);
}

/** The insurance as the row has it; what the row does not say stays as it is known. */
function insuranceOf(row: Cells, known: Carrier['insurance']) {
  if (known === undefined && !isInsured(row)) return undefined;
  const insurer = row.insurer ?? known?.insurer;
  const sum = row.insuredFor ?? known?.sum;
  return {
    number: row.policy ?? known?.number,
    ...(insurer === undefined ? {} : { insurer }),
    ...(sum === undefined ? {} : { sum }),
    validUntil: row.insuredUntil ?? known?.validUntil,
    files: known?.files ?? [],
  };
}

function sumWords({ minor, currency }: Money): string {
  return `${(minor / 100).toFixed(2).replace(/\.00$/u, '').replace('.', ',')} ${currency}`;
}

/** The row of a carrier, as {@link readRow} reads it back; the contact is the first of its people. */
export function rowOf(
  { context }: Case<Carrier>,
  contact: { name: string; phone: string } | undefined,
): Record<Column, string> {
  const { inn, name, city, fleet = [], lanes = [], insurance } = context;
  return {
    inn,
    name,
    city,
    contact: contact?.name ?? '',
    phone: contact?.phone ?? '',
    fleet: fleet.map(fleetWords).join(', '),
    lanes: lanes.map(laneWords).join('; '),
    policy: insurance?.number ?? '',
    insuredUntil: insurance === undefined ? '' : insurance.validUntil.split('-').toReversed().join('.'),
    insurer: insurance?.insurer ?? '',
    insuredFor: insurance?.sum === undefined ? '' : sumWords(insurance.sum),
  };
}
