import type { Outcome } from '../cases/cases.ts';
import { type Refusal, refuse } from '../cases/refusal.ts';
import type { Draft } from '../forms/draft.ts';
import { type Answers, type Field, type Form, isGroup } from '../forms/form.ts';
import { nest, relevant, withoutEmptyItems } from '../forms/walker.ts';
import { objectionToInviting } from '../people/colleagues.ts';
import type { Person } from '../people/person.ts';
import { shownPhone } from '../values/index.ts';
import type { Kit, Visitor } from './kit.ts';

/**
 * Turns a filled-in form into its fact. The command's id is the draft's, so sending twice gives one entry; what is
 * personal is kept outside the journal first, under ids made from the draft, and the fact refers to it.
 */
export async function submit(kit: Kit, visitor: Visitor, form: Form, draft: Draft): Promise<Outcome> {
  const plain = withoutEmptyItems(form, nest(form, relevant(form, draft.answers)));
  const caseId = draft.caseId ?? form.opens?.(plain, draft.id);
  if (caseId === undefined) throw new Error(`form ${draft.form} has no case`);
  const taken = await invitedAlready(kit, form, caseId, plain);
  if (taken !== null) return { status: 'refused', refusal: taken, current: null };
  const kept = await keepPersonal(kit, form, draft, caseId, plain);
  const data = await withContext(kit, form, draft, kept);
  if ('refused' in data) return { status: 'refused', refusal: data.refused, current: null };
  const outcome = await kit.cases.handle({
    commandId: `form/${draft.id}`,
    process: draft.process,
    caseId,
    fact: { ...(form.toFact?.(data.answers) ?? data.answers), type: form.fact },
    doer: visitor.person,
    channel: draft.channel,
    ...(draft.stageSeq === undefined ? {} : { stageSeq: draft.stageSeq }),
  });
  if (outcome.status === 'accepted') {
    await joinPeople(kit, form, draft, caseId, plain);
    await leave(kit, form, caseId, plain);
  }
  return outcome;
}

/** Since the phone was typed somebody else may have invited its owner. A repeat finds the case it opened itself. */
async function invitedAlready(
  kit: Kit,
  form: Form,
  caseId: string,
  answers: Answers,
): Promise<Refusal | null> {
  const field = form.fields.find((one): one is Field => !isGroup(one) && one.kind === 'newColleague');
  const { phone } = (field === undefined ? {} : (answers[field.key] ?? {})) as { phone?: string };
  const against = phone === undefined ? null : await objectionToInviting(kit.ports, phone);
  if (against === null) return null;
  const own = await kit.cases.load(caseId);
  const isOwn = own !== null && (own.context as { person?: string }).person === against.known.id;
  return isOwn ? null : { code: 'colleague-known', text: against.text };
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
    const taken = form.fromClient(client);
    return isRefusal(taken) ? { refused: taken } : { answers: { ...answers, ...taken } };
  }
  if (form.repliesTo === true && draft.arg !== undefined) {
    const item = await kit.ports.inbox.get(draft.arg);
    if (item === null) return { refused: refuse('no-such-message') };
    return { answers: { ...answers, to: item.personId } };
  }
  return { answers };
}

function isRefusal(taken: Answers | Refusal): taken is Refusal {
  return 'code' in taken && 'text' in taken;
}

async function keepPersonal(
  kit: Kit,
  form: Form,
  draft: Draft,
  caseId: string,
  answers: Answers,
): Promise<Answers> {
  const kept: Answers = { ...answers };
  for (const field of form.fields) {
    if (isGroup(field)) {
      const items = (answers[field.key] as Answers[] | undefined) ?? [];
      kept[field.key] = await Promise.all(
        items.map((item, index) =>
          field.people === undefined
            ? keepFields(kit, field.group, item, draft, caseId, `${field.key}.${index}`)
            : keepPerson(kit, item, `${draft.id}.${field.key}.${index}`),
        ),
      );
    }
  }
  const single = form.fields.filter((field): field is Field => !isGroup(field));
  return { ...kept, ...(await keepFields(kit, single, kept, draft, caseId, '')) };
}

async function keepFields(
  kit: Kit,
  fields: readonly Field[],
  item: Answers,
  draft: Draft,
  caseId: string,
  prefix: string,
): Promise<Answers> {
  const kept = { ...item };
  for (const field of fields) {
    const value = item[field.key];
    if (value === undefined) continue;
    const key = `${draft.id}.${prefix}.${field.key}`;
    if (field.kind === 'newColleague') kept[field.key] = await keepPerson(kit, value as Answers, key);
    // A contact stays the words that were typed: it must never turn into somebody else's card.
    const words =
      field.kind === 'contact'
        ? contactWords(value as Answers)
        : field.kind === 'letter'
          ? (value as string)
          : undefined;
    if (words !== undefined) {
      const id = kit.ports.crypto.sha256(key).slice(0, 12);
      await kit.ports.inbox.keep({
        id,
        personId: draft.personId,
        caseId,
        text: words,
        files: [],
        at: kit.ports.clock.now(),
      });
      kept[field.key] = id;
    }
  }
  return kept;
}

function contactWords({ name, phone }: Answers): string {
  return [name, shownPhone(phone as string | undefined)].filter(Boolean).join(', ');
}

/** The person behind a name and a phone: one that is known by the phone, or a new one. */
async function keepPerson(kit: Kit, answers: Answers, key: string): Promise<string> {
  const { people, crypto } = kit.ports;
  const phone = answers.phone as string | undefined;
  const known = phone === undefined ? null : await people.byPhone(phone);
  if (known !== null) return known.id;
  const person: Person = {
    id: `p${crypto.sha256(key).slice(0, 9)}`,
    name: answers.name as string,
    ...(phone === undefined ? {} : { phone }),
    ...(answers.email === undefined ? {} : { email: answers.email as string }),
    roles: [],
    memberships: [],
    identities: [],
  };
  await people.create(person);
  return person.id;
}

/** Contacts of the client belong to it only once the fact is accepted: a refused form gives nobody a door. */
async function joinPeople(
  kit: Kit,
  form: Form,
  draft: Draft,
  caseId: string,
  answers: Answers,
): Promise<void> {
  for (const field of form.fields) {
    if (!isGroup(field) || field.people === undefined) continue;
    for (const [index, item] of ((answers[field.key] as Answers[] | undefined) ?? []).entries()) {
      const id = await keepPerson(kit, item, `${draft.id}.${field.key}.${index}`);
      await kit.ports.people.join(id, {
        partyId: caseId,
        as: field.people.as,
        ...(item.position === undefined ? {} : { position: item.position as string }),
        ...(item.decides === undefined ? {} : { decides: item.decides as string }),
      });
    }
  }
}

/** Whoever the fact took away is let in no more. */
async function leave(kit: Kit, form: Form, caseId: string, answers: Answers): Promise<void> {
  for (const field of form.fields) {
    const person = answers[field.key];
    if (!isGroup(field) && field.leaves === true && typeof person === 'string')
      await kit.ports.people.leave(person, caseId);
  }
}
