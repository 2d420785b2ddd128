import type { Draft, Opening } from '../forms/draft.ts';
import { type Answers, type Form, isGroup } from '../forms/form.ts';
import { firstAsked, hasUsual, withUsual } from '../forms/usual.ts';
import { alert, type Output, say } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import type { Answering } from './form-step.ts';
import type { Incoming } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { objection } from './objection.ts';

/** Whatever lets people fill forms in. */
export interface Opens {
  open(visitor: Visitor, from: Incoming, opening: Opening): Promise<Output[]>;
}

export function isSame(draft: Draft, { process, form, caseId, arg }: Opening): boolean {
  return draft.process === process && draft.form === form && draft.caseId === caseId && draft.arg === arg;
}

/** A form as it is opened, not stored yet; or what is said where it cannot be, or would be filled in for nothing. */
export async function begun(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
  opening: Opening,
): Promise<Answering | { said: Output[] }> {
  const form = formOf(kit, opening);
  if (form === undefined) return { said: alert(t('refusal.unknown-button')) };
  const draft = await freshDraft(kit, visitor, from, form, opening);
  const against = await objection(kit, visitor, form, draft);
  if (against !== null) return { said: say(against) };
  return { kit, visitor, form, draft, update: from.updateId };
}

/** A form nobody has answered anything in yet, with what is known before. */
async function freshDraft(
  kit: Kit,
  visitor: Visitor,
  from: Incoming,
  form: Form,
  opening: Opening,
): Promise<Draft> {
  const { ids, clock } = kit.ports;
  const at = clock.now();
  const blank: Draft = {
    ...opening,
    id: ids.next(10),
    personId: visitor.person.id,
    channel: from.channel,
    at: '',
    correcting: false,
    answers: {},
    rev: 1,
    seen: [from.updateId],
    createdAt: at,
    updatedAt: at,
  };
  const given = Object.entries(await givenClient(kit, visitor, form, opening)).map(
    ([key, value]) => [key, { value, given: true as const }] as const,
  );
  const about = form.starts === undefined && !hasUsual(form) ? undefined : await aboutOf(kit, blank);
  const starts =
    about === undefined || about.current === null ? {} : (form.starts?.(about.current, about) ?? {});
  const known = Object.entries({ ...starts, ...(await sentFiles(kit, form, opening)) })
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([key, value]) => [key, { value }] as const);
  const said: Draft['answers'] = Object.fromEntries([...given, ...known]);
  const answers = about === undefined ? said : withUsual(form, said, about);
  return { ...blank, at: firstAsked(form, answers), answers };
}

/** A form that asks for a client knows it where there is only one it can be: that of the card, or the partner's own. */
async function givenClient(
  kit: Kit,
  { person, door }: Visitor,
  form: Form,
  { arg }: Opening,
): Promise<Answers> {
  const field = form.fields.find((one) => !isGroup(one) && one.kind === 'client');
  if (field === undefined) return {};
  const own = person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId);
  const client = door === 'staff' ? await clientOf(kit, arg) : own.length === 1 ? own[0] : undefined;
  return client === undefined ? {} : { [field.key]: client };
}

async function clientOf({ cases }: Kit, caseId: string | undefined): Promise<string | undefined> {
  const current = caseId === undefined ? null : await cases.load(caseId);
  return current === null ? undefined : cases.process(current.process).index(current.context).partyId;
}

/** The files that were sent before the form was opened for them. */
async function sentFiles({ ports }: Kit, form: Form, { arg }: Opening): Promise<Answers> {
  const field = form.fields.find((one) => !isGroup(one) && one.kind === 'files');
  if (form.takesFiles !== true || field === undefined || arg === undefined) return {};
  const item = await ports.inbox.get(arg);
  return item === null ? {} : { [field.key]: item.files };
}
