import { TEAM } from './app.ts';
import type { Channel, Person, StoredFile, StoredMessage } from './state/records.ts';
import type { World } from './world.ts';

/** How Slack shows a message to the app. */
export function messageShape({ app, state, root }: World, message: StoredMessage) {
  const { user, ts, text, blocks, thread_ts, edited, metadata } = message;
  const files = state.filesOf(message);
  const isApp = user === app.botUserId;
  return {
    type: 'message',
    user,
    ts,
    text,
    team: TEAM.id,
    ...(isApp ? { bot_id: app.botId, app_id: app.id, bot_profile: botProfile(app) } : {}),
    ...(blocks ? { blocks } : {}),
    ...(files.length > 0 ? { files: files.map((file) => fileShape(file, root())) } : {}),
    ...(thread_ts ? { thread_ts } : {}),
    ...(edited ? { edited } : {}),
    ...(metadata ? { metadata } : {}),
  };
}

const botProfile = (app: World['app']) => ({
  id: app.botId,
  app_id: app.id,
  name: app.name,
  deleted: false,
  team_id: TEAM.id,
});

/** How Slack shows a file. Its bytes are only for whoever brings the app's token. */
export function fileShape(file: StoredFile, root: string) {
  const { id, created, name, title, mimetype, user, size, channels } = file;
  const path = `${TEAM.id}-${id}`;
  const last = encodeURIComponent(name);
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype: /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? 'binary',
    user,
    size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    channels,
    url_private: `${root}/files-pri/${path}/${last}`,
    url_private_download: `${root}/files-pri/${path}/download/${last}`,
    permalink: `https://${TEAM.domain}.slack.com/files/${user}/${id}/${last}`,
    file_access: 'visible',
  };
}

/** How Slack shows a member; `seesEmail`: the app has the scope for it. */
export function userShape(person: Person, seesEmail: boolean) {
  const { id, name, real_name, deleted, locale, tz, email } = person;
  return {
    id,
    team_id: TEAM.id,
    name,
    deleted,
    real_name,
    tz,
    locale,
    profile: {
      real_name,
      display_name: name,
      team: TEAM.id,
      ...(seesEmail && email ? { email } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: true,
  };
}

export function botShape({ app }: World) {
  const profile = {
    real_name: app.name,
    display_name: app.name,
    team: TEAM.id,
    api_app_id: app.id,
    bot_id: app.botId,
  };
  const names = { name: app.name.toLowerCase(), real_name: app.name };
  return {
    id: app.botUserId,
    team_id: TEAM.id,
    ...names,
    deleted: false,
    profile,
    is_bot: true,
    is_app_user: false,
  };
}

export function channelShape(channel: Channel) {
  const { id, kind, name, is_private, created, members, has_app, shared: isWith } = channel;
  const shared = { id, created, is_archived: false, context_team_id: TEAM.id, updated: created * 1000 };
  if (kind === 'im') return { ...shared, is_im: true, user: members[0], is_user_deleted: false };
  return {
    ...shared,
    name,
    is_channel: !is_private,
    is_group: is_private,
    is_im: false,
    is_mpim: false,
    is_private,
    is_general: false,
    is_shared: isWith === 'org' || isWith === 'external',
    is_org_shared: isWith === 'org',
    is_ext_shared: isWith === 'external',
    is_pending_ext_shared: isWith === 'pending',
    is_member: has_app,
    num_members: members.length + (has_app ? 1 : 0),
  };
}
