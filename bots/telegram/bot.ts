import type { Update } from '@grammyjs/types';
import type { PastLedger } from '../../core/messages/pace.ts';
import type { Sender } from '../../core/ports/index.ts';

/** A running Telegram bot, whatever framework drives it. */
export interface TelegramBot {
  /** As Telegram knows it, without @; set once started. */
  username: string;
  sender: Sender;
  /** Takes one update from a webhook; throws when it must be delivered again. */
  handleUpdate(update: Update): Promise<void>;
  /** Starts long polling, or tells Telegram where the webhook is. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether Telegram answers. */
  ping(): Promise<void>;
}

export interface TelegramBotOptions {
  token: string;
  apiRoot: string;
  /** Webhook mode when given: where Telegram is to post, and the secret it shows. */
  webhook?: { url: string; secret: string };
  pastLedger?: PastLedger;
}
