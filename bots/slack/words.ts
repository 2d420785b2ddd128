import { COMMANDS } from '../../core/desk/views.ts';
import type { Screen } from '../../core/messages/screen.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Crypto, Texts } from '../../core/ports/index.ts';
import type { Text } from '../../core/texts/text.ts';

export interface Pen {
  texts: Texts;
  crypto: Crypto;
  locale: Locale;
  /** Whose buttons these are; without a holder there are none. */
  holder: string | null;
}

/** As the manifest names it. */
export const SLASH_COMMAND = '/caravan';

const COMMAND = new RegExp(`(?<![\\w/])/(${Object.keys(COMMANDS).join('|')})\\b`, 'g');

/** The commands that a text names are, in Slack, words of one command. */
export function said(pen: Pick<Pen, 'texts' | 'locale'>, text: Text): string {
  return pen.texts.say(pen.locale, text).replaceAll(COMMAND, `${SLASH_COMMAND} $1`);
}

/** Keeps people's own words from becoming links and mentions. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a person wrote, as it was written: Slack marks up addresses and escapes three characters. */
export function plain(text: string): string {
  return text
    .replace(
      /<(?:mailto:|tel:)?([^<>|]+)(?:\|([^<>]*))?>/g,
      (_, target: string, label?: string) => label ?? target,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** All of a screen in plain words, for notifications and for those who see no blocks. */
export function plainScreen(pen: Pen, { title, lines, hint }: Screen): string {
  const rows = lines.map((one) => {
    if (one === 'gap') return '';
    return one.label === undefined
      ? said(pen, one.value)
      : `${said(pen, one.label)}: ${said(pen, one.value)}`;
  });
  return [title, hint].every((one) => one === undefined)
    ? rows.join('\n')
    : [
        ...(title === undefined ? [] : [said(pen, title)]),
        ...rows,
        ...(hint === undefined ? [] : ['', said(pen, hint)]),
      ].join('\n');
}
