import { type FreeTextContext, type FreeTextProblem, parseFreeText } from './free-text.ts';
import { type Parsed, refused, understood } from './result.ts';

const SIGN = /^(?:№|#|no\.)\s*/iu;

/** The number of a paper: `178`, `№ 178`, `No. 178/А`. Texts set the sign before it themselves. */
export function parseDocumentNumber(
  text: string,
  context: FreeTextContext = {},
): Parsed<string, FreeTextProblem> {
  const words = parseFreeText(text, context);
  if (!words.ok) return words;
  const number = words.value.replace(SIGN, '');
  return number === '' ? refused('empty') : understood(number);
}
