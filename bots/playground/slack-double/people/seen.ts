import type { Block, Channel, StateValues, StoredFile, StoredMessage } from '../state/records.ts';
import type { Shown } from '../view-stacks.ts';
import type { World } from '../world.ts';

export interface SeenFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  /** Relative to the people's side. */
  url: string;
}

export interface SeenMessage {
  ts: string;
  /** Of the thread: its first message. */
  thread_ts?: string;
  from: { id: string; name: string; is_app: boolean };
  text: string;
  blocks?: Block[];
  files?: SeenFile[];
  edited: boolean;
  deleted: boolean;
  /** Only this person sees it. */
  ephemeral: boolean;
  /** What stands in its elements now. */
  state: StateValues;
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
  /** By block_id: what the app, or Slack itself, objected to. */
  errors: Record<string, string>;
}

export const seenFile = ({ id, name, mimetype, size }: StoredFile): SeenFile => ({
  id,
  name,
  mimetype,
  size,
  url: `/files/${id}`,
});

export function seenMessage({ state, app }: World, message: StoredMessage): SeenMessage {
  const { ts, thread_ts, user, text, blocks, edited, deleted, only_for } = message;
  const isApp = user === app.botUserId;
  const files = state.filesOf(message).map(seenFile);
  return {
    ts,
    ...(thread_ts ? { thread_ts } : {}),
    from: { id: user, name: isApp ? app.name : (state.people.get(user)?.real_name ?? user), is_app: isApp },
    text,
    ...(blocks ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
    edited: edited !== undefined,
    deleted,
    ephemeral: only_for !== undefined,
    state: message.state,
  };
}

/** What a person sees in a channel; only messages after `after` where told. */
export function seenChat(world: World, person: string, channel: Channel, after = ''): ChatView {
  const { id, kind, name, members, has_app, read_up_to } = channel;
  const visible = world.state
    .messages(id)
    .filter(({ only_for }) => only_for === undefined || only_for === person);
  const read = read_up_to[person] ?? '';
  const unread = visible.filter((one) => one.ts > read && one.user !== person && !one.deleted).length;
  const last = visible.findLast(({ deleted }) => !deleted);
  return {
    channel: id,
    kind: kind === 'im' ? 'app' : 'channel',
    name: kind === 'im' ? world.app.name : name,
    unread,
    ...(last ? { last: seenMessage(world, last) } : {}),
    members,
    has_app,
    messages: visible.filter(({ ts }) => ts > after).map((message) => seenMessage(world, message)),
  };
}

export function seenView({ view, errors }: Shown): SeenView {
  const { id, type, callback_id, hash, title, submit, close, blocks, state } = view;
  return {
    id,
    type,
    callback_id,
    hash,
    ...(title ? { title: title.text } : {}),
    ...(submit ? { submit: submit.text } : {}),
    ...(close ? { close: close.text } : {}),
    blocks,
    state: state.values,
    errors,
  };
}
