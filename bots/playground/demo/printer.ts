import { CAST } from '../company/cast.ts';
import { OTHER_CLIENTS } from '../company/deeds.ts';
import type { PeopleEvent } from '../telegram-double/index.ts';

/**
 * Prints what is said in all chats, person by person, as it happens: reads the same live feed that the page reads,
 * over HTTP. Of a message that changes only what is new is printed; what concerns other clients is left out. Returns a
 * function that stops it.
 */
export function printConversation(root: string, print: (line: string) => void): () => void {
  const stop = new AbortController();
  void follow(root, stop.signal, print).catch((error: unknown) => {
    if (!stop.signal.aborted) print(`(the conversation can no longer be followed: ${String(error)})`);
  });
  return () => stop.abort();
}

async function follow(root: string, signal: AbortSignal, print: (line: string) => void): Promise<void> {
  const response = await fetch(`${root}/events?since=0`, {
    signal,
    headers: { accept: 'text/event-stream' },
  });
  const decoder = new TextDecoder();
  const known = new Map<string, string>();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      if (data !== undefined) show(JSON.parse(data) as PeopleEvent, known, print);
    }
  }
}

/** `known`: the words of each message as they were printed last. */
function show(event: PeopleEvent, known: Map<string, string>, print: (line: string) => void): void {
  const { kind, message } = event as {
    kind: string;
    message?: {
      message_id: number;
      text?: string;
      caption?: string;
      document?: { file_name?: string };
      from?: { is_bot: boolean };
      reply_markup?: { inline_keyboard?: { text: string }[][] };
    };
  };
  const user = (event as { user?: number }).user;
  if ((kind !== 'message' && kind !== 'edited') || message === undefined) return;
  const person = CAST.find((member) => member.userId === user)?.name ?? String(user);
  const words = message.text ?? message.caption ?? message.document?.file_name ?? '…';
  if (OTHER_CLIENTS.some((name) => words.includes(name))) return;
  const key = `${user}/${message.message_id}`;
  const said = newIn(words, known.get(key));
  known.set(key, words);
  if (said === '') return;
  const speaker = message.from?.is_bot === true ? `Caravan → ${person}` : person;
  const buttons = (message.reply_markup?.inline_keyboard ?? [])
    .flat()
    .map((button) => `[${button.text}]`)
    .join(' ');
  const mark = kind === 'edited' ? ' (изменено)' : '';
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
