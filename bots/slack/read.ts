import type { z } from 'zod';
import type { Incoming, Input } from '../../core/desk/incoming.ts';
import type { PageValue } from '../../core/forms/form-page.ts';
import type { blockActions, directMessage, StateValue, slashCommand, View } from './bodies.ts';
import { type FetchFile, incomingFile } from './files.ts';
import type { Origin } from './origin.ts';
import { BACK, PAGE, READY, readMark } from './page-view.ts';
import { plain } from './words.ts';

/** The field of the App Home in which people search. */
export const SEARCH = 'search';

export interface Received {
  incoming: Incoming;
  origin: Origin;
}

/** What is common to everything that one arrival brings. */
export interface Arrived {
  /** Unique for the channel. */
  update: string;
  user: string;
  dm: string;
}

export function received(
  { update, user, dm }: Arrived,
  input: Input,
  origin: Omit<Origin, 'user' | 'dm'>,
  chatId = dm,
): Received {
  return {
    incoming: { channel: 'slack', updateId: update, userId: user, chatId, input },
    origin: { user, dm, ...origin },
  };
}

/** What was written to the bot; every file is a thing of its own, the words go with the first. */
export function readMessage(
  arrived: Arrived,
  { text, thread_ts: thread, ts, files = [] }: z.infer<typeof directMessage>,
  fetchFile: FetchFile,
): Received[] {
  const words = plain(text);
  const isReply = thread !== undefined && thread !== ts;
  const reply = isReply ? { replyTo: thread } : {};
  const origin = { at: { in: 'chat' as const }, ...(isReply ? { thread } : {}) };
  if (files.length === 0) return [received(arrived, { kind: 'text', text: words, ...reply }, origin)];
  return files.map((file, index) => {
    const caption = index === 0 ? words : '';
    const input: Input = { kind: 'file', file: incomingFile(file, fetchFile), caption, ...reply };
    return received(
      index === 0 ? arrived : { ...arrived, update: `${arrived.update}/${index}` },
      input,
      origin,
    );
  });
}

/** Words after the slash command: a command of its own, or something to be found. */
export function readCommand(
  arrived: Arrived,
  { text, channel_id, trigger_id: trigger }: z.infer<typeof slashCommand>,
  isCommand: (name: string) => boolean,
): Received {
  const words = plain(text).trim();
  const at: Origin['at'] =
    channel_id === arrived.dm ? { in: 'chat' } : { in: 'elsewhere', channel: channel_id };
  const input = commandOf(words, isCommand);
  // Of a channel itself is spoken where it is said; all else is between the two of us.
  const isOfChannel = input.kind === 'command' && input.name === 'here';
  return received(arrived, input, { at, trigger }, isOfChannel ? channel_id : arrived.dm);
}

function commandOf(words: string, isCommand: (name: string) => boolean): Input {
  if (words === '') return { kind: 'command', name: 'menu', args: '' };
  const [name = '', ...rest] = words.replace(/^\//, '').split(/\s+/);
  if (isCommand(name.toLowerCase()))
    return { kind: 'command', name: name.toLowerCase(), args: rest.join(' ') };
  return { kind: 'text', text: words };
}

/** A button, a field that changed, a word searched for; null for what needs no answer, such as a link. */
export function readActions(
  arrived: Arrived,
  body: z.infer<typeof blockActions>,
  fetchFile: FetchFile,
): Received | null {
  const [action] = body.actions;
  const { message, channel, view, trigger_id: trigger } = body;
  if (action === undefined) return null;
  if (view?.callback_id === PAGE) {
    const op = action.action_id === BACK ? 'back' : 'redraw';
    return readPage(arrived, view, op, fetchFile, trigger);
  }
  const at = placeOf(arrived, body);
  if (action.action_id === SEARCH) {
    const words = (action.value ?? '').trim();
    return words === ''
      ? null
      : received(arrived, { kind: 'command', name: 'find', args: words }, { at, trigger });
  }
  const token = action.value ?? undefined;
  if (token === undefined || !action.action_id.startsWith('press.')) return null;
  const messageId = message?.ts ?? view?.id ?? '';
  const copy = message == null ? {} : { copy: { words: plain(message.text), isCaption: false } };
  const thread = message?.thread_ts === message?.ts ? undefined : message?.thread_ts;
  const input: Input = { kind: 'press', token, messageId, ...copy };
  return received(arrived, input, { at, trigger, thread, token }, channel?.id ?? arrived.dm);
}

function placeOf({ dm }: Arrived, { message, channel, view }: z.infer<typeof blockActions>): Origin['at'] {
  if (view != null && view.type === 'modal') return { in: 'modal', view, submitted: false };
  if (message == null || channel == null) return { in: 'elsewhere' };
  if (channel.id !== dm) return { in: 'elsewhere', channel: channel.id };
  return { in: 'chat', pressed: { ts: message.ts, text: message.text, blocks: message.blocks } };
}

type PageInput = Extract<Input, { kind: 'page' }>;

/** A page of a form as it stands; null where the view is none of ours. */
export function readPage(
  arrived: Arrived,
  view: View,
  op: PageInput['op'],
  fetchFile: FetchFile,
  trigger?: string,
): Received | null {
  const mark = readMark(view.private_metadata);
  if (mark === null) return null;
  const values: PageInput['values'] = {};
  const files: PageInput['files'] = {};
  for (const [block, actions] of Object.entries(view.state.values)) {
    const path = block.endsWith(READY) ? block.slice(0, -READY.length) : block;
    for (const value of Object.values(actions)) {
      if (value.files != null) files[path] = value.files.map((file) => incomingFile(file, fetchFile));
      else values[path] = { ...values[path], ...stateOf(value) };
    }
  }
  const at = { in: 'modal', view, submitted: op === 'submit' } as const;
  return received(arrived, { kind: 'page', ...mark, op, values, files }, { at, trigger });
}

function stateOf({ value, selected_date, selected_option, selected_options }: StateValue): PageValue {
  const text = value ?? selected_date ?? undefined;
  const chosen = selected_options ?? (selected_option == null ? [] : [selected_option]);
  return {
    ...(text === undefined ? {} : { text }),
    ...(chosen.length === 0 ? {} : { chosen: chosen.map((one) => one.value) }),
  };
}
