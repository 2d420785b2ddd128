import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { addFile } from '../files.ts';
import { edit, post, remove } from '../messages.ts';
import type { Block, Channel, Person, StoredMessage } from '../state/records.ts';
import type { World } from '../world.ts';
import { channelOf } from './channel-of.ts';
import type * as inputs from './inputs.ts';
import type { Upload } from './people.ts';
import { type SeenFile, type SeenMessage, seenFile, seenMessage } from './seen.ts';

export async function writeText(
  world: World,
  person: Person,
  name: string,
  { text, thread_ts }: z.infer<typeof inputs.writing>,
): Promise<SeenMessage> {
  const channel = writable(world, person, name);
  const message = post(world, channel, {
    user: person.id,
    text: escaped(text),
    blocks: typed(text),
    thread_ts: threadOf(world, channel, thread_ts),
  });
  await world.state.settled();
  return seenMessage(world, message);
}

export async function editText(
  world: World,
  person: Person,
  name: string,
  { ts, text }: z.infer<typeof inputs.editing>,
): Promise<SeenMessage> {
  const channel = writable(world, person, name);
  const old = ownMessage(world, person, channel, ts);
  const message = edit(world, channel, old, { text: escaped(text), blocks: typed(text) });
  await world.state.settled();
  return seenMessage(world, message);
}

export async function removeText(
  world: World,
  person: Person,
  name: string,
  { ts }: z.infer<typeof inputs.removing>,
): Promise<void> {
  const channel = channelOf(world, person, name);
  remove(world, channel, ownMessage(world, person, channel, ts));
  await world.state.settled();
}

export async function sendFiles(
  world: World,
  person: Person,
  name: string,
  { text = '', thread_ts }: z.infer<typeof inputs.sharing>,
  uploads: Upload[],
): Promise<SeenMessage> {
  if (uploads.length === 0 || uploads.length > 10) throw new PeopleError(400, 'Send 1 to 10 files as "file"');
  const channel = writable(world, person, name);
  const thread = threadOf(world, channel, thread_ts);
  const files = await Promise.all(uploads.map((upload) => kept(world, person, upload)));
  for (const file of files) world.state.files.set(file.id, { ...file, channels: [channel.id] });
  const message = post(world, channel, {
    user: person.id,
    text: escaped(text),
    blocks: text ? typed(text) : undefined,
    thread_ts: thread,
    files: files.map(({ id }) => id),
  });
  await world.state.settled();
  return seenMessage(world, message);
}

export async function keepUpload(world: World, person: Person, upload: Upload): Promise<SeenFile> {
  const file = await kept(world, person, upload);
  await world.state.settled();
  return seenFile(file);
}

const kept = (world: World, person: Person, { filename, mime, bytes }: Upload) =>
  addFile(world, { user: person.id, name: filename, mimetype: mime, bytes });

function writable(world: World, person: Person, name: string): Channel {
  const channel = channelOf(world, person, name);
  if (channel.kind === 'im' && !world.app.takesMessages)
    throw new PeopleError(409, 'Sending messages to this app has been turned off');
  return channel;
}

function ownMessage(world: World, person: Person, channel: Channel, ts: string): StoredMessage {
  const message = world.state.message(channel.id, ts);
  if (!message || message.deleted) throw new PeopleError(404, `No message ${ts}`);
  if (message.user !== person.id) throw new PeopleError(409, 'It is not their own message');
  return message;
}

function threadOf(world: World, channel: Channel, ts: string | undefined): string | undefined {
  if (ts === undefined) return undefined;
  const message = world.state.message(channel.id, ts);
  if (!message || message.deleted) throw new PeopleError(404, `No message ${ts}`);
  return message.thread_ts ?? ts;
}

/** What a person types reaches an app with these three characters escaped; mentions stay. */
const escaped = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/<(?![@#!][A-Z0-9]+>)/g, '&lt;')
    .replace(/(?<!<[@#!][A-Z0-9]+)>/g, '&gt;');

/** What a person types comes as rich text too. */
const typed = (text: string): Block[] => [
  {
    type: 'rich_text',
    block_id: Math.random().toString(36).slice(2, 7),
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  },
];
