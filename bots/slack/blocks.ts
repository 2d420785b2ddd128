import type { ActionsBlock, KnownBlock, Button as SlackButton } from '@slack/types';
import type { Message } from '../../core/messages/message.ts';
import type { Button, Screen } from '../../core/messages/screen.ts';
import { encodeAction } from '../../core/messages/token.ts';
import { cut, pieces } from '../../core/texts/fit.ts';
import type { Text } from '../../core/texts/text.ts';
import { escaped, type Pen, plainScreen, said } from './words.ts';

/** What Slack takes at most. */
const SECTION = 3000;
const CONTEXT = 2000;
const HEADER = 150;
const BUTTON_TEXT = 75;
const BUTTONS_IN_A_ROW = 25;
const BLOCKS_OF_A_MESSAGE = 50;
/** Of all blocks of a message together; Slack names no number, and refuses some more than this. */
const CHARACTERS_OF_A_MESSAGE = 12_000;
/** Slack recommends no more for the words beside blocks. */
const FALLBACK = 4000;
/** So many rows stay rows; more of them flow into one another. */
const ROWS = 20;

/** What links lead to is shown nowhere. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** What is posted as one message. */
export interface Drawn {
  /** Shown where blocks are not: in notifications, to screen readers. */
  text: string;
  blocks: KnownBlock[];
}

/** A screen as one or more messages; buttons go with the last. */
export function drawScreen(pen: Pen, screen: Screen): Drawn[] {
  const text = plainScreen(pen, screen);
  return inMessages(screenBlocks(pen, screen), text);
}

/** A screen as blocks, in order, buttons last. */
export function screenBlocks(pen: Pen, { title, lines, hint, buttons }: Screen): KnownBlock[] {
  return [
    ...(title === undefined ? [] : titled(said(pen, title))),
    ...lineBlocks(pen, lines),
    ...(hint === undefined ? [] : context(said(pen, hint))),
    ...buttonBlocks(pen, buttons),
  ];
}

/** Paragraphs and "label: value" lines; lines between two gaps share a section. */
export function lineBlocks(pen: Pen, lines: Screen['lines']): KnownBlock[] {
  const words = lines.map((one) => {
    if (one === 'gap') return '';
    const value = escaped(said(pen, one.value));
    return one.label === undefined ? value : `*${escaped(said(pen, one.label))}:* ${value}`;
  });
  return sections(words.join('\n'));
}

/** A message of the ledger: its first line says what it is about, and stands out. */
export function drawMessage(pen: Pen, { text, outcome, buttons }: Message): Drawn[] {
  const words = said(pen, text);
  const [subject = '', ...rest] = escaped(words).split('\n');
  const result = outcome === undefined ? [] : [said(pen, outcome)];
  const blocks: KnownBlock[] = [
    ...sections(rest.length === 0 ? subject : [`*${subject}*`, ...rest].join('\n')),
    ...result.flatMap(context),
    ...buttonBlocks(pen, [buttons]),
  ];
  return inMessages(blocks, [words, ...result].join('\n'));
}

/** Words in small type. */
export function context(words: string): KnownBlock[] {
  return pieces(escaped(words), CONTEXT).map((text) => ({
    type: 'context',
    elements: [{ type: 'mrkdwn', text, verbatim: true }],
  }));
}

/** A short notice above what is there already. */
export function notice(words: string): KnownBlock[] {
  const [first = '', ...rest] = escaped(words).split('\n');
  return sections([`*${first}*`, ...rest].join('\n'));
}

export function titled(words: string): KnownBlock[] {
  if (words.trim() === '') return [];
  if (words.length <= HEADER) return [{ type: 'header', text: { type: 'plain_text', text: words } }];
  return sections(`*${escaped(words)}*`);
}

export function sections(markup: string): KnownBlock[] {
  return pieces(markup.replace(/^\n+|\n+$/g, ''), SECTION).map((text) => ({
    type: 'section',
    text: { type: 'mrkdwn', text, verbatim: true },
  }));
}

/** One block a row; every button has an id of its own within the message. */
export function buttonBlocks(pen: Pen, rows: Button[][], prefix = 'press'): ActionsBlock[] {
  const { holder } = pen;
  if (holder === null) return [];
  const used = rows.filter((row) => row.length > 0);
  const flowing = used.length > ROWS ? [used.flat()] : used;
  return flowing.flatMap(chunks).map((row, line) => ({
    type: 'actions',
    elements: row.map((button, place) => buttonOf(pen, holder, button, `${prefix}.${line}.${place}`)),
  }));
}

function buttonOf(pen: Pen, holder: string, { text, action }: Button, id: string): SlackButton {
  const words = cut(said(pen, text), BUTTON_TEXT);
  const look = { type: 'button', text: { type: 'plain_text', text: words } } as const;
  if (action.do === 'open') return { ...look, action_id: `leave.${id}`, url: action.url };
  return { ...look, action_id: id, value: encodeAction(action, holder, pen.crypto) };
}

function chunks(row: Button[]): Button[][] {
  return Array.from({ length: Math.ceil(row.length / BUTTONS_IN_A_ROW) }, (_, n) =>
    row.slice(n * BUTTONS_IN_A_ROW, (n + 1) * BUTTONS_IN_A_ROW),
  );
}

/** What a person may do with blocks is taken away, all else stays. */
export function withoutActions<Some extends { type: string }>(blocks: Some[]): Some[] {
  return blocks.filter(({ type }) => type !== 'actions' && type !== 'input');
}

/** Messages of blocks that Slack takes; the fallback words go with the first. */
function inMessages(blocks: KnownBlock[], words: string): Drawn[] {
  const messages: KnownBlock[][] = [];
  let size = 0;
  for (const block of blocks) {
    const length = lengthOf(block);
    const last = messages.at(-1);
    const isFull =
      last === undefined || last.length === BLOCKS_OF_A_MESSAGE || size + length > CHARACTERS_OF_A_MESSAGE;
    if (isFull) messages.push([block]);
    else last.push(block);
    size = isFull ? length : size + length;
  }
  const text = escaped(cut(words.trim() || '·', FALLBACK));
  if (messages.length === 0) return [{ text, blocks: sections('·') }];
  return messages.map((one, index) => ({ text: index === 0 ? text : '…', blocks: one }));
}

function lengthOf(block: KnownBlock): number {
  return block.type === 'section' ? (block.text?.text.length ?? 0) : block.type === 'actions' ? 100 : 200;
}

/** One button under words, for what was asked for and has to be asked for once more. */
export function askAgain(pen: Pick<Pen, 'texts' | 'locale'>, about: Text, label: Text, token: string): Drawn {
  const text = escaped(said(pen, about));
  const button: SlackButton = {
    type: 'button',
    text: { type: 'plain_text', text: cut(said(pen, label), BUTTON_TEXT) },
    action_id: 'press.0.0',
    value: token,
  };
  return { text, blocks: [...sections(text), { type: 'actions', elements: [button] }] };
}
