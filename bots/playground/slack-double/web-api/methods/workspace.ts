import { TEAM } from '../../app.ts';
import { botShape, channelShape, userShape } from '../../shapes.ts';
import type { Channel } from '../../state/records.ts';
import { imWith, join } from '../../workspace.ts';
import { type Method, page } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { channelFor, mayUse, personFor } from '../targets.ts';

/** Each kind of conversation is read by a scope of its own. */
const SCOPES = { im: 'im:read', private_channel: 'groups:read', public_channel: 'channels:read' } as const;
const READ = Object.values(SCOPES);
const kindOf = ({ kind, is_private }: Channel): keyof typeof SCOPES =>
  kind === 'im' ? 'im' : is_private ? 'private_channel' : 'public_channel';

/** Who and what there is in the workspace. */
export const workspace: Record<string, Method> = {
  'auth.test': {
    tier: 'special',
    run: ({ world: { app } }) => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: app.name.toLowerCase(),
      team_id: TEAM.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },
  'team.info': { scopes: ['team:read'], tier: 3, run: () => ({ team: TEAM }) },
  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    run: (call) => {
      if (call.args.text('user') === call.world.app.botUserId) return { user: botShape(call.world) };
      return { user: userShape(personFor(call), mayUse(call.world, 'users:read.email')) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    tier: 2,
    run: (call) => {
      const seesEmail = mayUse(call.world, 'users:read.email');
      const people = [...call.world.state.people.values()].map((one) => userShape(one, seesEmail));
      const { part, metadata } = page(call, [botShape(call.world), ...people]);
      return { members: part, response_metadata: metadata };
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    tier: 3,
    run: (call) => {
      if (call.args.has('channel')) return { channel: { id: channelFor(call).id } };
      const users = call.args.required('users').split(',');
      if (users.length > 1) throw new Refusal('invalid_arguments', ['group messages are not there']);
      const person = personFor(call, 'users');
      if (person.deleted) throw new Refusal('user_disabled');
      const isNew = ![...call.world.state.channels.values()].some(
        ({ kind, members }) => kind === 'im' && members[0] === person.id,
      );
      const channel = imWith(call.world, person);
      const shown = call.args.flag('return_im') ? channelShape(channel) : { id: channel.id };
      return isNew ? { channel: shown } : { channel: shown, no_op: true, already_open: true };
    },
  },
  'conversations.info': {
    scopes: READ,
    tier: 3,
    run: (call) => {
      const channel = channelFor(call);
      const needed = SCOPES[kindOf(channel)];
      if (!mayUse(call.world, needed)) throw new Refusal('missing_scope', [], { needed });
      return { channel: channelShape(channel) };
    },
  },
  'conversations.list': {
    scopes: READ,
    tier: 2,
    run: (call) => {
      const types = (call.args.text('types') ?? 'public_channel').split(',');
      const seen = [...call.world.state.channels.values()].filter(
        (channel) => types.includes(kindOf(channel)) && (!channel.is_private || channel.has_app),
      );
      const { part, metadata } = page(call, seen.map(channelShape));
      return { channels: part, response_metadata: metadata };
    },
  },
  'conversations.members': {
    scopes: READ,
    tier: 4,
    run: (call) => {
      const { members, has_app } = channelFor(call);
      const { part, metadata } = page(call, has_app ? [...members, call.world.app.botUserId] : members);
      return { members: part, response_metadata: metadata };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    run: (call) => {
      const channel = channelFor(call);
      if (channel.kind === 'im' || channel.is_private)
        throw new Refusal('method_not_supported_for_channel_type');
      return { channel: channelShape(join(call.world, channel, call.world.app.botUserId)) };
    },
  },
  'apps.connections.open': {
    tier: 1,
    isForApp: true,
    run: ({ world: { app, root, sockets } }) => {
      if (app.mode !== 'socket') throw new Refusal('socket_mode_not_enabled');
      return { url: root().replace(/^http/, 'ws') + sockets.ticket() };
    },
  },
};
