/** A block as Slack keeps it: checked, with its block_id; its elements have their action_ids. */
export interface Block {
  type: string;
  block_id: string;
  [field: string]: unknown;
}

/** An element of a block; those that can be used have an action_id. */
export interface Element {
  type: string;
  action_id: string;
  [field: string]: unknown;
}

/** What stands in an element, as Slack tells it: `{type: 'datepicker', selected_date: '2026-11-25'}`. */
export type StateValue = { type: string } & Record<string, unknown>;
/** By block_id, then by action_id. */
export type StateValues = Record<string, Record<string, StateValue>>;

export interface Person {
  id: string;
  name: string;
  real_name: string;
  email?: string | undefined;
  locale: string;
  tz: string;
  deleted: boolean;
}

/** A channel, or the direct messages of one person with the app (`im`). */
export interface Channel {
  id: string;
  kind: 'im' | 'channel';
  name: string;
  is_private: boolean;
  /** People; the app is not among them. */
  members: string[];
  has_app: boolean;
  /** With other workspaces of the company, or with another company, which may not have come in yet. */
  shared?: 'org' | 'external' | 'pending' | undefined;
  /** Epoch seconds. */
  created: number;
  /** By person: the `ts` of the last message that was read. */
  read_up_to: Record<string, string>;
}

export interface StoredMessage {
  channel: string;
  ts: string;
  thread_ts?: string | undefined;
  /** A person, or the app's own user. */
  user: string;
  text: string;
  blocks?: Block[] | undefined;
  /** Ids. */
  files?: string[] | undefined;
  metadata?: unknown;
  edited?: { user: string; ts: string } | undefined;
  deleted: boolean;
  /** Ephemeral: nobody else sees it. */
  only_for?: string | undefined;
  state: StateValues;
}

/** A view as Slack shows it to the app. */
export interface View {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  external_id: string;
  private_metadata: string;
  title?: { text: string } | undefined;
  submit?: { text: string } | null | undefined;
  close?: { text: string } | null | undefined;
  clear_on_close: boolean;
  notify_on_close: boolean;
  blocks: Block[];
  state: { values: StateValues };
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  [field: string]: unknown;
}

export interface StoredFile {
  id: string;
  /** Of its bytes. */
  blob: number;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  /** Epoch seconds. */
  created: number;
  channels: string[];
}

/** One call of the app as the log keeps it; `payload` has no bytes of files. */
export interface LoggedCall {
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  method: string;
  payload: Record<string, unknown>;
  result?: unknown;
  error?: string;
  fault?: string;
}
