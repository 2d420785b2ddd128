import type { Case } from '../cases/case.ts';
import type { Fact } from '../cases/entry.ts';
import type { Draft } from '../forms/draft.ts';
import { type Answers, type Field, type Form, isGroup } from '../forms/form.ts';
import type { ContactChannel, ContactPurpose, Person } from '../people/person.ts';
import { shownPhone } from '../values/index.ts';
import type { Kit } from './kit.ts';

/** Keeps what is personal in a form's answers outside the journal; gives the answers with references in their place. */
export async function keepPersonal(
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
    const isTypedDriver = field.kind === 'driver' && typeof value === 'object';
    if (field.kind === 'newColleague' || isTypedDriver)
      kept[field.key] = await keepPerson(kit, value as Answers, key);
    // A contact stays the words that were typed: it must never turn into somebody else's card.
    const words =
      field.kind === 'contact'
        ? contactWords(value as Answers)
        : field.kind === 'letter'
          ? (value as string)
          : undefined;
    if (words !== undefined)
      kept[field.key] = await keepWords(kit, key, { personId: draft.personId, caseId, text: words });
  }
  return kept;
}

/** Keeps words under an id made of the key and of themselves: a repeat keeps nothing more, a correction is kept anew. */
async function keepWords(
  { ports }: Kit,
  key: string,
  letter: { personId: string; caseId: string; text: string },
): Promise<string> {
  const id = ports.crypto.sha256(`${key}/${letter.text}`).slice(0, 12);
  await ports.inbox.keep({ id, ...letter, files: [], at: ports.clock.now() });
  return id;
}

/** The same for a fact that comes without a form (the demo company, builders of tests): its free words are kept. */
export async function withWordsKept(
  kit: Kit,
  process: string,
  caseId: string,
  personId: string,
  fact: Fact,
): Promise<Fact> {
  const forms = kit.cases.process(process).forms.filter((form) => form.fact === fact.type);
  const letters = new Set(
    forms
      .flatMap(({ fields }) => fields.filter((f) => !isGroup(f) && f.kind === 'letter'))
      .map(({ key }) => key),
  );
  const kept: Fact = { ...fact };
  for (const field of letters) {
    const text = fact[field];
    if (typeof text !== 'string') continue;
    kept[field] = await keepWords(kit, `${caseId}/${fact.type}/${field}`, { personId, caseId, text });
  }
  return kept;
}

function contactWords({ name, phone }: Answers): string {
  return [name, shownPhone(phone as string | undefined)].filter(Boolean).join(', ');
}

/** The person behind a name and a phone: one that is known by the phone, or a new one; what was corrected is another. */
async function keepPerson(kit: Kit, answers: Answers, key: string): Promise<string> {
  const { people, crypto } = kit.ports;
  const phone = answers.phone as string | undefined;
  const known = phone === undefined ? null : await people.byPhone(phone);
  if (known !== null) return known.id;
  const person: Person = {
    id: `p${crypto.sha256(`${key}/${JSON.stringify([answers.name, phone])}`).slice(0, 9)}`,
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
export async function joinPeople(
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
        ...(item.channel === undefined ? {} : { channel: item.channel as ContactChannel }),
        ...(item.purpose === undefined ? {} : { purpose: item.purpose as ContactPurpose }),
        ...(item.decides === undefined ? {} : { decides: item.decides as string }),
      });
    }
  }
}

/** A driver who was named belongs to the company of the case. */
export async function joinDriver(kit: Kit, form: Form, current: Case, answers: Answers): Promise<void> {
  const { partyId } = kit.cases.process(current.process).index(current.context);
  for (const field of form.fields) {
    const person = answers[field.key];
    if (isGroup(field) || field.kind !== 'driver' || typeof person !== 'string') continue;
    if (partyId !== undefined) await kit.ports.people.join(person, { partyId, as: 'driver' });
  }
}

/** Whoever the fact took away is let in no more. */
export async function leave(kit: Kit, form: Form, caseId: string, answers: Answers): Promise<void> {
  for (const field of form.fields) {
    const person = answers[field.key];
    if (!isGroup(field) && field.leaves === true && typeof person === 'string')
      await kit.ports.people.leave(person, caseId);
  }
}
