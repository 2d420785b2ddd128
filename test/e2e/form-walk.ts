import { drawScreen } from '../../bots/telegram/render.ts';
import type { Caravan } from '../../core/caravan.ts';
import type { Reply } from '../../core/desk/desk.ts';
import type { Incoming } from '../../core/desk/incoming.ts';
import { optionsFor } from '../../core/desk/options.ts';
import type { Draft } from '../../core/forms/draft.ts';
import type { Form } from '../../core/forms/form.ts';
import { type Question, questionAt, questions } from '../../core/forms/walker.ts';
import type { Press } from '../../core/messages/screen.ts';
import { encodeAction } from '../../core/messages/token.ts';
import { type Channel, isStaffChannel, type Person } from '../../core/people/person.ts';

let updates = 0;

/** One person at a desk, without a messenger: what is said is what the bots would draw. */
export class AtDesk {
  readonly person: Person;
  readonly door: 'staff' | 'partners';
  readonly #caravan: Caravan;
  readonly channel: Channel;
  readonly #userId: string;

  constructor(caravan: Caravan, person: Person, channel: Channel) {
    this.#caravan = caravan;
    this.person = person;
    this.channel = channel;
    this.door = isStaffChannel(channel) ? 'staff' : 'partners';
    this.#userId = person.identities.find((identity) => identity.channel === channel)?.userId ?? '';
  }

  /** Brings one thing to the desk; gives the texts that come back, as the bots draw them. */
  async bring(input: Incoming['input']): Promise<string> {
    return this.#drawn(await this.take(input));
  }

  /** Brings one thing to the desk; gives what comes back, undrawn. */
  take(input: Incoming['input']): Promise<Reply> {
    updates += 1;
    const about = { channel: this.channel, userId: this.#userId, chatId: this.#userId };
    return this.#caravan[this.door].take({ ...about, updateId: `walk:${updates}`, input });
  }

  press(action: Press): Promise<string> {
    const token = encodeAction(action, this.person.id, this.#caravan.ports.crypto);
    return this.bring({ kind: 'press', token, messageId: '1' });
  }

  async draft(): Promise<Draft | null> {
    return this.#caravan.ports.drafts.openOf(this.person.id, this.channel);
  }

  /** What the options of a question carry that stand for these values. */
  async argsOf(form: Form, path: string, values: unknown[]): Promise<string[]> {
    const draft = (await this.draft())!;
    const { field } = questions(form, draft.answers).find((question) => question.path === path)!;
    const kit = { ports: this.#caravan.ports, cases: this.#caravan.cases };
    const visitor = { person: this.person, door: this.door, channel: this.channel };
    const wanted = values.map((value) => JSON.stringify(value));
    const options = await optionsFor(kit, visitor, draft, field);
    return options.filter(({ value }) => wanted.includes(JSON.stringify(value))).map(({ arg }) => arg);
  }

  /** The question that is open, or undefined at the summary. */
  async question(form: Form): Promise<Question | undefined> {
    const draft = await this.draft();
    return draft === null ? undefined : questionAt(form, draft);
  }

  #drawn(reply: Reply): string {
    const { texts, crypto } = this.#caravan.ports;
    const pen = { texts, crypto, locale: reply.locale, holder: reply.holder };
    const parts = reply.outputs.map((output) => {
      if (output.kind === 'toast') return texts.say(reply.locale, output.text);
      if (!('screen' in output)) return '';
      const { texts: said, keyboard } = drawScreen(pen, output.screen);
      return [...said, ...keyboard.flat().map((button) => `[${button.text}]`)].join('\n');
    });
    return parts.join('\n');
  }
}
