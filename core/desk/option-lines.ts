import type { Draft } from '../forms/draft.ts';
import type { Field } from '../forms/form.ts';
import { showAnswer } from '../forms/show.ts';
import { type Text, t } from '../texts/text.ts';
import { withReach } from './carrier-choice.ts';
import type { Kit, Visitor } from './kit.ts';
import { type Option, optionsFor } from './options.ts';

/** What speaks for each of the ready answers, and against it. */
export function whys(options: Option[]): Text[] {
  return options.flatMap(({ label, why = [] }) =>
    why.length === 0 ? [] : [t('form.why', { option: { text: label }, why: { list: why } })],
  );
}

/** More than these are named without their reasons. */
const EXPLAINED = 12;

/** Each carrier with what speaks for it and against it, so that it is seen before anything is sent. */
export async function carriersText(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  field: Field,
  ids: string[],
): Promise<Text> {
  const names = showAnswer(draft.process, field, ids);
  if (ids.length > EXPLAINED) return names;
  const options = await optionsFor(kit, visitor, draft, field);
  const chosen = await withReach(
    kit,
    options.filter(({ value }) => ids.includes(value as string)),
  );
  if (chosen.every(({ why = [] }) => why.length === 0)) return names;
  const said = chosen.map((option) => whys([option])[0] ?? option.label);
  return t('form.below', { items: { lines: said } });
}
