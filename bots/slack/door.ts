import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { Queue } from '../../core/cases/queue.ts';
import type { Arrival, Ports } from '../../core/ports/index.ts';
import {
  arrivalId,
  type Body,
  bodyOf,
  personOf,
  type Refusal,
  refusalOf,
  type SlackRequest,
  type SlackResponse,
} from './request.ts';

/** An answer later than three seconds is none: whatever happens, there is one after this. */
const ANSWER_WITHIN_MS = 2700;
/** So long others leave alone what is worked on; what a crash left undone is taken up after that. */
const HOLD_MS = 60_000;
/** What brought the process down so often is given up. */
const MOST_ATTEMPTS = 3;
const REMEMBERED_MS = 24 * 3_600_000;

const OK: SlackResponse = { status: 200, body: '' };
const UNAVAILABLE: SlackResponse = { status: 503, body: '' };

/** What listeners are told beside the body. */
export interface ArrivedAs {
  /** Unique for the channel, the same for a repeat. */
  arrival: string;
  /** Nobody waits for the answer any more. */
  isLate: boolean;
}

interface DoorOptions {
  ports: Pick<Ports, 'arrivals' | 'clock' | 'log'>;
  signingSecret: string | undefined;
}

/**
 * Takes what Slack brings, by HTTP or through a socket: checks it, keeps it, answers, and only then works on it, so that
 * a crash loses nothing and a repeat does nothing. Modals that are sent and lists that are asked for have their answer
 * in the response.
 */
export class Door implements Receiver {
  readonly #ports: DoorOptions['ports'];
  readonly #signingSecret: string | undefined;
  readonly #keeping = new Queue();
  readonly #working = new Set<Promise<void>>();
  readonly #refused: Record<Refusal, number> = { unsigned: 0, old: 0, forged: 0 };
  #app: Pick<App, 'processEvent'> | undefined;

  constructor({ ports, signingSecret }: DoorOptions) {
    this.#ports = ports;
    this.#signingSecret = signingSecret;
  }

  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  /** Resolves when nothing is worked on any more. */
  async stop(): Promise<void> {
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
  }

  /** Requests that were refused since the start, by reason. */
  get refused(): Readonly<Record<Refusal, number>> {
    return this.#refused;
  }

  /** One request of Slack's. Never throws. */
  async handle(request: SlackRequest): Promise<SlackResponse> {
    const { clock, log } = this.#ports;
    const refusal = refusalOf(request, this.#signingSecret ?? '', clock.wall());
    if (refusal !== null) {
      this.#refused[refusal] += 1;
      log.warn({ reason: refusal }, 'a request that is not Slack’s was refused');
      return { status: 401, body: '' };
    }
    const body = bodyOf(request);
    if (body === null) return { status: 400, body: '' };
    if (body.type === 'url_verification') return json({ challenge: body.challenge });
    if (body.ssl_check !== undefined) return OK;
    return this.#answer(arrivalId(body, request), body);
  }

  /** One envelope from the socket. */
  async envelope(envelopeId: string, { body, ack }: Pick<ReceiverEvent, 'body' | 'ack'>): Promise<void> {
    const answer = await this.#answer((body as Body).event_id ?? envelopeId, body as Body);
    if (answer.status === 200) await ack(answer.body === '' ? undefined : JSON.parse(answer.body));
  }

  /** Works on what a crash left undone, and forgets what was done long ago. */
  async catchUp(): Promise<void> {
    const { arrivals, clock, log } = this.#ports;
    for (;;) {
      const wall = clock.wall();
      const left = await arrivals.takeOver(wall, later(wall, HOLD_MS));
      if (left === null) break;
      if (left.attempts > MOST_ATTEMPTS) {
        log.error({ arrival: left.id }, 'what arrived could not be worked on');
        await arrivals.markDone(left.id, wall);
      } else await this.#workOn(left.id, JSON.parse(left.body) as Body, true, async () => {});
    }
    await arrivals.forget(later(clock.wall(), -REMEMBERED_MS));
  }

  #answer(id: string, body: Body): Promise<SlackResponse> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(UNAVAILABLE), ANSWER_WITHIN_MS);
      void this.#take(id, body)
        .catch((error: unknown) => {
          this.#ports.log.error({ arrival: id, error: (error as Error).name }, 'what arrived was not kept');
          return UNAVAILABLE;
        })
        .then(resolve)
        .finally(() => clearTimeout(timer));
    });
  }

  async #take(id: string, body: Body): Promise<SlackResponse> {
    // A list that is asked for changes nothing, and is asked for again.
    const isKept = body.type !== 'block_suggestion';
    if (isKept && !(await this.#keep(id, body))) return OK;
    const waits = body.type === 'view_submission' || body.type === 'block_suggestion';
    return new Promise((resolve) => {
      const ack = async (answer?: unknown) => resolve(answer === undefined ? OK : json(answer));
      const work = this.#workOn(id, body, false, ack, isKept).then((isDone) =>
        // An empty answer would close the modal over what was typed in it.
        resolve(isDone || !waits ? OK : UNAVAILABLE),
      );
      this.#working.add(work);
      void work.finally(() => this.#working.delete(work));
      if (!waits) resolve(OK);
    });
  }

  #keep(id: string, { token: _, ...body }: Body): Promise<boolean> {
    const { arrivals, clock } = this.#ports;
    const wall = clock.wall();
    const arrival: Arrival = {
      id,
      body: JSON.stringify(body),
      receivedAt: wall,
      heldUntil: later(wall, HOLD_MS),
      attempts: 1,
    };
    return this.#keeping.run(personOf(body), () => arrivals.keep(arrival));
  }

  async #workOn(
    id: string,
    body: Body,
    isLate: boolean,
    ack: (answer?: unknown) => Promise<void>,
    isKept = true,
  ): Promise<boolean> {
    const { arrivals, clock, log } = this.#ports;
    const as: ArrivedAs = { arrival: id, isLate };
    try {
      await this.#app?.processEvent({ body, ack, customProperties: { ...as } });
      if (isKept) await arrivals.markDone(id, clock.wall());
      return true;
    } catch (error) {
      log.error({ arrival: id, error: (error as Error).name }, 'working on what arrived failed');
      return false;
    }
  }
}

function json(answer: unknown): SlackResponse {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(answer) };
}

function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
