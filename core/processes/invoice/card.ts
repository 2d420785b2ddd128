import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import type { Line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import {
  differenceRows,
  dueRows,
  expectedRow,
  moneyText,
  paymentLines,
  type Row,
  rowLines,
  rowTexts,
  settledRows,
  termsRow,
} from '../payment-rows.ts';
import type { Viewer } from '../process.ts';
import { dueDay, type Invoice } from './context.ts';
import { POINTS } from './facts.ts';

const label = (key: string): Text => t(`invoice.label.${key}`);
const dated = (day: string): Text => t('day', { day: { day } });

/** The invoice at a glance; the client sees its documents, what is paid and what is due. */
export function card({ context }: Case<Invoice>, viewer: Viewer): (Line | 'gap')[] {
  const { number, date, sum, vat, vatInvoice, act, orderNumbers, promised } = context;
  const isStaff = viewer === 'staff';
  const sumText = t('invoice.card.sum', { sum: { money: sum }, vat: { text: vatText(vat) } });
  return [
    ...rowLines([
      ...(isStaff ? [clientOf(context)] : []),
      [label('invoice'), t('invoice.card.invoice', { number, day: { day: date } })],
      ...(vatInvoice === undefined ? [] : ([[label('vatInvoice'), verbatim(vatInvoice)]] as Row[])),
      [label('act'), verbatim(act)],
      [label('orders'), t('list', { items: { list: orderNumbers.map(verbatim) } })],
      [label('sum'), sumText],
      ...(isStaff ? comparison(context) : []),
      termsRow(context.terms),
      ...dueRows(context, dueDay(context)),
      ...(promised === undefined ? [] : ([[label('promised'), dated(promised)]] as Row[])),
    ]),
    ...(isStaff && context.cancelled !== undefined
      ? rowLines([[label('reason'), t('verbatim', { words: { inbox: context.cancelled } })]])
      : []),
    ...way(context),
    ...paymentLines(context, ({ on }) => on),
  ];
}

/** What the owner of a stage works with: what is missing in the set, how it went, what is still owed. */
export function brief({ context }: Case<Invoice>, stage: string): Text[] {
  const rows: Row[] = [clientOf(context)];
  if (stage === 'preparing')
    rows.push([label('sum'), moneyText(context.sum)], ...comparison(context), ...missing(context));
  if (stage === 'delivery') rows.push(...sentOf(context));
  if (stage === 'payment') rows.push(...settledRows(context), ...dueRows(context, dueDay(context)));
  return rowTexts(rows);
}

function clientOf({ client }: Invoice): Row {
  return [label('client'), t('party', { name: { party: client } })];
}

/** What the orders cost as agreed, where the invoice is for another sum. */
function comparison({ expected, sum }: Invoice): Row[] {
  const isSame = expected.currency === sum.currency && expected.minor === sum.minor;
  return isSame ? [] : [expectedRow(moneyText(expected)), ...differenceRows(sum, expected)];
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
  return rows.length === 0 ? [] : ['gap', ...rowLines(rows)];
}
