import type { Draft } from '../../core/forms/draft.ts';
import type { Form } from '../../core/forms/form.ts';
import type { FormPage, PageField, PageValue } from '../../core/forms/form-page.ts';
import { questions } from '../../core/forms/walker.ts';
import type { Output } from '../../core/messages/screen.ts';
import { typedAnswer } from '../builders/form-answers.ts';
import type { AtDesk } from './form-walk.ts';
import { GOOD } from './forms-scene.ts';

/** The page among what came back, if there is one. */
export function pageIn(outputs: Output[]): FormPage | undefined {
  return outputs.find((output) => output.kind === 'page')?.page;
}

/** What is wrong, by path, if anything is. */
export function objectionsIn(outputs: Output[]): Record<string, unknown> {
  return outputs.find((output) => output.kind === 'objections')?.at ?? {};
}

/** What stands in the fields of a page as it was drawn, as a messenger hands it back. */
export function standing({ fields }: FormPage): Record<string, PageValue> {
  return Object.fromEntries(fields.map((field) => [field.path, contentOf(field)]));
}

function contentOf({ control }: PageField): PageValue {
  switch (control.kind) {
    case 'text':
      return {
        ...(control.value === undefined ? {} : { text: control.value }),
        ...(control.chosen === undefined ? {} : { chosen: [control.chosen] }),
      };
    case 'date':
      return control.value === undefined ? {} : { text: control.value };
    case 'choice':
      return control.value === undefined ? {} : { chosen: [control.value] };
    case 'search':
      return { chosen: control.value.map(({ arg }) => arg) };
    case 'choices':
    case 'files':
      return { chosen: control.value };
  }
}

/** Fills a page in with the answers that were given in a talk, and sends it; what came back. */
export async function sendPage(
  desk: AtDesk,
  form: Form,
  page: FormPage,
  told: Draft,
  typed: Record<string, string>,
): Promise<Output[]> {
  const values = standing(page);
  const files: Record<string, (typeof GOOD)[]> = {};
  const fieldOf = new Map(questions(form, told.answers).map(({ path, field }) => [path, field]));
  for (const { path, control } of page.fields) {
    const answer = told.answers[path];
    const value = answer !== undefined && 'value' in answer ? answer.value : undefined;
    if (answer === undefined || 'usual' in answer) continue;
    if (control.kind === 'files') {
      if (value !== undefined && control.value.length === 0) files[path] = [GOOD];
    } else if (value === undefined) values[path] = {};
    else if (control.kind === 'text' && control.chosen === undefined) {
      const field = fieldOf.get(path);
      values[path] = { text: typed[path] ?? (field && typedAnswer(field)) ?? String(value) };
    } else if (control.kind === 'date') values[path] = { text: value as string };
    else if (control.kind === 'search') values[path] = { chosen: [value].flat() as string[] };
    else if (control.kind === 'choices')
      values[path] = { chosen: await desk.argsOf(form, path, [value].flat()) };
    else if (control.kind === 'choice') values[path] = { chosen: await desk.argsOf(form, path, [value]) };
  }
  const input = { kind: 'page', draft: page.draft, rev: page.rev, op: 'submit', values, files } as const;
  return (await desk.take(input)).outputs;
}
