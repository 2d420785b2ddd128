import type { z } from 'zod';
import { waitFor } from '../../feed/wait-for.ts';
import { PeopleError } from '../../people-error.ts';
import { imageDimensions } from '../photo-sizes.ts';
import { personAsUser } from '../state/conversations.ts';
import type { CallbackAnswer, Contact, Message, Person, User } from '../state/records.ts';
import { type FormattedText, isWellFormed, trimmed, withoutControls } from '../text/formatted-text.ts';
import { withFoundEntities } from '../text/found-entities.ts';
import { botByUsername, type World } from '../world.ts';
import { placeOf } from './announcements.ts';
import { setBlocked } from './blocking.ts';
import {
  type ChatSummary,
  type ChatView,
  chatSummaries,
  groupView,
  privateChatView,
  type SeenMessage,
  seenMessage,
} from './chat-view.ts';
import { withFileIdsOf } from './file-ids.ts';
import * as inputs from './inputs.ts';
import { findChat, findPerson, openChat } from './person-chat.ts';
import { pressButton } from './pressing.ts';
import { splitText } from './split-text.ts';
import { editText, write } from './writing.ts';

export interface Upload {
  filename: string;
  mime: string;
  bytes: Uint8Array;
}

export type PressState = { answered: false } | ({ answered: true } & CallbackAnswer);

/**
 * What people do in their chats. `chat` is a bot's username or, for a group, its id as a string. Every method
 * checks its input, and resolves once what it did is durable; it rejects with PeopleError.
 */
