import { isRefusal } from '../cases/refusal.ts';
import { viewerOf } from '../cases/rights.ts';
import type { Draft } from '../forms/draft.ts';
import type { Form } from '../forms/form.ts';
import { questionAt } from '../forms/walker.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import type { Kit, Visitor } from './kit.ts';
import { optionsFor } from './options.ts';

/** What is said in place of a form that would be filled in for nothing; null when it can be answered. */
export async function objection(kit: Kit, visitor: Visitor, form: Form, draft: Draft): Promise<Text | null> {
  return (
    (await againstItsCase(kit, visitor, form, draft)) ?? (await nothingToChoose(kit, visitor, form, draft))
  );
}

/** The case from which another one is opened is not the visitor's company's, or has nothing to take over. */
async function againstItsCase(
  kit: Kit,
  visitor: Visitor,
  { opens, fromCases }: Form,
  draft: Draft,
): Promise<Text | null> {
  if (opens === undefined || fromCases === undefined) return null;
  const about = await aboutOf(kit, draft);
  const { current } = about;
  if (current !== null && viewerOf(kit.cases.process(current.process), visitor, current) === null)
    return t('form.notYours');
  if (fromCases.field !== undefined) return null;
  const taken = fromCases.take(current === null ? [] : [current], about);
  return isRefusal(taken) ? taken.text : null;
}

/** The form begins with a choice among nothing that cannot be left out. */
async function nothingToChoose(kit: Kit, visitor: Visitor, form: Form, draft: Draft): Promise<Text | null> {
  const field = questionAt(form, draft)?.field;
  const ofCases = field?.kind === 'cases' || field?.kind === 'pick';
  const ofPeople = field?.kind === 'partner' || field?.kind === 'member';
  if (field === undefined || field.optional === true || !(ofCases || ofPeople)) return null;
  if ((await optionsFor(kit, visitor, draft, field)).length > 0) return null;
  return t(ofPeople ? 'form.nobody' : `${draft.process}.nothing.${form.name}`);
}
