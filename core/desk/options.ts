import { localDateOf } from '../calendar/index.ts';
import type { Draft } from '../forms/draft.ts';
import type { Field } from '../forms/form.ts';
import { cityById } from '../geo/index.ts';
import { isReachable } from '../messages/address.ts';
import { vatRatesOn } from '../money/index.ts';
import type { Person } from '../people/person.ts';
import { type Text, t } from '../texts/text.ts';
import type { Kit, Visitor } from './kit.ts';

/** A ready answer: what its button carries, what it says, and the value it stands for. */
export interface Option {
  arg: string;
  label: Text;
  value: unknown;
}

const LISTED = 8;

/** The ready answers to a question, if it has any. */
export async function optionsFor(kit: Kit, visitor: Visitor, draft: Draft, field: Field): Promise<Option[]> {
  switch (field.kind) {
    case 'yesno':
      return [
        { arg: 'y', label: t('yes'), value: true },
        { arg: 'n', label: t('no'), value: false },
      ];
    case 'choice':
    case 'choices':
      return (field.options ?? []).map((option, index) => ({
        arg: String(index),
        label: t(`${draft.process}.${field.key}.${option}`),
        value: option,
      }));
    case 'colleague':
      return colleagues(kit, field);
    case 'partner':
      return asOptions((await members(kit, draft)).filter(isReachable));
    case 'member':
      return asOptions(await members(kit, draft));
    case 'client':
      return clients(kit, visitor);
    case 'vat':
      return vatRates(kit);
    default:
      return [];
  }
}

/** The rates in force today, the standard one first. */
function vatRates({ ports }: Kit): Option[] {
  const today = localDateOf(ports.clock.now(), ports.company.zone);
  const rates = [...vatRatesOn(today)].reverse();
  return [
    ...rates.map((rate) => ({ arg: String(rate), label: t('vat.rate', { rate }), value: rate })),
    { arg: 'x', label: t('vat.none'), value: 'none' },
  ];
}

async function colleagues(kit: Kit, field: Field): Promise<Option[]> {
  const found = new Map<string, Person>();
  for (const role of field.roles ?? []) {
    for (const person of await kit.ports.people.byRole(role)) found.set(person.id, person);
  }
  return asOptions([...found.values()]);
}

function asOptions(people: Person[]): Option[] {
  return people.map(({ id, name }) => ({ arg: id, label: t('person', { name }), value: id }));
}

/** People of the case's company. */
async function members(kit: Kit, draft: Draft): Promise<Person[]> {
  const current = draft.caseId === undefined ? null : await kit.cases.load(draft.caseId);
  if (current === null) return [];
  const { partyId } = kit.cases.process(current.process).index(current.context);
  return partyId === undefined ? [] : kit.ports.people.ofParty(partyId);
}

/** A partner's own companies; a colleague's own clients, the rest is found by typing. */
async function clients(kit: Kit, { person, door }: Visitor): Promise<Option[]> {
  const { directory } = kit.ports;
  const found =
    door === 'partners'
      ? await directory.many(person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId))
      : await directory.list({ kind: 'client', person: person.id, skip: 0, limit: LISTED });
  return found.map((party) => ({ arg: party.id, label: t('party', { name: party.name }), value: party.id }));
}

/** Clients that fit what a colleague typed. */
export async function clientsLike(kit: Kit, { door, person }: Visitor, text: string): Promise<Option[]> {
  if (door === 'partners') return clients(kit, { person, door });
  const found = await kit.ports.directory.search('client', text, LISTED);
  return found.map((party) => ({ arg: party.id, label: t('party', { name: party.name }), value: party.id }));
}

/** The value behind a pressed button, or undefined when it is not among the ready answers. */
export async function picked(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  field: Field,
  arg: string,
): Promise<unknown> {
  if (field.kind === 'city') {
    const city = cityById(arg);
    return city === undefined ? undefined : { name: city.name, zone: city.zone };
  }
  if (field.kind === 'client' && visitor.door === 'staff') {
    return (await kit.ports.directory.get(arg))?.id;
  }
  return (await optionsFor(kit, visitor, draft, field)).find((option) => option.arg === arg)?.value;
}