export class People {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Adds a person, or changes the one with that id. */
  async add(input: z.input<typeof inputs.person>): Promise<User & { phone_number?: string | undefined }> {
    const { id = this.#world.state.next('person'), ...fields } = inputs.person.parse(input);
    if (this.#world.state.bots.has(id)) throw new PeopleError(409, `${id} is a bot`);
    const deactivated = this.#world.state.people.get(id)?.deactivated ?? false;
    const person = this.#world.state.people.set(id, { id, ...fields, deactivated });
    await this.#world.state.settled();
    return shown(person);
  }

  list(): (User & { phone_number?: string | undefined })[] {
    return [...this.#world.state.people.values()].map(shown);
  }

  /** Deletes a person's account: from then on bots are told that the user is deactivated. */
  async deactivate(id: number): Promise<void> {
    this.#world.state.people.set(id, { ...findPerson(this.#world, id), deactivated: true });
    await this.#world.state.settled();
  }

  chats(id: number): ChatSummary[] {
    return chatSummaries(this.#world, findPerson(this.#world, id));
  }

  /** The chat with its messages above `after`. */
  chat(id: number, chat: string, after = 0): ChatView {
    const person = findPerson(this.#world, id);
    const found = findChat(this.#world, id, chat);
    if (found?.kind === 'group') return groupView(this.#world, person, found, after);
    return privateChatView(this.#world, person, botByUsername(this.#world, chat)!, after);
  }

  /** The chat as soon as `done` holds for it, or as it is after `ms`. */
  chatWhen(
    id: number,
    chat: string,
    after: number,
    done: (view: ChatView) => boolean,
    ms: number,
  ): Promise<ChatView> {
    return waitFor(this.#world, () => this.chat(id, chat, after), done, ms);
  }

  /** Sends text, split as Telegram's apps split it when it is long. */
  async sendText(id: number, chat: string, input: z.input<typeof inputs.text>): Promise<SeenMessage[]> {
    const { text, reply_to } = inputs.text.parse(input);
    const parts = splitText(readableText(text)).map(withEntities);
    if (parts.length === 0) throw new PeopleError(400, 'The text is empty');
    const conversation = openChat(this.#world, id, chat);
    const author = findPerson(this.#world, id);
    const sent = parts.map(({ text: part, entities }, index) =>
      write(
        this.#world,
        author,
        conversation,
        { text: part, ...(entities.length > 0 ? { entities } : {}) },
        index === 0 ? reply_to : undefined,
      ),
    );
    return this.#sent(sent);
  }

  /** Changes the text of a person's own message. */
  async editText(id: number, chat: string, input: z.input<typeof inputs.edit>): Promise<SeenMessage[]> {
    const { message_id, text } = inputs.edit.parse(input);
    const edited = editText(
      this.#world,
      id,
      openChat(this.#world, id, chat),
      message_id,
      withEntities(readableText(text)),
    );
    return this.#sent([edited]);
  }

  /** Presses START, or follows `t.me/<bot>?start=<payload>`; unblocks the bot when it was blocked. */
  async start(id: number, chat: string, input: z.input<typeof inputs.start> = {}): Promise<SeenMessage[]> {
    const { payload } = inputs.start.parse(input);
    const found = findChat(this.#world, id, chat);
    if (found?.kind === 'group') throw new PeopleError(400, 'A group cannot be started');
    if (found?.chat.blocked) setBlocked(this.#world, id, chat, false);
    return this.sendText(id, chat, { text: payload ? `/start ${payload}` : '/start' });
  }

  async sendFile(
    id: number,
    chat: string,
    input: z.input<typeof inputs.file>,
    upload: Upload,
  ): Promise<SeenMessage[]> {
    const { kind, caption, reply_to, duration } = inputs.file.parse(input);
    if (upload.bytes.byteLength === 0) throw new PeopleError(400, 'The file is empty');
    const dimensions = kind === 'photo' ? imageDimensions(upload.bytes) : undefined;
    if (kind === 'photo' && !dimensions)
      throw new PeopleError(400, 'This is not a picture; send it as a document');
    openChat(this.#world, id, chat);
    const file = await this.#world.files.add({
      kind,
      bytes: upload.bytes,
      name: upload.filename,
      mime: kind === 'photo' ? 'image/jpeg' : upload.mime,
      duration: kind === 'voice' ? (duration ?? 0) : undefined,
      dimensions,
    });
    const conversation = openChat(this.#world, id, chat);
    const botId = conversation.kind === 'private' ? conversation.chat.bot_id : 0;
    const described = caption ? withEntities(readableText(caption)) : undefined;
    const content = {
      ...(kind === 'photo'
        ? { photo: this.#world.files.asPhoto(botId, file) }
        : { [kind]: this.#world.files.asAttachment(botId, file) }),
      ...(described?.text ? { caption: described.text } : {}),
      ...(described?.entities.length ? { caption_entities: described.entities } : {}),
    };
    return this.#sent([write(this.#world, findPerson(this.#world, id), conversation, content, reply_to)]);
  }

  async sendContact(id: number, chat: string, input: z.input<typeof inputs.contact>): Promise<SeenMessage[]> {
    const request = inputs.contact.parse(input);
    const person = findPerson(this.#world, id);
    const contact = 'own' in request ? ownContact(person) : withoutUndefined(request.other);
    return this.#sent([
      write(this.#world, person, openChat(this.#world, id, chat), { contact }, request.reply_to),
    ]);
  }

  async sendLocation(
    id: number,
    chat: string,
    input: z.input<typeof inputs.location>,
  ): Promise<SeenMessage[]> {
    const { reply_to, ...location } = inputs.location.parse(input);
    const person = findPerson(this.#world, id);
    return this.#sent([write(this.#world, person, openChat(this.#world, id, chat), { location }, reply_to)]);
  }

  /** Forwards a message of another chat of the same person. */
  async forward(id: number, chat: string, input: z.input<typeof inputs.forward>): Promise<SeenMessage[]> {
    const { from, message_id } = inputs.forward.parse(input);
    const source = findChat(this.#world, id, from);
    const stored = source && this.#world.state.messages.get(source.key, message_id);
    if (!stored || stored.deleted) throw new PeopleError(404, `No message ${message_id} in ${from}`);
    if (stored.message.has_protected_content)
      throw new PeopleError(409, 'The message is protected from forwarding');
    const target = openChat(this.#world, id, chat);
    const botId = target.kind === 'private' ? target.chat.bot_id : 0;
    const {
      message_id: _,
      chat: __,
      from: author,
      date,
      reply_to_message: ___,
      reply_markup: ____,
      ...content
    } = withFileIdsOf(this.#world, botId, stored.message);
    const origin = content.forward_origin ?? { type: 'user', sender_user: author, date };
    const forwarded = { ...content, forward_origin: origin, forward_date: date };
    return this.#sent([write(this.#world, findPerson(this.#world, id), target, forwarded, undefined)]);
  }

  /** Presses an inline button that stands on the message now. */
  async press(
    id: number,
    chat: string,
    input: z.input<typeof inputs.press>,
  ): Promise<{ callback_query_id: string }> {
    const press = pressButton(this.#world, id, chat, inputs.press.parse(input));
    await this.#world.state.settled();
    return { callback_query_id: press.id };
  }

  /** How a press was answered; waits up to `ms` for the answer. */
  async pressAnswer(id: number, callbackQueryId: string, ms = 0): Promise<PressState> {
    const look = (): PressState => {
      const press = this.#world.state.presses.get(callbackQueryId);
      if (press?.person_id !== id) throw new PeopleError(404, `No press ${callbackQueryId}`);
      return press.answer ? { answered: true, ...press.answer } : { answered: false };
    };
    return waitFor(this.#world, look, ({ answered }) => answered, ms);
  }

  async read(id: number, chat: string, input: z.input<typeof inputs.read> = {}): Promise<void> {
    const { up_to } = inputs.read.parse(input);
    const conversation = findChat(this.#world, id, chat);
    if (!conversation) return;
    const last = up_to ?? this.#world.state.messages.list(conversation.key).at(-1)?.message.message_id ?? 0;
    if (conversation.kind === 'group') {
      const group = { ...conversation.group, read_up_to: { ...conversation.group.read_up_to, [id]: last } };
      this.#world.state.groups.set(group.id, group);
    } else this.#world.state.chats.set(conversation.key, { ...conversation.chat, read_up_to: last });
    this.#world.events.announce({
      kind: 'read',
      ...placeOf(this.#world, conversation.key),
      user: id,
      message_id: last,
    });
    await this.#world.state.settled();
  }

  async block(id: number, chat: string): Promise<void> {
    setBlocked(this.#world, id, chat, true);
    await this.#world.state.settled();
  }

  async unblock(id: number, chat: string): Promise<void> {
    setBlocked(this.#world, id, chat, false);
    await this.#world.state.settled();
  }

  async #sent(messages: Message[]): Promise<SeenMessage[]> {
    await this.#world.state.settled();
    return messages.map((message) =>
      seenMessage({ conversation: '', message, deleted: false, had_reply_markup: false }),
    );
  }
}

function shown(person: Person): User & { phone_number?: string | undefined; deactivated?: true } {
  const { phone_number, deactivated } = person;
  return {
    ...personAsUser(person),
    ...(phone_number ? { phone_number } : {}),
    ...(deactivated ? { deactivated } : {}),
  };
}

function ownContact(person: Person): Contact {
  const { id, phone_number, first_name, last_name } = person;
  if (!phone_number) throw new PeopleError(400, `Person ${id} has no phone number`);
  return { phone_number, first_name, ...(last_name ? { last_name } : {}), user_id: id };
}

function withoutUndefined(contact: { [K in keyof Contact]: Contact[K] | undefined }): Contact {
  return Object.fromEntries(
    Object.entries(contact).filter(([, value]) => value !== undefined),
  ) as unknown as Contact;
}

function readableText(text: string): string {
  if (!isWellFormed(text)) throw new PeopleError(400, 'The text has half a character in it');
  return trimmed({ text: withoutControls(text), entities: [] }).text;
}

const withEntities = (text: string): FormattedText => withFoundEntities({ text, entities: [] });
