import { localDateOf } from '../calendar/index.ts';
import type { About, Field, FieldKind } from '../forms/form.ts';
import type { PageControl, PageOption } from '../forms/form-page.ts';
import type { Question } from '../forms/walker.ts';
import { named } from '../messages/names.ts';
import type { Locale } from '../people/person.ts';
import { type Text, t } from '../texts/text.ts';
import { type Answering, MAX_FILES } from './form-step.ts';
import type { Kit } from './kit.ts';
import { type Option, optionsFor } from './options.ts';
import { shownAnswer } from './question-words.ts';

/** A draft as one of its pages is drawn or filled in, with what the form knows beside its answers. */
export interface OnPage extends Answering {
  about: About;
  locale: Locale;
}

/** As many as a messenger lists; more are found by typing. */
export const MOST_OPTIONS = 100;
/** Longer answers get more room. */
const LONG = 200;
const USUAL_LENGTH = 1000;

const ONE_OF: readonly FieldKind[] = ['choice', 'yesno', 'pick', 'colleague', 'partner', 'member'];
const SOME_OF: readonly FieldKind[] = ['choices', 'cases'];

/** A field's control, and the options behind it. */
export interface Drawn {
  control: PageControl;
  options: Option[];
}

/** How a question is answered on a page, and what stands there now. */
export async function controlOf(on: OnPage, question: Question): Promise<Drawn> {
  const { kit, visitor, draft, about } = on;
  const { field, path } = question;
  const value = answerAt(on, path);
  if (field.kind === 'files')
    return { control: { kind: 'files', most: MAX_FILES, value: (value as string[]) ?? [] }, options: [] };
  if (field.kind === 'date') {
    const day = (value as string | undefined) ?? likelyDay(kit, field);
    return { control: { kind: 'date', ...(day === undefined ? {} : { value: day }) }, options: [] };
  }
  const options = await optionsFor(kit, visitor, draft, field, about);
  if (isSought(on, field)) return { control: search(field, value), options };
  const isListed = ONE_OF.includes(field.kind) || SOME_OF.includes(field.kind);
  if (!isListed) return { control: await words(on, question, options), options };
  const several = SOME_OF.includes(field.kind);
  const chosen = options.filter((one) => (several ? isAmong(one, value) : isEqual(one.value, value)));
  if (options.length > MOST_OPTIONS)
    return { control: { kind: 'search', isSeveral: several, value: chosen.map(asPageOption) }, options };
  if (several)
    return {
      control: { kind: 'choices', options: options.map(asPageOption), value: chosen.map(({ arg }) => arg) },
      options,
    };
  // Nobody has to say that an item was the last one.
  const arg = chosen[0]?.arg ?? (question.more === undefined ? undefined : 'n');
  return {
    control: {
      kind: 'choice',
      options: options.map(asPageOption),
      ...(arg === undefined ? {} : { value: arg }),
    },
    options,
  };
}

function likelyDay({ ports }: Kit, { past }: Field): string | undefined {
  return past === true ? localDateOf(ports.clock.now(), ports.company.zone) : undefined;
}

/** Whether the answer is found by typing among more than are listed: of a partner's clients there are few. */
function isSought({ visitor }: OnPage, { kind }: Field): boolean {
  return kind === 'carrier' || kind === 'carriers' || (kind === 'client' && visitor.door === 'staff');
}

function search({ kind }: Field, value: unknown): PageControl {
  const ids = (kind === 'carriers' ? value : value === undefined ? [] : [value]) as string[] | undefined;
  const chosen = (ids ?? []).map((id) => ({ arg: id, label: t('party', { name: { party: id } }) }));
  return { kind: 'search', isSeveral: kind === 'carriers', value: chosen };
}

/** Typed, with answers that may be chosen instead. What could not be taken stands there as it was typed. */
async function words(on: OnPage, question: Question, options: Option[]): Promise<PageControl> {
  const { kit, visitor, draft } = on;
  const { field, path } = question;
  const value = answerAt(on, path);
  const ready = options.slice(0, MOST_OPTIONS);
  const typed = draft.unread?.[path]?.words;
  const chosen = typed === undefined ? ready.find((one) => isEqual(one.value, value)) : undefined;
  const isSaid = chosen === undefined && value !== undefined;
  const said =
    typed ?? (isSaid ? await say(on, await shownAnswer(kit, visitor, draft, question, value)) : undefined);
  const isFree = field.kind === 'letter' || field.kind === 'text';
  return {
    kind: 'text',
    isLong: isFree && (field.max ?? USUAL_LENGTH) > LONG,
    ready: ready.map(asPageOption),
    ...(said === undefined ? {} : { value: said }),
    ...(chosen === undefined ? {} : { chosen: chosen.arg }),
  };
}

/** Words as the person reads them. */
async function say({ kit, locale }: OnPage, text: Text): Promise<string> {
  return kit.ports.texts.say(locale, await named(kit.ports, text));
}

function answerAt({ draft }: OnPage, path: string): unknown {
  const answer = draft.answers[path];
  return answer !== undefined && 'value' in answer ? answer.value : undefined;
}

export function asPageOption({ arg, label }: Option): PageOption {
  return { arg, label };
}

function isAmong(option: Option, value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => isEqual(one, option.value));
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
