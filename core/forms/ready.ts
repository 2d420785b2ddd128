import type { Money } from '../money/index.ts';
import { t } from '../texts/text.ts';
import type { Ready } from './form.ts';

/** Sums that are one press away, each once; those that are not known are left out. */
export function readySums(...sums: (Money | undefined)[]): Ready[] {
  const known = sums.filter((sum) => sum !== undefined);
  const isFirst = (sum: Money, at: number) =>
    known.findIndex(({ minor, currency }) => minor === sum.minor && currency === sum.currency) === at;
  return known.filter(isFirst).map((sum) => ({ value: sum, label: t('money', { sum: { money: sum } }) }));
}
