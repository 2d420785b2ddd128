import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Money, subtractMoney, type VatRate } from '../../money/index.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import { type CarrierBill, dueDay, paid, rest } from './context.ts';

/** What a line is called, and what it says. */
type Row = [name: Text, value: Text];

const label = (key: string): Text => t(`carrier-bill.label.${key}`);
const money = (sum: Money): Text => t('money', { sum: { money: sum } });
const lines = (rows: Row[]): Line[] => rows.map(([name, value]) => line(value, name));

/** The bill at a glance; the carrier sees what it sent, what is paid and when the rest is due. */
export function card({ context }: Case<CarrierBill>, viewer: Viewer): (Line | 'gap')[] {
  const { number, date, sum, vat, tripNumbers, rejection } = context;
  const isStaff = viewer === 'staff';
  return [
    ...lines([
      ...(isStaff ? [carrierOf(context)] : []),
      [label('bill'), t('carrier-bill.card.bill', { number, day: { day: date } })],
      [label('trips'), t('list', { items: { list: tripNumbers.map(verbatim) } })],
      [label('sum'), withVat(sum, vat)],
      ...(isStaff ? comparison(context) : []),
      termsOf(context),
      ...dueOf(context),
    ]),
    ...(rejection === undefined
      ? []
      : lines([[label('rejection'), t('verbatim', { words: { inbox: rejection } })]])),
    ...paymentLines(context),
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
          termsOf(context),
        ]
      : [carrierOf(context), ...settled(context)];
  return rows.map(([name, value]) => t('labelled', { label: { text: name }, value: { text: value } }));
}

function withVat(sum: Money, vat: VatRate): Text {
  return t('carrier-bill.card.sum', { sum: { money: sum }, vat: { text: vatText(vat) } });
}

function carrierOf({ carrier }: CarrierBill): Row {
  return [label('carrier'), t('party', { name: { party: carrier } })];
}

function termsOf({ terms: { days, dayKind, daysFrom } }: CarrierBill): Row {
  return [label('terms'), t('carrier-bill.card.terms', { days, kind: dayKind, from: daysFrom })];
}

/** By which day the rest is paid, once that is known. */
function dueOf(bill: CarrierBill): Row[] {
  const day = dueDay(bill);
  return day === undefined || rest(bill).minor === 0 ? [] : [[label('due'), t('day', { day: { day } })]];
}

/** What was agreed, and how far the bill is from it. */
function comparison({ expected, expectedVat, sum }: CarrierBill): Row[] {
  const more = expected.currency === sum.currency ? subtractMoney(sum, expected) : undefined;
  return [
    [label('expected'), expectedVat === undefined ? money(expected) : withVat(expected, expectedVat)],
    ...(more === undefined || more.minor === 0 ? [] : ([[label('difference'), money(more)]] as Row[])),
  ];
}

function settled(bill: CarrierBill): Row[] {
  const isPartial = bill.payments.length > 0;
  return [
    ...(isPartial ? ([[label('paid'), money(paid(bill))]] as Row[]) : []),
    [label('rest'), money(rest(bill))],
  ];
}

function paymentLines(bill: CarrierBill): (Line | 'gap')[] {
  const { payments } = bill;
  if (payments.length === 0) return [];
  const each = payments.map(
    ({ amount, date }): Row => [
      label('payment'),
      t('carrier-bill.card.payment', { sum: { money: amount }, day: { day: date } }),
    ],
  );
  return ['gap', ...lines([...each, [label('rest'), money(rest(bill))]])];
}
