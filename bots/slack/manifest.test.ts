import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { EVENTS, SHORTCUTS } from './listeners.ts';
import { SLASH_COMMAND } from './words.ts';

const manifest = JSON.parse(await readFile(new URL('../../slack-manifest.json', import.meta.url), 'utf8'));

/** What each scope is needed for, by the call or the event. */
const NEEDS: Record<string, string> = {
  'channels:read': 'conversations.info of a channel',
  'chat:write': 'chat.postMessage, chat.update, chat.postEphemeral',
  commands: 'the slash command and the shortcuts',
  'files:read': 'url_private of a file',
  'files:write': 'files.completeUploadExternal',
  'groups:read': 'conversations.info of a private channel',
  'im:history': 'message.im',
  'im:write': 'conversations.open',
};

describe('the manifest of the Slack app', () => {
  it('declares what the bot listens to, and no more', () => {
    const { features, settings } = manifest;
    expect(features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([
      SLASH_COMMAND,
    ]);
    expect(features.shortcuts.map((one: { callback_id: string }) => one.callback_id)).toEqual(
      Object.values(SHORTCUTS),
    );
    expect([...settings.event_subscriptions.bot_events].sort()).toEqual([...EVENTS].sort());
    expect(features.app_home).toMatchObject({
      home_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('asks for the scopes that are needed, and no more', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(NEEDS));
  });

  it('has one address for everything', () => {
    const { features, settings } = manifest;
    const urls = [
      ...features.slash_commands.map(({ url }: { url: string }) => url),
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      settings.interactivity.message_menu_options_url,
    ];
    expect(new Set(urls)).toEqual(new Set(['https://caravan.example.com/slack/events']));
  });
});
