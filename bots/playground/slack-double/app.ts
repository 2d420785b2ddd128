import { z } from 'zod';
import { type Manifest, manifest } from './manifest.ts';

/** The app as it is registered with Slack. */
export const appOptions = z.strictObject({
  name: z.string().min(1).max(35),
  botToken: z.string().startsWith('xoxb-'),
  /** For socket mode. */
  appToken: z.string().startsWith('xapp-').optional(),
  signingSecret: z.string().min(1),
  /** Everything is allowed without it. */
  manifest: manifest.optional(),
  /** Without a manifest: whether the app listens on a socket. */
  socketMode: z.boolean().optional(),
});
export type AppOptions = z.input<typeof appOptions>;

export const TEAM = { id: 'T0CARAVAN1', name: 'Caravan', domain: 'caravan' };

/** The one app of the workspace, and what its manifest allows. */
export class App {
  readonly id = 'A0CARAVAN1';
  readonly botId = 'B0CARAVAN1';
  readonly botUserId = 'U0CARAVAN1';
  readonly name: string;
  readonly botToken: string;
  readonly appToken: string | undefined;
  readonly signingSecret: string;
  readonly #manifest: Manifest | undefined;
  readonly #socketMode: boolean;

  constructor(given: AppOptions) {
    const options = appOptions.parse(given);
    this.name = options.manifest?.features.bot_user?.display_name ?? options.name;
    this.botToken = options.botToken;
    this.appToken = options.appToken;
    this.signingSecret = options.signingSecret;
    this.#manifest = options.manifest;
    this.#socketMode = options.socketMode ?? false;
  }

  get mode(): 'http' | 'socket' {
    return (this.#manifest?.settings.socket_mode_enabled ?? this.#socketMode) ? 'socket' : 'http';
  }

  get commands() {
    return this.#manifest?.features.slash_commands ?? [];
  }

  get shortcuts() {
    return this.#manifest?.features.shortcuts ?? [];
  }

  /** Undefined when every scope is given. */
  get scopes(): string[] | undefined {
    return this.#manifest?.oauth_config.scopes.bot;
  }

  get hasHome(): boolean {
    return this.#manifest === undefined || this.#manifest.features.app_home?.home_tab_enabled === true;
  }

  /** Whether people can write to the app. */
  get takesMessages(): boolean {
    const home = this.#manifest?.features.app_home;
    return home === undefined || (home.messages_tab_enabled && !home.messages_tab_read_only_enabled);
  }

  get isInteractive(): boolean {
    return this.#manifest === undefined || this.#manifest.settings.interactivity?.is_enabled === true;
  }

  hears(event: string): boolean {
    return (
      this.#manifest?.settings.event_subscriptions?.bot_events.includes(event) ?? this.#manifest === undefined
    );
  }

  hasCommand(command: string): boolean {
    return this.#manifest === undefined || this.commands.some((one) => one.command === command);
  }

  hasShortcut(callbackId: string, type: 'global' | 'message'): boolean {
    const fits = (one: { callback_id: string; type: string }) =>
      one.callback_id === callbackId && one.type === type;
    return this.#manifest === undefined || this.shortcuts.some(fits);
  }
}
