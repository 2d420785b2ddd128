import type { Outcome } from '../cases/cases.ts';
import { isRefusal, type Refusal, refuse } from '../cases/refusal.ts';
import type { Draft } from '../forms/draft.ts';
import { type Answers, type Field, type Form, isGroup } from '../forms/form.ts';
import { nest, relevant, withoutEmptyItems } from '../forms/walker.ts';
import { objectionToInviting } from '../people/colleagues.ts';
import { aboutOf } from './about.ts';
import { joinDriver, joinPeople, keepPersonal, leave } from './keep-personal.ts';
import type { Kit, Visitor } from './kit.ts';

/**
 * Turns a filled-in form into its fact. The command's id is the draft's, so sending twice gives one entry; what is
 * personal is kept outside the journal first, under ids made from the draft, and the fact refers to it.
 */
export async function submit(kit: Kit, visitor: Visitor, form: Form, draft: Draft): Promise<Outcome> {
  const plain = withoutEmptyItems(form, nest(form, relevant(form, draft.answers)));
  const caseId = draft.caseId ?? form.opens?.(plain, draft.id);
  if (caseId === undefined) throw new Error(`form ${draft.form} has no case`);
  const commandId = `form/${draft.id}`;
  // What the fact brought about (an order has its invoice) must not be held against its own repeat.
  const earlier = await kit.ports.journal.byCommand(caseId, commandId);
  const taken = earlier === null ? await invitedAlready(kit, form, plain) : null;
  if (taken !== null) return { status: 'refused', refusal: taken, current: null };
  const kept = await keepPersonal(kit, form, draft, caseId, plain);
  const data = earlier === null ? await withContext(kit, form, draft, kept) : { answers: {} };
  if ('refused' in data) return { status: 'refused', refusal: data.refused, current: null };
  const outcome = await kit.cases.handle({
    commandId,
    process: draft.process,
    caseId,
    fact: earlier?.fact ?? { ...(form.toFact?.(data.answers) ?? data.answers), type: form.fact },
    doer: visitor.person,
    channel: draft.channel,
    ...(draft.stageSeq === undefined ? {} : { stageSeq: draft.stageSeq }),
  });
  if (outcome.status === 'accepted') {
    await joinPeople(kit, form, draft, caseId, plain);
    await joinDriver(kit, form, outcome.current, kept);
    await leave(kit, form, caseId, plain);
  }
  return outcome;
}

/** Since the phone was typed somebody else may have invited its owner. */
async function invitedAlready(kit: Kit, form: Form, answers: Answers): Promise<Refusal | null> {
  const field = form.fields.find((one): one is Field => !isGroup(one) && one.kind === 'newColleague');
  const { phone } = (field === undefined ? {} : (answers[field.key] ?? {})) as { phone?: string };
  const against = phone === undefined ? null : await objectionToInviting(kit.ports, phone);
  return against === null ? null : { code: 'colleague-known', text: against.text };
}

/** What the fact needs beyond the answers: from the client's case, or from the message that is answered. */
async function withContext(
  kit: Kit,
  form: Form,
  draft: Draft,
  answers: Answers,
): Promise<{ answers: Answers } | { refused: Refusal }> {
  if (form.fromClient !== undefined && typeof answers.client === 'string') {
    const client = await kit.cases.load(answers.client);
    if (client === null) return { refused: refuse('no-such-case') };
    const taken = form.fromClient(client, await aboutOf(kit, draft));
    return isRefusal(taken) ? { refused: taken } : { answers: { ...answers, ...taken } };
  }
  if (form.fromCases !== undefined) {
    const about = await aboutOf(kit, draft);
    const chosen = form.fromCases.field === undefined ? [about.current] : about.cases;
    const cases = chosen.filter((one) => one !== null);
    const taken = form.fromCases.take(cases, about);
    return isRefusal(taken) ? { refused: taken } : { answers: { ...answers, ...taken } };
  }
  if (form.repliesTo === true && draft.arg !== undefined) {
    const item = await kit.ports.inbox.get(draft.arg);
    if (item === null) return { refused: refuse('no-such-message') };
    return { answers: { ...answers, to: item.personId } };
  }
  return { answers };
}
