import type { Draft } from '../forms/draft.ts';
import type { Field } from '../forms/form.ts';
import { isReachedInChat } from '../messages/address.ts';
import type { Party } from '../people/party.ts';
import { t } from '../texts/text.ts';
import type { Kit } from './kit.ts';
import type { Option } from './options.ts';

const LISTED = 8;

/** Stages of a carrier's file in which it gets no work. */
const CLOSED = ['retired', 'denied'];

const isOpen = ({ kind, stage }: Party) => kind === 'carrier' && !CLOSED.includes(stage);

function asOption({ id, name }: Party): Option {
  return { arg: id, label: t('party', { name }), value: id };
}

/** The first of the book, where nobody is proposed, and those that were chosen among what was typed. */
export async function listedCarriers(
  { ports }: Kit,
  draft: Draft,
  field: Field,
  proposed: Option[],
): Promise<Option[]> {
  const first =
    proposed.length > 0 ? [] : await ports.directory.list({ kind: 'carrier', skip: 0, limit: LISTED });
  const answer = draft.answers[field.key];
  const chosen = answer !== undefined && 'value' in answer && Array.isArray(answer.value) ? answer.value : [];
  const known = new Set([...proposed.map(({ value }) => value), ...first.map(({ id }) => id)]);
  const others = chosen.filter((id) => !known.has(id)) as string[];
  return [...first.filter(isOpen), ...(await ports.directory.many(others))].map(asOption);
}

/** Carriers that fit what was typed; `closed` names one that would, but gets no more work. */
export async function carriersLike(
  { ports }: Kit,
  text: string,
): Promise<{ options: Option[]; closed?: string }> {
  const found = await ports.directory.search('carrier', text, LISTED);
  const options = found.filter(isOpen).map(asOption);
  const closed = options.length === 0 ? found[0]?.name : undefined;
  return { options, ...(closed === undefined ? {} : { closed }) };
}

/** The carrier behind a pressed button; undefined for one that gets no more work. */
export async function openCarrier({ ports }: Kit, id: string): Promise<string | undefined> {
  const party = await ports.directory.get(id);
  return party !== null && isOpen(party) ? party.id : undefined;
}

/** Says of each carrier that nobody of it is in a chat: it is to be phoned. */
export async function withReach({ ports }: Kit, options: Option[]): Promise<Option[]> {
  return Promise.all(
    options.map(async (option) => {
      if (option.why === undefined || typeof option.value !== 'string') return option;
      const isReached = await isReachedInChat(ports.people, option.value);
      return isReached ? option : { ...option, why: [...option.why, t('carrier.why.byPhone')] };
    }),
  );
}
