import type { FormPage, PageControl, PageField } from '../forms/form-page.ts';
import { knownQuestions } from '../forms/known.ts';
import { drawnAt } from '../forms/steps.ts';
import type { Question } from '../forms/walker.ts';
import { type Line, line } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import { withReach } from './carrier-choice.ts';
import type { Answering } from './form-step.ts';
import { whys } from './option-lines.ts';
import { controlOf, type Drawn, type OnPage } from './page-control.ts';
import { askOf, labelOf } from './question-words.ts';

/** More are not filled in at a sitting; an item of a group is never parted. */
const MOST_FIELDS = 20;
/** So many options are explained below a field. */
const EXPLAINED = 8;

/** A form laid out in pages, and where its draft stands among them. */
export interface Layout {
  pages: Question[][];
  at: number;
  decisive: ReadonlySet<string>;
  /** Questions that hang on answers which are not there yet. */
  waiting: Question[];
}

/** A draft with what a page of it is drawn from. */
export async function onPage(on: Answering): Promise<OnPage> {
  const { kit, visitor, draft } = on;
  const locale = visitor.person.locale ?? kit.ports.company.locale;
  return { ...on, about: await aboutOf(kit, draft), locale };
}

export function layout({ form, draft, about }: OnPage): Layout {
  const { questions, decisive, waiting } = knownQuestions(form, draft.answers, about);
  const pages = inPages(questions);
  const found = pages.findIndex((page) => page.some(({ path }) => path === draft.at));
  const at = found >= 0 ? found : draft.at === 'summary' ? pages.length - 1 : 0;
  return { pages, at, decisive, waiting };
}

function inPages(questions: Question[]): Question[][] {
  const pages: Question[][] = [[]];
  for (const part of parts(questions)) {
    const page = pages.at(-1)!;
    if (page.length > 0 && page.length + part.length > MOST_FIELDS) pages.push(part);
    else page.push(...part);
  }
  return pages;
}

/** The questions of an item stay together, with "one more?" after them. */
function parts(questions: Question[]): Question[][] {
  const found = new Map<string, Question[]>();
  for (const question of questions) {
    const { item, more, path } = question;
    const of = item ?? (more === undefined ? undefined : { group: more.group.key, index: more.index - 1 });
    const name = of === undefined ? path : `${of.group}.${of.index}`;
    found.set(name, [...(found.get(name) ?? []), question]);
  }
  return [...found.values()];
}

/** The page on which the draft stands. */
export async function drawPage(on: OnPage, said: Text[] = []): Promise<FormPage> {
  const { draft, form } = on;
  const { pages, at, decisive, waiting } = layout(on);
  const fields = (
    await Promise.all((pages[at] ?? []).map((question) => fieldOf(on, question, decisive)))
  ).filter((field) => field !== null);
  const nothing = fields.length === 0 ? [t('form.nothingToFillIn')] : [];
  const more = waiting.map((question) => labelOf(draft, question));
  const toCome = more.length === 0 ? [] : [t('form.moreToCome', { questions: { list: more } })];
  const lines: (Line | 'gap')[] = [...said, ...nothing, ...toCome].map((text) => line(text));
  return {
    draft: draft.id,
    rev: drawnAt(draft),
    title: t(`${draft.process}.form.${form.name}`),
    lines,
    fields,
    submit: at + 1 < pages.length || waiting.length > 0 ? 'next' : 'send',
    hasBack: at > 0,
  };
}

/** Null for a question that may be left out and has nothing to choose from. */
async function fieldOf(
  on: OnPage,
  question: Question,
  decisive: ReadonlySet<string>,
): Promise<PageField | null> {
  const { field, path, item } = question;
  const drawn = await controlOf(on, question);
  const isEmpty = 'options' in drawn.control && drawn.control.options.length === 0;
  if (isEmpty && field.optional === true) return null;
  const isDecisive = question.more !== undefined || decisive.has(item?.group ?? path);
  return {
    path,
    label: labelOf(on.draft, question),
    hint: await hintOf(on, question, drawn),
    isOptional: field.optional === true,
    ...(isDecisive && isChosen(drawn.control) ? { redraws: true as const } : {}),
    control: drawn.control,
  };
}

/** While somebody types, the page stays; it is drawn anew when it comes back. */
function isChosen({ kind }: PageControl): boolean {
  return kind !== 'text' && kind !== 'files';
}

/** The question in full with its example, what is to be known, and what speaks for the options. */
async function hintOf(on: OnPage, question: Question, { options }: Drawn): Promise<Text> {
  const { field } = question;
  const explained = whys(await withReach(on.kit, options.slice(0, EXPLAINED)));
  const notes = field.notes?.(on.about) ?? [];
  return t('form.hint', {
    lines: { lines: [askOf(on.draft, question), ...notes, ...explained] },
  });
}
