import type * as seen from '../../slack-double/people/seen.ts';
import type { SeenFile } from '../../slack-double/people/seen.ts';
import type { Person } from '../../slack-double/state/records.ts';
import type { PeopleEvent } from '../../slack-double/world.ts';

/** Block Kit as the page draws it: looser than Slack's own types, because the page draws whatever the app was let send. */

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface OptionGroup {
  label: TextObject;
  options: Option[];
}

interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}

/** What can be pressed, chosen or filled in. */
export interface Control {
  type: string;
  action_id: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: OptionGroup[];
  min_query_length?: number;
  max_selected_items?: number;
  multiline?: boolean;
  max_length?: number;
  is_decimal_allowed?: boolean;
  max_files?: number;
  filetypes?: string[];
  focus_on_load?: boolean;
  dispatch_action_config?: { trigger_actions_on?: ('on_enter_pressed' | 'on_character_entered')[] };
}

export interface Picture {
  type: 'image';
  image_url?: string;
  alt_text: string;
  title?: TextObject;
}

export interface Block {
  type: string;
  block_id: string;
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Control | Picture;
  elements?: (Control | Picture | TextObject)[];
  element?: Control;
  label?: TextObject;
  hint?: TextObject;
  title?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  image_url?: string;
  alt_text?: string;
}

/** What stands in a control, as Slack tells it to the app. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  files?: SeenFile[];
}

/** By block_id and action_id. */
export type StateValues = Record<string, Record<string, StateValue>>;

export type { Ack } from '../../slack-double/people/acks.ts';
export type { AppView as SlackApp } from '../../slack-double/people/controls.ts';
/** Where a control stands. */
export type { Place } from '../../slack-double/people/inputs.ts';
export type { SeenFile } from '../../slack-double/people/seen.ts';
export type { Submission } from '../../slack-double/people/submitting.ts';
export type { Use } from '../../slack-double/people/using.ts';

export type SlackPerson = Pick<Person, 'id' | 'name' | 'real_name'>;

export interface SlackEvent extends Omit<PeopleEvent, 'kind'> {
  seq: number;
  kind: PeopleEvent['kind'] | 'reset';
}

/** What the double shows to people, with what the page knows of blocks. */
export interface SeenMessage extends Omit<seen.SeenMessage, 'blocks' | 'state'> {
  blocks?: Block[];
  state: StateValues;
}

export interface SeenView extends Omit<seen.SeenView, 'blocks' | 'state'> {
  blocks: Block[];
  state: StateValues;
}

export interface ChatSummary extends Omit<seen.ChatSummary, 'last'> {
  last?: SeenMessage;
}

export interface ChatView extends ChatSummary, Pick<seen.ChatView, 'members' | 'has_app'> {
  messages: SeenMessage[];
}
