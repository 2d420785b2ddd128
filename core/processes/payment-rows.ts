import { type Line, line } from '../messages/screen.ts';
import {
  type Money,
  type Payment,
  type PaymentTerms,
  paidOf,
  restOf,
  subtractMoney,
} from '../money/index.ts';
import { type Text, t } from '../texts/text.ts';

/** What a line is called, and what it says. */
export type Row = [name: Text, value: Text];

/** What bills and invoices have in common: a sum that is paid in parts. */
interface Owed {
  sum: Money;
  payments: readonly Payment[];
}

const label = (key: string): Text => t(`payment.label.${key}`);
export const moneyText = (sum: Money): Text => t('money', { sum: { money: sum } });

export function rowLines(rows: Row[]): Line[] {
  return rows.map(([name, value]) => line(value, name));
}

export function rowTexts(rows: Row[]): Text[] {
  return rows.map(([name, value]) => t('labelled', { label: { text: name }, value: { text: value } }));
}

export function termsRow({ days, dayKind, daysFrom }: PaymentTerms): Row {
  return [label('terms'), t('payment.card.terms', { days, kind: dayKind, from: daysFrom })];
}

/** The day by which the rest is paid, once it is known and while something is left. */
export function dueRows({ sum, payments }: Owed, day: string | undefined): Row[] {
  return day === undefined || restOf(sum, payments).minor === 0
    ? []
    : [[label('due'), t('day', { day: { day } })]];
}

/** What was agreed, as `text` says it. */
export function expectedRow(text: Text): Row {
  return [label('expected'), text];
}

/** How far the sum is from what was agreed; nothing where it is the same. */
export function differenceRows(sum: Money, expected: Money): Row[] {
  if (sum.currency !== expected.currency) return [];
  const more = subtractMoney(sum, expected);
  return more.minor === 0 ? [] : [[label('difference'), moneyText(more)]];
}

/** What was paid, once something was, and what is left. */
export function settledRows({ sum, payments }: Owed): Row[] {
  return [
    ...(payments.length === 0 ? [] : ([[label('paid'), moneyText(paidOf(sum, payments))]] as Row[])),
    restRow({ sum, payments }),
  ];
}

/** Every payment with its day, and what is left. */
export function paymentLines<P extends Payment>(
  owed: { sum: Money; payments: readonly P[] },
  dayOf: (payment: P) => string,
): (Line | 'gap')[] {
  if (owed.payments.length === 0) return [];
  const each = owed.payments.map(
    (payment): Row => [
      label('payment'),
      t('payment.card.payment', { sum: { money: payment.amount }, day: { day: dayOf(payment) } }),
    ],
  );
  return ['gap', ...rowLines([...each, restRow(owed)])];
}

function restRow({ sum, payments }: Owed): Row {
  return [label('rest'), moneyText(restOf(sum, payments))];
}
