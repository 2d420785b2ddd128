import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import type { Line } from '../../messages/screen.ts';
import type { Money, VatRate } from '../../money/index.ts';
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
import { type CarrierBill, dueDay } from './context.ts';

const label = (key: string): Text => t(`carrier-bill.label.${key}`);

/** The bill at a glance; the carrier sees what it sent, what is paid and when the rest is due. */
export function card({ context }: Case<CarrierBill>, viewer: Viewer): (Line | 'gap')[] {
  const { number, date, sum, vat, tripNumbers, rejection } = context;
  const isStaff = viewer === 'staff';
  return [
    ...rowLines([
      ...(isStaff ? [carrierOf(context)] : []),
      [label('bill'), t('carrier-bill.card.bill', { number, day: { day: date } })],
      [label('trips'), t('list', { items: { list: tripNumbers.map(verbatim) } })],
      [label('sum'), withVat(sum, vat)],
      ...(isStaff ? comparison(context) : []),
      termsRow(context.terms),
      ...dueRows(context, dueDay(context)),
    ]),
    ...(rejection === undefined
      ? []
      : rowLines([[label('rejection'), t('verbatim', { words: { inbox: rejection } })]])),
    ...paymentLines(context, ({ date }) => date),
  ];
}

/** What the checker compares, and what the accountant has to pay. */
export function brief({ context }: Case<CarrierBill>, stage: string): Text[] {
  const rows: Row[] =
    stage === 'checking'
      ? [
          carrierOf(context),
          [label('sum'), withVat(context.sum, context.vat)],
          ...comparison(context),
          termsRow(context.terms),
        ]
      : [carrierOf(context), ...settledRows(context)];
  return rowTexts(rows);
}

function withVat(sum: Money, vat: VatRate): Text {
  return t('carrier-bill.card.sum', { sum: { money: sum }, vat: { text: vatText(vat) } });
}

function carrierOf({ carrier }: CarrierBill): Row {
  return [label('carrier'), t('party', { name: { party: carrier } })];
}

/** What was agreed, and how far the bill is from it. */
function comparison({ expected, expectedVat, sum }: CarrierBill): Row[] {
  const text = expectedVat === undefined ? moneyText(expected) : withVat(expected, expectedVat);
  return [expectedRow(text), ...differenceRows(sum, expected)];
}
