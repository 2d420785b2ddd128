import type { Locale } from '../../core/people/person.ts';
import type { Texts } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import type { Call } from './call.ts';

const LOCALES: Locale[] = ['ru', 'en'];

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
