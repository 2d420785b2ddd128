import type { Refusal } from '../cases/refusal.ts';
import type { Draft, Ending } from '../forms/draft.ts';
import type { Form } from '../forms/form.ts';
import { type Button, line, type Output, replaced, type Screen } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { control } from './control.ts';
import type { Answering } from './form-step.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { submit } from './submit.ts';

/** Refusals after which the form is of no more use: what it was for is done, gone or not this person's. */
const FINAL = new Set([
  'already-decided',
  'wrong-stage',
  'not-allowed',
  'no-such-case',
  'opened-already',
  'client-dropped',
]);

function said(text: Text, buttons: Button[][] = []): Screen {
  return { lines: [line(text)], buttons };
}

/** A press in a form that is over. */
export function over(): Output[] {
  return [{ kind: 'toast', text: t('form.over') }, { kind: 'strip' }];
}

/**
 * How sending ended: the form is over, with what is said of it (and the entry it left), or the business refused and it
 * stays open.
 */
export type Sent = { over: Screen; entry?: string } | { refused: Refusal };

/** Sends the filled-in form; one that the business refuses stays open, so that it can be corrected. */
export async function send({ kit, visitor, form, draft, update }: Answering): Promise<Sent> {
  const outcome = await submit(kit, visitor, form, draft);
  if (outcome.status === 'accepted') {
    const caseId = outcome.current.id;
    await kit.ports.drafts.close(draft.id, update, caseId);
    return { over: await done(kit, visitor, draft.process, form, caseId), entry: outcome.entry._id };
  }
  const { refusal } = outcome;
  if (!FINAL.has(refusal.code)) return { refused: refusal };
  await kit.ports.drafts.close(draft.id, update);
  return { over: said(refusal.text) };
}

/** Says what was done. Effects may have added to the case by now: an order has got its number. */
async function done(
  kit: Kit,
  { door }: Visitor,
  process: string,
  form: Form,
  caseId: string,
): Promise<Screen> {
  const current = await kit.cases.load(caseId);
  if (current === null)
    throw new Error(`form ${process}.${form.name} was sent to ${caseId}, which does not exist`);
  const title = kit.cases.process(process).title(current);
  const what = t(`${process}.fact.${form.fact}`);
  const card: Button = { text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } };
  // What a colleague must know for a task is not for partners.
  const stages = door === 'staff' ? kit.cases.stagesOf(current) : [];
  const brief = stages.flatMap(({ path, meta }) =>
    meta.buttons.some((b) => b.fact === form.fact)
      ? (kit.cases.process(process).brief?.(current, path) ?? [])
      : [],
  );
  const sent = t('form.sent', { what: { text: what }, case: { text: title } });
  // Where the same is still wanted (a list half done), it is said what is left.
  return said(
    brief.length === 0 ? sent : t('notice.withBrief', { message: { text: sent }, brief: { lines: brief } }),
    [[card]],
  );
}

/** What was said when a form was sent, once more; null for one that was not. */
export async function saidAtEnd(
  kit: Kit,
  visitor: Visitor,
  { process, form: name, caseId }: Ending,
): Promise<Screen | null> {
  const form = formOf(kit, { process, form: name });
  return form === undefined || caseId === undefined ? null : done(kit, visitor, process, form, caseId);
}

/** What was entered would be lost: with more than an answer or two, asks first. */
export async function askToCancel(
  kit: Kit,
  draft: Draft,
  sure: string | undefined,
  update: string,
): Promise<Output[]> {
  if (sure === 'yes' || Object.keys(draft.answers).length < 2) return cancel(kit, draft, update);
  const screen: Screen = {
    lines: [line(t('form.sureToCancel', { form: { text: titleOf(draft) } }))],
    buttons: [
      [
        control(draft, 'cancel', t('form.yesCancel'), 'yes'),
        control(draft, 'cancel', t('form.noGoOn'), 'no'),
      ],
    ],
  };
  return [{ kind: 'replace', screen }];
}

async function cancel(kit: Kit, draft: Draft, update: string): Promise<Output[]> {
  await kit.ports.drafts.close(draft.id, update);
  return replaced(t('form.cancelled', { form: { text: titleOf(draft) } }));
}

/** The form is no longer part of the product: what was entered is of no use. Gives what the person is told. */
export async function abandoned({ ports }: Kit, draft: Draft, update: string): Promise<Text> {
  await ports.drafts.close(draft.id, update);
  return t('form.gone');
}

export function titleOf({ process, form }: Pick<Draft, 'process' | 'form'>): Text {
  return t(`${process}.form.${form}`);
}
