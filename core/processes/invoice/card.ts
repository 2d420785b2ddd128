import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Money, subtractMoney } from '../../money/index.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import { dueDay, type Invoice, paid, rest } from './context.ts';
import { POINTS } from './facts.ts';

/** What a line is called, and what it says. */
type Row = [name: Text, value: Text];

const label = (key: string): Text => t(`invoice.label.${key}`);
const money = (sum: Money): Text => t('money', { sum: { money: sum } });
const dated = (day: string): Text => t('day', { day: { day } });
const lines = (rows: Row[]): Line[] => rows.map(([name, value]) => line(value, name));

/** The invoice at a glance; the client sees its documents, what is paid and what is due. */
export function card({ context }: Case<Invoice>, viewer: Viewer): (Line | 'gap')[] {
  const { number, date, sum, vat, vatInvoice, act, orderNumbers, promised } = context;
  const isStaff = viewer === 'staff';
  const sumText = t('invoice.card.sum', { sum: { money: sum }, vat: { text: vatText(vat) } });
  return [
    ...lines([
      ...(isStaff ? [clientOf(context)] : []),
      [label('invoice'), t('invoice.card.invoice', { number, day: { day: date } })],
      ...(vatInvoice === undefined ? [] : ([[label('vatInvoice'), verbatim(vatInvoice)]] as Row[])),
      [label('act'), verbatim(act)],
      [label('orders'), t('list', { items: { list: orderNumbers.map(verbatim) } })],
      [label('sum'), sumText],
      ...(isStaff ? comparison(context) : []),
      termsOf(context),
      ...dueOf(context),
      ...(promised === undefined ? [] : ([[label('promised'), dated(promised)]] as Row[])),
    ]),
    ...way(context),
    ...paymentLines(context),
  ];
}

/** What the owner of a stage works with: what is missing in the set, how it went, what is still owed. */
export function brief({ context }: Case<Invoice>, stage: string): Text[] {
  const rows: Row[] = [clientOf(context)];
  if (stage === 'preparing')
    rows.push([label('sum'), money(context.sum)], ...comparison(context), ...missing(context));
  if (stage === 'delivery') rows.push(...sentOf(context));
  if (stage === 'payment') rows.push(...settled(context), ...dueOf(context));
  return rows.map(([name, value]) => t('labelled', { label: { text: name }, value: { text: value } }));
}

function clientOf({ client }: Invoice): Row {
  return [label('client'), t('party', { name: { party: client } })];
}

function termsOf({ terms: { days, dayKind, daysFrom } }: Invoice): Row {
  return [label('terms'), t('invoice.card.terms', { days, kind: dayKind, from: daysFrom })];
}

/** The day of payment by the terms, once that is known. */
function dueOf(invoice: Invoice): Row[] {
  const day = dueDay(invoice);
  return day === undefined || rest(invoice).minor === 0 ? [] : [[label('due'), dated(day)]];
}

/** What the orders cost as agreed, where the invoice is for another sum. */
function comparison({ expected, sum }: Invoice): Row[] {
  const more = expected.currency === sum.currency ? subtractMoney(sum, expected) : undefined;
  if (more?.minor === 0) return [];
  return [
    [label('expected'), money(expected)],
    ...(more === undefined ? [] : ([[label('difference'), money(more)]] as Row[])),
  ];
}

/** What the checklist still lacks, once somebody has begun it. */
function missing({ prepared }: Invoice): Row[] {
  if (prepared.length === 0) return [];
  const left = POINTS.filter((point) => !prepared.includes(point));
  return [[label('left'), t('list', { items: { list: left.map((point) => t(`invoice.points.${point}`)) } })]];
}

function sentOf({ sent }: Invoice): Row[] {
  if (sent === undefined) return [];
  const { how, tracking, on } = sent;
  const text = t('invoice.card.sent', {
    how: { text: t(`invoice.how.${how}`) },
    day: { day: on },
    tracking: tracking ?? '',
  });
  return [[label('sent'), text]];
}

/** How the set went to the client, and who took it over (S0-61, S0-70). */
function way(invoice: Invoice): (Line | 'gap')[] {
  const { delivered } = invoice;
  const rows = sentOf(invoice);
  if (delivered !== undefined) {
    const { position, name, on } = delivered;
    rows.push([
      label('delivered'),
      t('invoice.card.delivered', { position, name: { inbox: name }, day: { day: on } }),
    ]);
  }
  return rows.length === 0 ? [] : ['gap', ...lines(rows)];
}

function settled(invoice: Invoice): Row[] {
  const isPartial = invoice.payments.length > 0;
  return [
    ...(isPartial ? ([[label('paid'), money(paid(invoice))]] as Row[]) : []),
    [label('rest'), money(rest(invoice))],
  ];
}

function paymentLines(invoice: Invoice): (Line | 'gap')[] {
  const { payments } = invoice;
  if (payments.length === 0) return [];
  const each = payments.map(
    ({ amount, on }): Row => [
      label('payment'),
      t('invoice.card.payment', { sum: { money: amount }, day: { day: on } }),
    ],
  );
  return ['gap', ...lines([...each, [label('rest'), money(rest(invoice))]])];
}
