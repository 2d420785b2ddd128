import { stateOf } from './blocks/element-state.ts';
import { messageShape } from './shapes.ts';
import type { Block, Channel, StoredMessage } from './state/records.ts';
import type { World } from './world.ts';

interface NewMessage {
  user: string;
  text: string;
  blocks?: Block[] | undefined;
  files?: string[] | undefined;
  thread_ts?: string | undefined;
  only_for?: string | undefined;
  metadata?: unknown;
}

/** Puts a message into a channel; whoever is there hears of it, the app too, even of its own. */
export function post(world: World, channel: Channel, given: NewMessage): StoredMessage {
  const { state, now, events } = world;
  const message = state.keep({
    ...given,
    channel: channel.id,
    ts: state.nextTs(now()),
    deleted: false,
    state: stateOf(given.blocks ?? []),
  });
  const { ts, only_for } = message;
  events.announce({ kind: 'message', channel: channel.id, ts, ...(only_for ? { user: only_for } : {}) });
  if (only_for) return message;
  const shape = messageShape(world, message);
  tellApp(world, channel, { ...shape, ...(given.files ? { subtype: 'file_share' } : {}), event_ts: ts });
  if (channel.kind === 'channel' && channel.has_app && given.text.includes(`<@${world.app.botUserId}>`))
    world.happenings.happened('app_mention', {
      ...shape,
      type: 'app_mention',
      channel: channel.id,
      event_ts: ts,
    });
  for (const file_id of given.files ?? [])
    if (channel.has_app)
      world.happenings.happened('file_shared', {
        type: 'file_shared',
        file_id,
        user_id: given.user,
        file: { id: file_id },
        channel_id: channel.id,
        event_ts: ts,
      });
  return message;
}

/** Changes text and blocks; what stands in elements that are still there stays. */
export function edit(
  world: World,
  channel: Channel,
  old: StoredMessage,
  change: { text: string; blocks?: Block[] | undefined; metadata?: unknown; files?: string[] | undefined },
): StoredMessage {
  const ts = world.state.nextTs(world.now());
  const message = world.state.keep({
    ...old,
    ...change,
    edited: { user: old.user, ts },
    state: stateOf(change.blocks ?? [], old.state),
  });
  changed(world, channel, old, message, 'edited');
  if (!old.only_for)
    tellApp(world, channel, {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: messageShape(world, message),
      previous_message: messageShape(world, old),
      ts,
      event_ts: ts,
    });
  return message;
}

/** Takes a message away; people's view still names it as deleted. */
export function remove(world: World, channel: Channel, old: StoredMessage): void {
  const ts = world.state.nextTs(world.now());
  const message = world.state.keep({ ...old, deleted: true });
  changed(world, channel, old, message, 'deleted');
  if (!old.only_for)
    tellApp(world, channel, {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: old.ts,
      previous_message: messageShape(world, old),
      ts,
      event_ts: ts,
    });
}

function changed(
  world: World,
  channel: Channel,
  { only_for }: StoredMessage,
  { ts }: StoredMessage,
  kind: 'edited' | 'deleted',
): void {
  world.events.announce({ kind, channel: channel.id, ts, ...(only_for ? { user: only_for } : {}) });
}

function tellApp(world: World, channel: Channel, event: { type: string } & Record<string, unknown>): void {
  if (!channel.has_app) return;
  const type = channel.kind === 'im' ? 'im' : channel.is_private ? 'group' : 'channel';
  const subscription = type === 'im' ? 'message.im' : `message.${type}s`;
  world.happenings.happened(subscription, { ...event, channel: channel.id, channel_type: type });
}
