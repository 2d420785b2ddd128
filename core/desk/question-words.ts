import type { Draft } from '../forms/draft.ts';
import { showAnswer } from '../forms/show.ts';
import type { Question } from '../forms/walker.ts';
import { type Text, t } from '../texts/text.ts';
import { fieldZone } from './field-zone.ts';
import type { Kit, Visitor } from './kit.ts';
import { carriersText } from './option-lines.ts';
import { optionsFor } from './options.ts';

/** The question itself. */
export function askOf(draft: Draft, question: Question): Text {
  const base = `${draft.process}.ask.${draft.form}`;
  if (question.more !== undefined)
    return t(`${base}.${question.more.group.key}.more`, { n: question.more.index });
  const { item, field } = question;
  return item === undefined
    ? t(`${base}.${field.key}`)
    : t(`${base}.${item.group}.${field.key}`, { n: item.index + 1 });
}

/** The name of a question: above an input field, in the summary, under "what to correct". */
export function labelOf(draft: Draft, question: Question): Text {
  if (question.more !== undefined) {
    const { group, index } = question.more;
    const item = t(`${draft.process}.label.${group.key}`, { n: index + 1 });
    return t('form.oneMore', { group: { text: item } });
  }
  const own = t(`${draft.process}.label.${question.field.key}`);
  if (question.item === undefined) return own;
  const group = t(`${draft.process}.label.${question.item.group}`, { n: question.item.index + 1 });
  return t('form.itemLabel', { group: { text: group }, field: { text: own } });
}

/** An answer in words; one that was picked among the form's own says what its button said. */
export async function shownAnswer(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  question: Question,
  value: unknown,
): Promise<Text> {
  const { field } = question;
  if (field.kind === 'carriers') return carriersText(kit, visitor, draft, field, value as string[]);
  if (field.kind !== 'pick' && field.kind !== 'cases') {
    const zone = zoneFor(draft, question) ?? (await fieldZone(kit, draft, field));
    return showAnswer(draft.process, field, value, zone);
  }
  const chosen = field.kind === 'cases' ? (value as unknown[]) : [value];
  const wanted = new Set(chosen.map((one) => JSON.stringify(one)));
  const options = await optionsFor(kit, visitor, draft, field);
  const labels = options.filter((option) => wanted.has(JSON.stringify(option.value))).map((o) => o.label);
  return t('list', { items: { list: labels } });
}

/** Times at a stop are in the stop's zone. */
function zoneFor(draft: Draft, question: Question): string | undefined {
  if (question.item === undefined) return undefined;
  const city = draft.answers[`${question.item.group}.${question.item.index}.city`];
  return city !== undefined && 'value' in city ? (city.value as { zone?: string }).zone : undefined;
}
