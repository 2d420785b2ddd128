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

export interface SeenFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  url: string;
}

/** By block_id and action_id. */
export type StateValues = Record<string, Record<string, StateValue>>;

export interface SeenMessage {
  ts: string;
  thread_ts?: string;
  from: { id: string; name: string; is_app: boolean };
  text: string;
  blocks?: Block[];
  files?: SeenFile[];
  edited: boolean;
  deleted: boolean;
  ephemeral: boolean;
  state: StateValues;
}

export interface SeenView {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  hash: string;
  title?: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  state: StateValues;
  errors: Record<string, string>;
}

export interface ChatSummary {
  channel: string;
  kind: 'app' | 'channel';
  name: string;
  unread: number;
  last?: SeenMessage;
}

export interface ChatView extends ChatSummary {
  members: string[];
  has_app: boolean;
  messages: SeenMessage[];
}

export interface SlackPerson {
  id: string;
  name: string;
  real_name: string;
}

export interface Ack {
  ok: boolean;
  ms: number;
  error?: string;
}

export interface Use {
  sent: boolean;
  ack?: Ack;
}

export interface Submission {
  sent: boolean;
  ack?: Ack;
  errors?: Record<string, string>;
  closed: boolean;
}

export interface SlackApp {
  name: string;
  bot_user_id: string;
  commands: { command: string; description?: string; usage_hint?: string }[];
  shortcuts: { name: string; type: string; callback_id: string; description?: string }[];
}

export interface SlackEvent {
  seq: number;
  kind:
    | 'message'
    | 'edited'
    | 'deleted'
    | 'read'
    | 'home'
    | 'modals'
    | 'state'
    | 'channel'
    | 'person'
    | 'reset';
  user?: string;
  channel?: string;
  ts?: string;
}

/** Where a control stands. */
export type Place = { channel: string; ts: string } | 'home' | 'modal';
