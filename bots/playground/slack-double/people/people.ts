import type { z } from 'zod';
import { waitFor } from '../../feed/wait-for.ts';
import type { UploadedFile } from '../../http/multipart.ts';
import { PeopleError } from '../../people-error.ts';
import type { Option } from '../blocks/options.ts';
import { userShape } from '../shapes.ts';
import type { Person } from '../state/records.ts';
import { imWith } from '../workspace.ts';
import type { World } from '../world.ts';
import type { Ack } from './acks.ts';
import { channelOf, personOf } from './channel-of.ts';
import * as inputs from './inputs.ts';
import {
  type ChatSummary,
  type ChatView,
  type SeenFile,
  type SeenMessage,
  type SeenView,
  seenChat,
  seenView,
} from './seen.ts';
import { command, messageShortcut, shortcut } from './starting.ts';
import { close, type Submission, submit } from './submitting.ts';
import { type Use, Using } from './using.ts';
import { editText, keepUpload, removeText, sendFiles, writeText } from './writing.ts';

/** A file that a person has at hand. */
export type Upload = Pick<UploadedFile, 'filename' | 'mime' | 'bytes'>;

/** Plays the people of the workspace. Wrong input throws ZodError or PeopleError; what is done is durable when it resolves. */
export class People {
  readonly #world: World;
  readonly #using: Using;

  constructor(world: World) {
    this.#world = world;
    this.#using = new Using(world);
  }

