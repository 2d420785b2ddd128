import type { FormPage, PageControl, PageField, PageOption } from '../forms/form-page.ts';
import type { ContactChannel, ContactPurpose, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, type TextParam, t, verbatim } from '../texts/text.ts';
import { shownPhone } from '../values/index.ts';
import type { Reach } from './broadcast.ts';
import type { Line, Screen } from './screen.ts';

const LIKED: Record<ContactChannel, Text> = {
  chat: t('contact.channel.chat'),
  phone: t('contact.channel.phone'),
  email: t('contact.channel.email'),
  both: t('contact.channel.both'),
};

/** Whoever is for everything needs no word for it. */
const PURPOSE: Record<ContactPurpose, Text[]> = {
  everything: [],
  rates: [t('contact.purpose.rates')],
  papers: [t('contact.purpose.papers')],
  payments: [t('contact.purpose.payments')],
};

export type NamePorts = Pick<Ports, 'people' | 'directory' | 'inbox'> & {
  ledger: Pick<Ports['ledger'], 'reach'>;
};

/** Puts names in the place of references to people and companies, so that a text can be said. */
export async function named(ports: NamePorts, text: Text): Promise<Text> {
  if (text.params === undefined) return text;
  const params: Record<string, TextParam> = {};
  for (const [blank, param] of Object.entries(text.params)) params[blank] = await namedParam(ports, param);
  return { key: text.key, params };
}

/** Every text of a form's page with names in the place of references. */
export async function namedPage(ports: NamePorts, page: FormPage): Promise<FormPage> {
  const name = (text: Text) => named(ports, text);
  return {
    ...page,
    title: await name(page.title),
    lines: await Promise.all(page.lines.map((one) => namedLine(ports, one))),
    fields: await Promise.all(
      page.fields.map(
        async (field): Promise<PageField> => ({
          ...field,
          label: await name(field.label),
          ...(field.hint === undefined ? {} : { hint: await name(field.hint) }),
          control: await namedControl(ports, field.control),
        }),
      ),
    ),
  };
}

/** Options with names in the place of references. */
export function namedOptions(ports: NamePorts, options: PageOption[]): Promise<PageOption[]> {
  return Promise.all(options.map(async ({ arg, label }) => ({ arg, label: await named(ports, label) })));
}

async function namedControl(ports: NamePorts, control: PageControl): Promise<PageControl> {
  if (control.kind === 'text') return { ...control, ready: await namedOptions(ports, control.ready) };
  if (control.kind === 'choice' || control.kind === 'choices')
    return { ...control, options: await namedOptions(ports, control.options) };
  if (control.kind === 'search') return { ...control, value: await namedOptions(ports, control.value) };
  return control;
}

async function namedLine(ports: NamePorts, one: Line | 'gap'): Promise<Line | 'gap'> {
  if (one === 'gap') return one;
  const { value, label } = one;
  return {
    ...one,
    value: await named(ports, value),
    ...(label === undefined ? {} : { label: await named(ports, label) }),
  };
}

/** Every text of a screen with names in the place of references. */
export async function namedScreen(ports: NamePorts, screen: Screen): Promise<Screen> {
  const name = (text: Text) => named(ports, text);
  return {
    ...screen,
    ...(screen.title === undefined ? {} : { title: await name(screen.title) }),
    ...(screen.hint === undefined ? {} : { hint: await name(screen.hint) }),
    lines: await Promise.all(screen.lines.map((one) => namedLine(ports, one))),
    buttons: await Promise.all(
      screen.buttons.map((row) =>
        Promise.all(row.map(async (button) => ({ ...button, text: await name(button.text) }))),
      ),
    ),
  };
}

async function namedParam(ports: NamePorts, param: TextParam): Promise<TextParam> {
  if (typeof param !== 'object') return param;
  if ('person' in param) return (await ports.people.get(param.person))?.name ?? '—';
  if ('party' in param) return (await ports.directory.get(param.party))?.name ?? '—';
  if ('contact' in param) return contactLine(await ports.people.get(param.contact), param.of);
  if ('inbox' in param) return (await ports.inbox.get(param.inbox))?.text ?? '—';
  if ('sender' in param) return senderName(ports, param.sender);
  if ('reach' in param) return { text: reachText(await ports.ledger.reach(param.reach)) };
  if ('text' in param) return { text: await named(ports, param.text) };
  if ('lines' in param) return { lines: await Promise.all(param.lines.map((item) => named(ports, item))) };
  if ('list' in param) return { list: await Promise.all(param.list.map((item) => named(ports, item))) };
  return param;
}

function reachText({ total, reached, onTheWay, unknown, failed, expired }: Reach): Text {
  return t('broadcast.reach', { total, reached, onTheWay, unknown, failed, expired });
}

async function senderName(ports: NamePorts, item: string): Promise<string> {
  const letter = await ports.inbox.get(item);
  return (letter === null ? null : await ports.people.get(letter.personId))?.name ?? '—';
}

/** Name, position, ways to be reached, what the person is for, how it likes to be reached, and what it decides. */
function contactLine(person: Person | null, partyId: string | undefined): TextParam {
  if (person === null) return '—';
  const { position, channel, purpose, decides } = person.memberships.find((m) => m.partyId === partyId) ?? {};
  const before = [person.name, position, shownPhone(person.phone)];
  const list = [
    ...before.filter(isSaid).map(verbatim),
    ...mailbox(person),
    ...(purpose === undefined ? [] : PURPOSE[purpose]),
    ...(channel === undefined ? [] : [LIKED[channel]]),
    ...[decides].filter(isSaid).map(verbatim),
  ];
  return { list };
}

function mailbox({ email: address, mailRefused }: Person): Text[] {
  if (address === undefined) return [];
  return [mailRefused?.address === address ? t('contact.mailRefused', { address }) : verbatim(address)];
}

function isSaid(words: string | undefined): words is string {
  return words !== undefined && words !== '';
}
