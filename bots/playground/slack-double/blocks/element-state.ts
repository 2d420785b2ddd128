import { PeopleError } from '../../people-error.ts';
import type { Block, Element, StateValue, StateValues } from '../state/records.ts';
import { usable } from './check.ts';
import { clock, day } from './elements.ts';
import { type Option, optionsOf } from './options.ts';

/** In which field of the state a kind of element keeps its one value, or its several. */
const ONE: Record<string, [field: string, initial: string]> = {
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
};
const SEVERAL: Record<string, [field: string, initial: string]> = {
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  file_input: ['files', 'initial_files'],
};

/** What is known of what an element may take, beside itself. */
export interface Offer {
  /** What the app answered when an external menu asked it last. */
  asked: Option[];
  isPerson(id: string): boolean;
  isChannel(id: string): boolean;
  /** A file of the person, as Slack shows it. */
  file(id: string): object | undefined;
}

/** Whether something stands in the element, as in an input; buttons and overflow menus are only pressed. */
export const hasState = ({ type }: { type: string }) => type in ONE || type in SEVERAL;

export const isEmpty = (value: StateValue): boolean => {
  const [field] = fieldsOf(value);
  const held = value[field];
  return held === null || held === '' || (Array.isArray(held) && held.length === 0);
};

function fieldsOf({ type }: { type: string }): [field: string, initial: string] {
  return ONE[type] ?? SEVERAL[type] ?? ['value', 'initial_value'];
}

function initialState(element: Element): StateValue {
  const [field, initial] = fieldsOf(element);
  return { type: element.type, [field]: element[initial] ?? (element.type in SEVERAL ? [] : null) };
}

/**
 * What stands in all elements of new blocks: where block and element keep their ids and kind, what the person left there;
 * elsewhere what the app begins with.
 */
export function stateOf(blocks: Block[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { block, element } of usable(blocks)) {
    if (!hasState(element)) continue;
    const kept = before[block.block_id]?.[element.action_id];
    const value = kept?.type === element.type && stillOffered(element, kept) ? kept : initialState(element);
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
  }
  return values;
}

function stillOffered(element: Element, value: StateValue): boolean {
  if (element.options === undefined && element.option_groups === undefined) return true;
  const offered = new Set(optionsOf(element).map((one) => one.value));
  return ([value.selected_option ?? [], value.selected_options ?? []].flat() as Option[]).every((one) =>
    offered.has(one.value),
  );
}

/** What stands in an element once a person has put `value` there. Throws PeopleError when it cannot be put there. */
export function changed(element: Element, value: string | string[] | undefined, offer: Offer): StateValue {
  const [field] = fieldsOf(element);
  const { type } = element;
  if (type in SEVERAL) {
    if (!Array.isArray(value)) throw new PeopleError(400, `${type} takes a list`);
    const most = Number(
      element.max_selected_items ?? element.max_files ?? (type === 'file_input' ? 10 : 100),
    );
    if (value.length > most) throw new PeopleError(409, `${type} takes ${most} at most`);
    return { type, [field]: value.map((one) => taken(element, one, offer)) };
  }
  if (typeof value !== 'string') throw new PeopleError(400, `${type} takes a string`);
  return { type, [field]: value === '' ? null : taken(element, value, offer) };
}

function taken(element: Element, value: string, offer: Offer): unknown {
  const { type } = element;
  if (/select$|^(radio_buttons|checkboxes)$/.test(type) && !/users|channels|conversations/.test(type))
    return chosen(element, value, offer.asked);
  if (type.endsWith('users_select')) return known(offer.isPerson(value), value);
  if (type === 'channels_select' || type === 'conversations_select')
    return known(offer.isChannel(value), value);
  if (type === 'datepicker') return known(day.safeParse(value).success, value);
  if (type === 'timepicker') return known(clock.safeParse(value).success, value);
  if (type === 'datetimepicker') return Number(known(/^\d{10}$/.test(value), value));
  if (type !== 'file_input') return value;
  const file = offer.file(value);
  const types = element.filetypes as string[] | undefined;
  const name = String((file as { name?: string } | undefined)?.name ?? '').toLowerCase();
  if (types && !types.some((one) => name.endsWith(`.${one.toLowerCase()}`)))
    throw new PeopleError(409, `Only ${types.join(', ')} can be given here`);
  return known(file, value) && file;
}

/** The option with this value among those that stand there, or that the app offered last. */
export function chosen(element: Element, value: string, asked: Option[] = []): Option {
  const offered = element.type.endsWith('external_select') ? asked : optionsOf(element);
  const option = offered.find((one) => one.value === value);
  if (!option) throw new PeopleError(409, `There is no option "${value}" now`);
  return option;
}

function known(isKnown: unknown, value: string): string {
  if (!isKnown) throw new PeopleError(409, `"${value}" cannot be put there`);
  return value;
}
