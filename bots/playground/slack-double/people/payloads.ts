import { TEAM } from '../app.ts';
import { messageShape } from '../shapes.ts';
import type { Channel, Person, StateValues, StoredMessage, View } from '../state/records.ts';
import type { World } from '../world.ts';

/** What stands in every payload of a deed. */
export function deed({ app }: World, type: string, { id, name }: Person) {
  return {
    type,
    team: { id: TEAM.id, domain: TEAM.domain },
    user: { id, username: name, name, team_id: TEAM.id },
    api_app_id: app.id,
    token: 'verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The clock of actions is the real one. */
export const actionTs = () => (Date.now() / 1000).toFixed(6);

export const channelIn = ({ id, kind, name }: Channel) => ({
  id,
  name: kind === 'im' ? 'directmessage' : name,
});

/** Where an element was used, as its payload tells. */
export function surface(world: World, where: { channel: Channel; message: StoredMessage } | { view: View }) {
  if ('view' in where) return { container: { type: 'view', view_id: where.view.id }, view: where.view };
  const { channel, message } = where;
  const is_ephemeral = message.only_for !== undefined;
  const { ts: message_ts, thread_ts } = message;
  const container = { type: 'message', message_ts, channel_id: channel.id, is_ephemeral };
  return {
    container: thread_ts ? { ...container, thread_ts } : container,
    channel: channelIn(channel),
    // An app is not shown what stands in a message that only one person sees.
    ...(is_ephemeral ? {} : { message: messageShape(world, message) }),
    state: { values: message.state satisfies StateValues },
  };
}