  async add(input: z.input<typeof inputs.person>): Promise<Person> {
    const { id, ...rest } = inputs.person.parse(input);
    const person = { id: id ?? this.#world.state.nextId('U', 'person'), ...rest, deleted: false };
    return this.#keep(person);
  }

  list(): Person[] {
    return [...this.#world.state.people.values()];
  }

  /** The person leaves the workspace; an app that asked for it hears of it. */
  async deactivate(id: string): Promise<void> {
    const person = { ...personOf(this.#world, id), deleted: true };
    await this.#keep(person);
    const event_ts = this.#world.state.nextTs(this.#world.now());
    this.#world.happenings.happened('user_change', {
      type: 'user_change',
      user: userShape(person, false),
      event_ts,
    });
  }

  chats(id: string): ChatSummary[] {
    const person = personOf(this.#world, id);
    imWith(this.#world, person);
    return [...this.#world.state.channels.values()]
      .filter(({ members }) => members.includes(id))
      .map((channel) => {
        const { members: _, has_app: __, messages: ___, ...summary } = seenChat(this.#world, id, channel);
        return summary;
      });
  }

  /** `after`: lists only messages with a later `ts`. */
  chat(id: string, channel: string, after = ''): ChatView {
    return seenChat(this.#world, id, channelOf(this.#world, personOf(this.#world, id), channel), after);
  }

  /** The chat once `done` holds for it; as it is after `ms` when it does not. */
  chatWhen(
    id: string,
    channel: string,
    done: (chat: ChatView) => boolean,
    ms: number,
    after = '',
  ): Promise<ChatView> {
    return waitFor(this.#world, () => this.chat(id, channel, after), done, ms);
  }

  async write(id: string, channel: string, input: z.input<typeof inputs.writing>): Promise<SeenMessage> {
    return writeText(this.#world, personOf(this.#world, id), channel, inputs.writing.parse(input));
  }

  async edit(id: string, channel: string, input: z.input<typeof inputs.editing>): Promise<SeenMessage> {
    return editText(this.#world, personOf(this.#world, id), channel, inputs.editing.parse(input));
  }

  async remove(id: string, channel: string, input: z.input<typeof inputs.removing>): Promise<void> {
    return removeText(this.#world, personOf(this.#world, id), channel, inputs.removing.parse(input));
  }

  async sendFiles(
    id: string,
    channel: string,
    input: z.input<typeof inputs.sharing>,
    uploads: Upload[],
  ): Promise<SeenMessage> {
    return sendFiles(this.#world, personOf(this.#world, id), channel, inputs.sharing.parse(input), uploads);
  }

  /** A file for a `file_input`, whose value is a list of such ids. */
  async upload(id: string, upload: Upload): Promise<SeenFile> {
    return keepUpload(this.#world, personOf(this.#world, id), upload);
  }

  async command(id: string, channel: string, input: z.input<typeof inputs.command>): Promise<Ack> {
    return command(this.#world, personOf(this.#world, id), channel, inputs.command.parse(input));
  }

  async shortcut(id: string, input: z.input<typeof inputs.shortcut>): Promise<Ack> {
    return shortcut(this.#world, personOf(this.#world, id), inputs.shortcut.parse(input));
  }

  async messageShortcut(
    id: string,
    channel: string,
    input: z.input<typeof inputs.messageShortcut>,
  ): Promise<Ack> {
    return messageShortcut(
      this.#world,
      personOf(this.#world, id),
      channel,
      inputs.messageShortcut.parse(input),
    );
  }

  async read(id: string, channel: string): Promise<void> {
    const seen = channelOf(this.#world, personOf(this.#world, id), channel);
    const last = this.#world.state.messages(seen.id).at(-1)?.ts ?? '';
    this.#world.state.channels.set(seen.id, { ...seen, read_up_to: { ...seen.read_up_to, [id]: last } });
    this.#world.events.announce({ kind: 'read', user: id, channel: seen.id });
    await this.#world.state.settled();
  }

  /** Looks at the app's own place; the app hears of it. */
  async openHome(id: string, input: z.input<typeof inputs.tab> = {}): Promise<void> {
    const { tab } = inputs.tab.parse(input);
    const person = personOf(this.#world, id);
    if (tab === 'home' && !this.#world.app.hasHome) throw new PeopleError(409, 'The app has no home');
    const channel = imWith(this.#world, person);
    await this.#world.state.settled();
    const view = this.#world.state.homes.get(id);
    this.#world.happenings.happened('app_home_opened', {
      type: 'app_home_opened',
      user: id,
      channel: channel.id,
      tab,
      ...(view && tab === 'home' ? { view } : {}),
      event_ts: this.#world.state.nextTs(this.#world.now()),
    });
  }

  home(id: string): SeenView | null {
    personOf(this.#world, id);
    const view = this.#world.state.homes.get(id);
    return view ? seenView({ view, errors: {} }) : null;
  }

  homeWhen(id: string, done: (home: SeenView | null) => boolean, ms: number): Promise<SeenView | null> {
    return waitFor(this.#world, () => this.home(id), done, ms);
  }

  /** The open modals, the top one last. */
  modals(id: string): SeenView[] {
    return this.#world.views.of(personOf(this.#world, id).id).map(seenView);
  }

  modalsWhen(id: string, done: (stack: SeenView[]) => boolean, ms: number): Promise<SeenView[]> {
    return waitFor(this.#world, () => this.modals(id), done, ms);
  }

  /** Presses a button, or puts something into a menu or an input. */
  async use(
    id: string,
    place: z.input<typeof inputs.place>,
    input: z.input<typeof inputs.use>,
  ): Promise<Use> {
    const on = inputs.place.parse(place);
    return this.#using.use(personOf(this.#world, id), on, inputs.use.parse(input));
  }

  async options(
    id: string,
    place: z.input<typeof inputs.place>,
    input: z.input<typeof inputs.query>,
  ): Promise<{ options: Option[] }> {
    const on = inputs.place.parse(place);
    return this.#using.options(personOf(this.#world, id), on, inputs.query.parse(input));
  }

  async submit(id: string): Promise<Submission> {
    return submit(this.#world, personOf(this.#world, id));
  }

  async close(id: string, input: z.input<typeof inputs.closing> = {}): Promise<void> {
    return close(this.#world, personOf(this.#world, id), inputs.closing.parse(input).all);
  }

  async #keep(person: Person): Promise<Person> {
    this.#world.state.people.set(person.id, person);
    this.#world.events.announce({ kind: 'person', user: person.id });
    await this.#world.state.settled();
    return person;
  }
}
