import type { Channel, Person } from './state/records.ts';
import type { World } from './world.ts';

/** The direct messages of a person with the app; they begin with the first look at them. */
export function imWith(world: World, person: Person): Channel {
  const known = [...world.state.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members[0] === person.id,
  );
  return known ?? addChannel(world, 'im', person.name, true, [person.id], true);
}

export function addChannel(
  world: World,
  kind: Channel['kind'],
  name: string,
  isPrivate: boolean,
  members: string[],
  hasApp: boolean,
): Channel {
  const id = kind === 'im' ? world.state.nextId('D', 'im') : world.state.nextId('C', 'channel');
  const created = Math.floor(world.now() / 1000);
  const channel: Channel = {
    id,
    kind,
    name,
    is_private: isPrivate,
    members,
    has_app: hasApp,
    created,
    read_up_to: {},
  };
  world.state.channels.set(id, channel);
  world.events.announce({ kind: 'channel', channel: id });
  return channel;
}

/** Lets the app into a channel, or a person. */
export function join(world: World, channel: Channel, who: string, inviter?: string): Channel {
  const isApp = who === world.app.botUserId;
  if (isApp ? channel.has_app : channel.members.includes(who)) return channel;
  const members = isApp ? channel.members : [...channel.members, who];
  const joined = { ...channel, members, has_app: channel.has_app || isApp };
  membershipChanged(world, joined, 'member_joined_channel', who, inviter);
  return joined;
}

export function leave(world: World, channel: Channel, who: string): Channel {
  const isApp = who === world.app.botUserId;
  const members = channel.members.filter((one) => one !== who);
  const left = { ...channel, members, has_app: channel.has_app && !isApp };
  membershipChanged(world, left, 'member_left_channel', who, undefined, channel.has_app);
  return left;
}

function membershipChanged(
  world: World,
  channel: Channel,
  type: 'member_joined_channel' | 'member_left_channel',
  user: string,
  inviter?: string,
  isHeard = channel.has_app,
): void {
  world.state.channels.set(channel.id, channel);
  world.events.announce({ kind: 'channel', channel: channel.id });
  if (!isHeard) return;
  const channel_type = channel.is_private ? 'G' : 'C';
  const event = { type, user, channel: channel.id, channel_type, event_ts: world.state.nextTs(world.now()) };
  world.happenings.happened(type, inviter ? { ...event, inviter } : event);
}
