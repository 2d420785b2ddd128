import Big from 'big.js';

/** What one `.` or `,` before exactly three last digits means: `85.000` as 85 thousand or `1,500` as one and a half. */
export type LoneSeparator = 'groups' | 'decimal';

const grouped = /^\d{1,3}(?:[ '_]\d{3})+$/;
const plain = /^\d+$/;

/**
 * Reads an unsigned decimal: `85000`, `85 000`, `85.000,50`, `85,000.50`, `1,5`. Null when it is not one.
 * Exact, of any size.
 */
export function readDecimal(text: string, lone: LoneSeparator): Big | null {
  const separators = text.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return join(text, '');
  const at = text.lastIndexOf(last);
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  const allSame = separators.every((separator) => separator === last);
  if (allSame && separators.length > 1) return join(regroup(text, last), '');
  if (!allSame) {
    if (before.includes(last)) return null;
    return join(regroup(before, last === '.' ? ',' : '.'), after, true);
  }
  if (lone === 'groups' && after.length === 3 && /^[1-9]\d{0,2}$/.test(before))
    return join(`${before} ${after}`, '');
  return join(before, after, true);
}

function regroup(text: string, separator: string): string {
  return text.includes(' ') ? '' : text.replaceAll(separator, ' ');
}

function join(whole: string, fraction: string, needsFraction = false): Big | null {
  if (!plain.test(whole) && !grouped.test(whole)) return null;
  if (needsFraction && !plain.test(fraction)) return null;
  const digits = whole.replace(/[ '_]/g, '');
  return new Big(fraction === '' ? digits : `${digits}.${fraction}`);
}

/** A line split into its number and what stands round it. */
export interface Quantity {
  readonly negative: boolean;
  readonly digits: string;
  /** What follows the number, without dots: `т`, `куб м`. */
  readonly unit: string;
}

const about = /^(?:около|примерно|приблизительно|где-то|ровно|about|approx\.?|~|≈)\s*/;
const quantity = /^(-|\+|минус |плюс |minus )?\s*(\d(?:[\d .,'_]*\d)?)\s*(.*)$/;

/** Splits a folded line such as `около 1 500,5 кг`. Null when no number comes first. */
export function readQuantity(line: string): Quantity | null {
  const match = quantity.exec(line.replace(about, ''));
  if (!match) return null;
  const sign = match[1] ?? '';
  return {
    negative: sign === '-' || sign.startsWith('м') || sign.startsWith('mi'),
    digits: match[2] ?? '',
    unit: (match[3] ?? '').replaceAll('.', '').trim(),
  };
}

/** Digits after the decimal point. */
export function decimalsOf(value: Big): number {
  return Math.max(0, value.c.length - value.e - 1);
}
