import { TEAM } from '../../app.ts';
import { edit, post, remove } from '../../messages.ts';
import { messageShape } from '../../shapes.ts';
import type { Call, Method } from '../call.ts';
import { Refusal } from '../refusal.ts';
import {
  channelFor,
  contentOf,
  ownMessage,
  personFor,
  requireContent,
  threadFor,
  writableChannel,
} from '../targets.ts';

const MOST_TEXT = 40_000;
/** A message can be written ten times as long as it can be changed. */
const MOST_CHANGED = 4000;
const WRITE = ['chat:write'];

function metadataOf({ args }: Call): unknown {
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  const { event_type, event_payload } = metadata as Record<string, unknown>;
  if (typeof event_type !== 'string' || typeof event_payload !== 'object')
    throw new Refusal('invalid_metadata_schema');
  return { event_type, event_payload };
}

export const chat: Record<string, Method> = {
  'chat.postMessage': {
    scopes: WRITE,
    tier: 'posting',
    run(call) {
      const channel = writableChannel(call);
      const content = contentOf(call.args, MOST_TEXT);
      requireContent(content);
      const { text = '', blocks } = content;
      const message = post(call.world, channel, {
        user: call.world.app.botUserId,
        text,
        blocks: blocks?.length ? blocks : undefined,
        thread_ts: threadFor(call, channel),
        metadata: metadataOf(call),
      });
      return { channel: channel.id, ts: message.ts, message: messageShape(call.world, message) };
    },
  },
  'chat.update': {
    scopes: WRITE,
    tier: 3,
    run(call) {
      const channel = writableChannel(call);
      const message = ownMessage(call, channel, 'cant_update_message');
      const content = contentOf(call.args, MOST_CHANGED);
      const { text, blocks } = content;
      if (text === undefined && blocks === undefined) throw new Refusal('no_text');
      // Blocks that are not named stay; an empty list takes them away.
      const newBlocks = blocks ?? message.blocks;
      if (!newBlocks?.length && (text ?? message.text) === '') throw new Refusal('no_text');
      const changed = edit(call.world, channel, message, {
        text: text ?? message.text,
        blocks: newBlocks?.length ? newBlocks : undefined,
        metadata: metadataOf(call) ?? message.metadata,
      });
      const shape = messageShape(call.world, changed);
      return { channel: channel.id, ts: changed.ts, text: changed.text, message: shape };
    },
  },
  'chat.delete': {
    scopes: WRITE,
    tier: 3,
    run(call) {
      const channel = writableChannel(call);
      const message = ownMessage(call, channel, 'cant_delete_message');
      remove(call.world, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    scopes: WRITE,
    tier: 4,
    run(call) {
      const channel = writableChannel(call);
      const person = personFor(call);
      if (!channel.members.includes(person.id)) throw new Refusal('user_not_in_channel');
      const content = contentOf(call.args, MOST_TEXT);
      requireContent(content);
      const { text = '', blocks } = content;
      const { ts } = post(call.world, channel, {
        user: call.world.app.botUserId,
        text,
        blocks: blocks?.length ? blocks : undefined,
        thread_ts: threadFor(call, channel),
        only_for: person.id,
      });
      return { message_ts: ts };
    },
  },
  'chat.getPermalink': {
    tier: 'special',
    run(call) {
      const channel = channelFor(call);
      const ts = call.args.required('message_ts');
      const message = call.world.state.message(channel.id, ts);
      if (!message || message.deleted) throw new Refusal('message_not_found');
      const permalink = `https://${TEAM.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
      return { channel: channel.id, permalink };
    },
  },
};
