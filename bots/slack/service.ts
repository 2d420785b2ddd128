import type { WebClient } from '@slack/web-api';
import { Queue } from '../../core/cases/queue.ts';
import type { Desk, Reply } from '../../core/desk/desk.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import { patiently } from '../intake/patience.ts';
import type { Answers } from './answer.ts';
import { DEADLINES_MS, passed } from './deadline.ts';
import type { Homes } from './home.ts';
import type { ViewAnswer } from './modal-answer.ts';
import type { Received } from './read.ts';
import { wordsView } from './screen-view.ts';

interface ServiceOptions {
  desk: Desk;
  ports: Pick<Ports, 'texts' | 'log' | 'company'>;
  web: WebClient;
  answers: Answers;
  homes: Homes;
}

/** Takes what people did to the desk, one person's things one after another, and shows what it answers. */
export class Service {
  readonly #options: ServiceOptions;
  readonly #queue = new Queue();
  readonly #chats = new Map<string, Promise<string>>();
  readonly #locales = new Map<string, Locale>();

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  /** The person's own chat with the bot. */
  chatOf(user: string): Promise<string> {
    const known = this.#chats.get(user);
    if (known !== undefined) return known;
    const opening = this.#openChat(user);
    this.#chats.set(user, opening);
    opening.catch(() => this.#chats.delete(user));
    return opening;
  }

  /** The language in which the person was answered last. */
  localeOf(user: string): Locale {
    return this.#locales.get(user) ?? this.#options.ports.company.locale;
  }

  /** Answers everything that one arrival brought. */
  async serve(all: Received[]): Promise<void> {
    for (const { incoming, origin } of all) {
      await this.#queue.run(incoming.userId, async () => {
        try {
          await this.#options.answers.give(await this.#take({ incoming, origin }), origin);
        } catch (error) {
          await this.#failed({ incoming, origin }, error);
        }
      });
      this.#options.homes.changed(incoming.userId);
    }
  }

  /**
   * Answers a modal that was sent. What takes too long says that it is being saved, and the modal is changed later.
   * `arrivedAt`: null where nobody waits for the acknowledgement any more.
   */
  async submit(
    received: Received,
    ack: (answer?: ViewAnswer) => Promise<unknown>,
    arrivedAt: number | null,
  ): Promise<void> {
    const { answers, homes, ports } = this.#options;
    const { incoming, origin } = received;
    const work = this.#queue.run(incoming.userId, () => this.#take(received));
    try {
      const inTime =
        arrivedAt === null ? null : await Promise.race([passed(arrivedAt, DEADLINES_MS.stopgap), work]);
      if (inTime === null) {
        const locale = this.localeOf(incoming.userId);
        await ack({ response_action: 'update', view: wordsView({ ...ports, locale }, t('modal.saving')) });
        await answers.give(await work, origin, true);
      } else {
        const { answer, after } = answers.submitted(inTime, origin);
        await ack(answer);
        await after();
      }
    } catch (error) {
      // Whoever waits for the answer finds everything where it was, and a word above it.
      const { answer } = answers.submitted(this.#apology(incoming.userId), origin);
      await ack(answer);
      await this.#failed(received, error);
    }
    homes.changed(incoming.userId);
  }

  async #take({ incoming }: Received): Promise<Reply> {
    const { desk, ports } = this.#options;
    const reply = await patiently(ports.log, () => desk.take(incoming));
    this.#locales.set(incoming.userId, reply.locale);
    return reply;
  }

  async #failed({ incoming, origin }: Received, error: unknown): Promise<void> {
    const { ports, answers } = this.#options;
    ports.log.error({ update: incoming.updateId, error: (error as Error).name }, 'an update failed');
    await answers.apologise(origin, this.localeOf(incoming.userId));
  }

  #apology(user: string): Reply {
    const locale = this.localeOf(user);
    return { outputs: [{ kind: 'toast', text: t('trouble') }], locale, holder: null };
  }

  async #openChat(user: string): Promise<string> {
    const { channel } = await this.#options.web.conversations.open({ users: user });
    if (channel?.id === undefined) throw new Error('Slack opened no chat');
    return channel.id;
  }
}
