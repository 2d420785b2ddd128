import type { LocalDate } from '../calendar/instant.ts';
import type { VatRate } from '../money/vat.ts';
import { standardVat, vatRateSchema, vatRatesOn } from '../money/vat.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

export { vatRateSchema };

export const vatProblems = [...lineProblems, 'not-understood', 'no-such-vat'] as const;
export type VatProblem = (typeof vatProblems)[number];

export interface VatContext {
  /** The day of supply: decides the standard rate and which rates are in force. */
  readonly today: LocalDate;
}

const none =
  /^(?:без ?(?:ндс|налога)?|б\/ндс|бндс|нет|не ?облагается|ндс не ?облагается|усн|нпд|самозанят\p{L}*|no|none|no vat|without vat|w\/o vat|exempt)$/u;
const standard = /^(?:с ?ндс|ндс|в т\.?ч\.? ндс|включая ндс|осно|общая|да|vat|with vat|incl\.? vat)$/;
const percent = /^(?:с |with )?(?:ндс|vat)? ?(\d{1,3}) ?%?(?: ?(?:ндс|vat))?$/;

/** `22%`, `с НДС` (the standard rate of the day), `без НДС`, `НДС 10`. */
export function parseVat(text: string, context: VatContext): Parsed<VatRate, VatProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  if (none.test(line.value)) return understood('none');
  if (standard.test(line.value)) return understood(standardVat(context.today));
  const typed = percent.exec(line.value);
  return typed ? knownVat(Number(typed[1]), context) : refused('not-understood');
}

/** The rate if it is in force; the hint lists those that are. */
export function knownVat(rate: number, context: VatContext): Parsed<number, 'no-such-vat'> {
  const rates = vatRatesOn(context.today);
  return rates.includes(rate) ? understood(rate) : refused('no-such-vat', { rate, rates: rates.map(String) });
}
