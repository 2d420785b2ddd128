import type { WebClient } from '@slack/web-api';
import type { Readers } from '../../core/desk/incoming.ts';

/** So long what Slack said of a channel holds. */
const HOLDS_MS = 2000;

/** Who reads in the channels of the workspace: one of them may be shared with another company (Slack Connect). */
export class ChannelReaders {
  readonly #web: WebClient;
  readonly #known = new Map<string, Promise<Exclude<Readers, 'unknown'>>>();

  constructor(web: WebClient) {
    this.#web = web;
  }

  /** Throws what Slack refused: it tells of a channel to whoever is in it, and to an app with the scope. */
  of(channel: string): Promise<Exclude<Readers, 'unknown'>> {
    const known = this.#known.get(channel);
    if (known !== undefined) return known;
    const asking = this.#ask(channel);
    this.#known.set(channel, asking);
    const forget = () => this.#known.delete(channel);
    asking.then(() => setTimeout(forget, HOLDS_MS).unref(), forget);
    return asking;
  }

  async #ask(id: string): Promise<Exclude<Readers, 'unknown'>> {
    const { channel = {} } = await this.#web.conversations.info({ channel: id });
    const { is_shared, is_org_shared, is_ext_shared, is_pending_ext_shared } = channel;
    // Shared among workspaces of one company alone is not shared with another one.
    const isForeign = is_ext_shared || is_pending_ext_shared || (is_shared && !is_org_shared);
    return isForeign ? 'foreign' : 'own';
  }
}

/** Channels and their older private kind; a person's own chat with the app is nobody else's. */
export function isChannel(chatId: string): boolean {
  return /^[CG]/.test(chatId);
}
