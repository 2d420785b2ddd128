import { daysLater, localDateOf } from '../calendar/index.ts';
import { partnersOf } from '../cases/rights.ts';
import type { Draft } from '../forms/draft.ts';
import { type About, type Field, optionsOf } from '../forms/form.ts';
import { nest } from '../forms/walker.ts';
import { cityById } from '../geo/index.ts';
import { isReachable, peopleOf } from '../messages/address.ts';
import { vatRatesOn } from '../money/index.ts';
import type { Party } from '../people/party.ts';
import type { Person } from '../people/person.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import { listedCarriers, openCarrier } from './carrier-choice.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';

/** A ready answer: what its button carries, what it says, and the value it stands for. */
export interface Option {
  arg: string;
  label: Text;
  value: unknown;
  /** What speaks for it and against it. */
  why?: Text[];
}

const LISTED = 8;
const MOST_CASES = 200;

/**
 * The ready answers to a question, if it has any: those that the form itself knows, and those of its kind. `about` is what
 * the form knows, where that was looked up before.
 */
export async function optionsFor(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  field: Field,
  about?: About,
): Promise<Option[]> {
  const known = field.ready === undefined ? [] : field.ready(about ?? (await aboutOf(kit, draft)));
  const isCarrier = field.kind === 'carrier' || field.kind === 'carriers';
  const ready = known.map(({ label, value, why, key }, index) => ({
    // Who is proposed may change before the button is pressed: it means the carrier, not the place in the list.
    arg: key ?? (isCarrier ? String(value) : `r${index}`),
    label,
    value,
    ...(why === undefined ? {} : { why }),
  }));
  const others = isCarrier
    ? await listedCarriers(kit, draft, field, ready)
    : await optionsOfKind(kit, visitor, draft, field);
  return [...ready, ...others.filter(({ value }) => !ready.some((one) => one.value === value))];
}

async function optionsOfKind(kit: Kit, visitor: Visitor, draft: Draft, field: Field): Promise<Option[]> {
  switch (field.kind) {
    case 'yesno':
      return [
        { arg: 'y', label: t('yes'), value: true },
        { arg: 'n', label: t('no'), value: false },
      ];
    case 'choice':
    case 'choices':
      return (await choicesOf(kit, draft, field)).map((option, index) => ({
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
    case 'driver':
      return asOptions(await drivers(kit, draft));
    case 'cases':
      return casesAmong(kit, visitor, draft, field);
    case 'vat':
      return vatRates(kit);
    case 'date':
      return field.past === true ? lately(kit) : [];
    default:
      return [];
  }
}

/** The values of a choice, as the answers so far have them. */
async function choicesOf(kit: Kit, draft: Draft, field: Field): Promise<readonly string[]> {
  const form = formOf(kit, draft);
  const current = draft.caseId === undefined ? null : await kit.cases.load(draft.caseId);
  return optionsOf(field, form === undefined ? {} : nest(form, draft.answers), current);
}

/** Cases that stand at the field's stages: of the company of the case it all began from, or of the partner's own. */
async function casesAmong(kit: Kit, visitor: Visitor, draft: Draft, { among }: Field): Promise<Option[]> {
  if (among === undefined) return [];
  const about = await aboutOf(kit, draft);
  const { current } = about;
  const process = kit.cases.process(among.process);
  const own = visitor.person.memberships.filter((m) => m.as === among.by).map((m) => m.partyId);
  const partyIds =
    visitor.door === 'partners'
      ? own
      : current === null || among.by === undefined
        ? undefined
        : partnersOf(kit.cases.process(current.process), current.context, among.by);
  const found = await kit.ports.cases.list({
    process: among.process,
    stages: among.stages,
    closed: false,
    limit: MOST_CASES,
    ...(partyIds === undefined ? {} : { partyIds }),
  });
  return found
    .filter((one) => among.fits?.(one, about) ?? true)
    .map((one) => ({ arg: one.id, label: process.title(one), value: one.id }));
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

/** The days that are meant are those of the moment when they were offered, whenever they are pressed. */
function lately({ ports }: Kit): Option[] {
  const today = localDateOf(ports.clock.now(), ports.company.zone);
  const yesterday = daysLater(today, -1);
  return [
    { arg: today, label: t('day.today'), value: today },
    { arg: yesterday, label: t('day.yesterday'), value: yesterday },
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

/** People of the case's company; where it has several, of all of them. */
async function members({ ports, cases }: Kit, draft: Draft): Promise<Person[]> {
  const current = draft.caseId === undefined ? null : await cases.load(draft.caseId);
  return current === null ? [] : peopleOf(ports.people, cases.process(current.process), current);
}

/** A partner's own companies; a colleague's own clients, the rest is found by typing. */
async function clients(kit: Kit, { person, door }: Visitor): Promise<Option[]> {
  const { directory } = kit.ports;
  const found =
    door === 'partners'
      ? await directory.many(person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId))
      : await directory.list({ kind: 'client', person: person.id, skip: 0, limit: LISTED });
  return asParties(found);
}

function asParties(found: Party[]): Option[] {
  return found.map((party) => ({ arg: party.id, label: t('party', { name: party.name }), value: party.id }));
}

async function drivers(kit: Kit, draft: Draft): Promise<Person[]> {
  return (await members(kit, draft)).filter(({ memberships }) => memberships.some((m) => m.as === 'driver'));
}

/** Clients that fit what a colleague typed. */
export async function clientsLike(kit: Kit, visitor: Visitor, text: string): Promise<Option[]> {
  if (visitor.door === 'partners') return clients(kit, visitor);
  const found = await kit.ports.directory.search('client', text, LISTED);
  return asParties(found);
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
    const party = await kit.ports.directory.get(arg);
    return party?.kind === 'client' ? party.id : undefined;
  }
  if (field.kind === 'carrier' || field.kind === 'carriers') {
    const carrier = await openCarrier(kit, arg);
    if (carrier !== undefined) return carrier;
    return (await optionsFor(kit, visitor, draft, field)).find((o) => o.arg === arg && Array.isArray(o.value))
      ?.value;
  }
  return (await optionsFor(kit, visitor, draft, field)).find((option) => option.arg === arg)?.value;
}
