import type { Locale } from '../../core/people/person.ts';
import type { Texts } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import type { TelegramBotOptions } from './bot.ts';
import type { Call } from './call.ts';

const LOCALES: Locale[] = ['ru', 'en'];

/** What a bot takes, in both ways of delivery: messages and presses. */
export const TAKEN = ['message', 'callback_query'] as const;
/** The partners' bot is also in groups and channels of carriers. */
export const TAKEN_WITH_CHATS = [...TAKEN, 'channel_post', 'my_chat_member'] as const;

/** Tells Telegram where to post updates, and the secret to show. */
export async function setWebhook(
  call: Call,
  { url, secret }: NonNullable<TelegramBotOptions['webhook']>,
  taken: readonly string[] = TAKEN,
): Promise<void> {
  await call('setWebhook', { url, secret_token: secret, allowed_updates: taken });
}

/** Registers the bot's commands in both languages, so that Telegram offers them while typing. */
export async function registerCommands(call: Call, texts: Texts, names: string[]): Promise<void> {
  for (const locale of LOCALES) {
    const commands = names.map((command) => ({
      command,
      description: texts.say(locale, t(`command.${command}`)),
    }));
    await call('setMyCommands', { commands, ...(locale === 'ru' ? {} : { language_code: locale }) });
  }
}
