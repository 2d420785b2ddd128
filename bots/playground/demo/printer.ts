import { CAST } from '../company/cast.ts';
import { OTHER_CLIENTS } from '../company/deeds.ts';
import type { SlackDouble } from '../slack-double/index.ts';
import type { PeopleEvent, TelegramDouble } from '../telegram-double/index.ts';
import { controlsOf, textsOf } from './slack-blocks.ts';

interface Doubles {
  double: TelegramDouble;
  slack?: SlackDouble;
}

/** What is said by somebody or to somebody, wherever it is said. */
interface Said {
  /** The same for a message however often it changes. */
  key: string;
  person: string;
  isByBot: boolean;
  isEdited: boolean;
  words: string;
  buttons: string[];
}

/**
 * Prints what is said in all chats, person by person, as it happens: reads the same live feeds that the page reads,
 * over HTTP. Of a message that changes only what is new is printed; what concerns other clients is left out. Returns a
 * function that stops it.
 */
export function printConversation({ double, slack }: Doubles, print: (line: string) => void): () => void {
  const stop = new AbortController();
  const known = new Map<string, string>();
  const follow = (root: string, read: (event: unknown) => Said | undefined) =>
    void followFeed(root, stop.signal, (event) => {
      const said = read(event);
      if (said !== undefined) show(said, known, print);
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) print(`(the conversation can no longer be followed: ${String(error)})`);
    });
  follow(double.apiRoot, inTelegram);
  if (slack !== undefined)
    follow(slack.apiUrl.replace(/\/api\/$/, ''), (event) => inSlack(slack, event as SlackEvent));
  return () => stop.abort();
}

async function followFeed(root: string, signal: AbortSignal, take: (event: unknown) => void): Promise<void> {
  const response = await fetch(`${root}/events?since=0`, {
    signal,
    headers: { accept: 'text/event-stream' },
  });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      if (data !== undefined) take(JSON.parse(data));
    }
  }
}

function inTelegram(event: unknown): Said | undefined {
  const { kind, user, message } = event as PeopleEvent & {
    user?: number;
    message?: {
      message_id: number;
      text?: string;
      caption?: string;
      document?: { file_name?: string };
      from?: { is_bot: boolean };
      reply_markup?: { inline_keyboard?: { text: string }[][] };
    };
  };
  if ((kind !== 'message' && kind !== 'edited') || message === undefined) return undefined;
  return {
    key: `${user}/${message.message_id}`,
    person: CAST.find((member) => member.userId === user)?.name ?? String(user),
    isByBot: message.from?.is_bot === true,
    isEdited: kind === 'edited',
    words: message.text ?? message.caption ?? message.document?.file_name ?? '…',
    buttons: (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text),
  };
}

interface SlackEvent {
  kind: string;
  channel?: string;
  ts?: string;
}

/** Slack's feed only tells that something was said: what, is looked up. */
function inSlack({ people }: SlackDouble, { kind, channel, ts }: SlackEvent): Said | undefined {
  if (kind !== 'message' && kind !== 'edited') return undefined;
  for (const { id, real_name } of people.list()) {
    const chat = people.chat(id, 'app');
    const message = chat.messages.find((one) => chat.channel === channel && one.ts === ts);
    if (message === undefined) continue;
    return {
      key: `${channel}/${ts}`,
      person: `${real_name} (Slack)`,
      isByBot: message.from.is_app,
      isEdited: kind === 'edited',
      words: textsOf(message),
      buttons: controlsOf(message).flatMap(({ element }) => element.text?.text ?? []),
    };
  }
  return undefined;
}

/** `known`: the words of each message as they were printed last. */
function show(one: Said, known: Map<string, string>, print: (line: string) => void): void {
  const { key, person, isByBot, isEdited, words } = one;
  if (OTHER_CLIENTS.some((name) => words.includes(name))) return;
  const said = newIn(words, known.get(key));
  known.set(key, words);
  if (said === '') return;
  const speaker = isByBot ? `Caravan → ${person}` : person;
  const buttons = one.buttons.map((text) => `[${text}]`).join(' ');
  const mark = isEdited ? ' (изменено)' : '';
  print(`${speaker}${mark}:\n${indent(said)}${buttons === '' ? '' : `\n${indent(buttons)}`}\n`);
}

/** What a message says now that it did not say before; nothing when only its buttons are others. */
function newIn(words: string, before: string | undefined): string {
  if (before === undefined || !words.startsWith(before)) return words;
  const title = words.split('\n', 1)[0] ?? '';
  const added = words.slice(before.length).trim();
  return added === '' ? '' : `${title} … ${added}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
