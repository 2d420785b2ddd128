import { messageBlocks } from '../blocks/blocks.ts';
import { check, InvalidBlocks, withIds } from '../blocks/check.ts';
import type { Block, Channel, Person, StoredMessage } from '../state/records.ts';
import { imWith } from '../workspace.ts';
import type { World } from '../world.ts';
import type { Args } from './args.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';

export function personFor({ world, args }: Call, name = 'user'): Person {
  const person = world.state.people.get(args.required(name));
  if (!person) throw new Refusal('user_not_found');
  return person;
}

/** A conversation that the app can see: by its id, or by a person's for the direct messages with them. */
export function channelFor({ world, args }: Call): Channel {
  const id = args.required('channel');
  const person = world.state.people.get(id);
  const channel = person ? imWith(world, person) : world.state.channels.get(id);
  if (!channel || (channel.is_private && !channel.has_app)) throw new Refusal('channel_not_found');
  return channel;
}

/** A conversation that the app can write to. */
export function writableChannel(call: Call): Channel {
  const channel = channelFor(call);
  if (!channel.has_app) throw new Refusal('not_in_channel');
  const isLeft = channel.kind === 'im' && call.world.state.people.get(channel.members[0]!)?.deleted;
  if (isLeft) throw new Refusal('is_archived');
  return channel;
}

/** A message of the app's own; `notOwn` is the code for another's. */
export function ownMessage({ world, args }: Call, channel: Channel, notOwn: string): StoredMessage {
  const message = world.state.message(channel.id, args.required('ts'));
  if (!message || message.deleted || message.only_for) throw new Refusal('message_not_found');
  if (message.user !== world.app.botUserId) throw new Refusal(notOwn);
  return message;
}

/** The first message of a thread that exists. */
export function threadFor({ world, args }: Call, channel: Channel): string | undefined {
  const ts = args.text('thread_ts');
  if (ts === undefined) return undefined;
  const message = world.state.message(channel.id, ts);
  if (!message || message.deleted || message.only_for) throw new Refusal('thread_not_found');
  return message.thread_ts ?? ts;
}

/** Text and blocks as they were given; undefined is what the call leaves out. */
export function contentOf(
  args: Args,
  mostText: number,
): { text: string | undefined; blocks: Block[] | undefined } {
  if (args.has('attachments'))
    throw new Refusal('invalid_attachments', ['attachments are not there: use blocks']);
  const text = args.text('text');
  if (text !== undefined && text.length > mostText) throw new Refusal('msg_too_long');
  const given = args.json('blocks', 'invalid_blocks_format');
  if (given === undefined) return { text, blocks: undefined };
  if (!Array.isArray(given)) throw new Refusal('invalid_blocks_format');
  return { text, blocks: checkedBlocks(given) };
}

export function checkedBlocks(given: unknown): Block[] {
  try {
    return withIds(check(messageBlocks, given, '/blocks'));
  } catch (error) {
    if (error instanceof InvalidBlocks) throw new Refusal('invalid_blocks', error.messages);
    throw error;
  }
}

export function requireContent({
  text,
  blocks = [],
}: {
  text: string | undefined;
  blocks: Block[] | undefined;
}): void {
  if (text === undefined && blocks.length === 0) throw new Refusal('no_text');
}

/** Whether the app has a scope. */
export const mayUse = ({ app }: World, scope: string) =>
  app.scopes === undefined || app.scopes.includes(scope);
