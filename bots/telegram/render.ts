import type { Button, Screen } from '../../core/messages/screen.ts';
import { encodeAction } from '../../core/messages/token.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Crypto, Texts } from '../../core/ports/index.ts';
import { cut, pieces } from '../../core/texts/fit.ts';
import type { Text } from '../../core/texts/text.ts';

/** What the Bot API is given to show a message. */
export interface Drawn {
  /** One or more texts of at most 4096 characters; the keyboard goes with the last. */
  texts: string[];
  keyboard: ({ text: string } & ({ callback_data: string } | { url: string }))[][];
}

export interface Pen {
  texts: Texts;
  crypto: Crypto;
  locale: Locale;
  /** Whose buttons these are; without a holder there are none. */
  holder: string | null;
}

/** Telegram counts characters after entities are parsed; markup is given some room. */
const LONGEST = 3900;
const LONGEST_LABEL = 60;

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function said(pen: Pen, text: Text): string {
  return pen.texts.say(pen.locale, text);
}

/** A screen as Telegram HTML and an inline keyboard. */
export function drawScreen(pen: Pen, screen: Screen): Drawn {
  const lines = screen.lines.map((one) => {
    if (one === 'gap') return '';
    const value = escapeHtml(said(pen, one.value));
    return one.label === undefined ? value : `<b>${escapeHtml(said(pen, one.label))}:</b> ${value}`;
  });
  const title = screen.title === undefined ? [] : [`<b>${escapeHtml(said(pen, screen.title))}</b>`];
  const hint = screen.hint === undefined ? [] : ['', `<i>${escapeHtml(said(pen, screen.hint))}</i>`];
  return { texts: inParts([...title, ...lines, ...hint]), keyboard: drawButtons(pen, screen.buttons) };
}

export function drawButtons(pen: Pen, buttons: Button[][]): Drawn['keyboard'] {
  const { holder } = pen;
  if (holder === null) return [];
  return buttons
    .map((row) =>
      row.map(({ text, action }) => ({
        text: cut(said(pen, text), LONGEST_LABEL),
        ...(action.do === 'open'
          ? { url: action.url }
          : { callback_data: encodeAction(action, holder, pen.crypto) }),
      })),
    )
    .filter((row) => row.length > 0);
}

/** Whole lines to a part; a single line that is too long is cut in pieces (it holds no markup but its label's). */
export function inParts(lines: string[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of lines.flatMap(shortEnough)) {
    if (part.length + line.length + 1 > LONGEST) {
      parts.push(part);
      part = line;
    } else part = part === '' ? line : `${part}\n${line}`;
  }
  const said = [...parts, part].filter((one) => one.trim() !== '');
  return said.length === 0 ? ['·'] : said;
}

function shortEnough(line: string): string[] {
  return line.length <= LONGEST ? [line] : pieces(line.replace(/<\/?[bi]>/g, ''), LONGEST);
}
