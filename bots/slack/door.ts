import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { Queue } from '../../core/cases/queue.ts';
import type { Arrival, Ports } from '../../core/ports/index.ts';
import { patiently } from '../intake/patience.ts';
import { Refusals } from '../intake/refusals.ts';
import { DEADLINES_MS, passed } from './deadline.ts';
import { InWork } from './in-work.ts';
import {
  arrivalId,
  type Body,
  bodyOf,
  personOf,
  REFUSALS,
  type Refusal,
  refusalOf,
  type SlackRequest,
  type SlackResponse,
} from './request.ts';

/** What brought the process down so often is given up. */
const MOST_ATTEMPTS = 3;
const REMEMBERED_MS = 24 * 3_600_000;

const OK: SlackResponse = { status: 200, body: '' };
const UNAVAILABLE: SlackResponse = { status: 503, body: '' };

/** What listeners are told beside the body. */
export interface ArrivedAs {
  /** Unique for the channel, the same for a repeat. */
  arrival: string;
  /** The moment of `performance.now()`, for whoever waits for the answer; null: nobody does any more. */
  arrivedAt: number | null;
}

interface DoorOptions {
  ports: Pick<Ports, 'arrivals' | 'clock' | 'log'>;
  signingSecret: string | undefined;
  /** Nothing can be answered before: Slack brings it again. */
  isLetIn(): boolean;
}

/**
 * Takes what Slack brings, by HTTP or through a socket: checks it, keeps it, answers, and only then works on it, so that
 * a crash loses nothing and a repeat does nothing. Modals that are sent and lists that are asked for have their answer
 * in the response.
 */
export class Door implements Receiver {
  readonly #ports: DoorOptions['ports'];
  readonly #signingSecret: string | undefined;
  readonly #isLetIn: () => boolean;
  readonly #keeping = new Queue();
  readonly #inWork: InWork;
  readonly #refusals: Refusals<Refusal>;
  #app: Pick<App, 'processEvent'> | undefined;

  constructor({ ports, signingSecret, isLetIn }: DoorOptions) {
    this.#ports = ports;
    this.#signingSecret = signingSecret;
    this.#isLetIn = isLetIn;
    this.#inWork = new InWork(ports);
    this.#refusals = new Refusals(ports.log, 'requests that are not Slack’s were refused', REFUSALS);
  }

  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  /** Resolves when nothing is worked on any more. */
  async stop(): Promise<void> {
    await this.#inWork.idle();
  }

  /** Requests that were refused since the start, by reason. */
  get refused(): Readonly<Record<Refusal, number>> {
    return this.#refusals.counts;
  }

  /** One request of Slack's. Never throws. */
  async handle(request: SlackRequest): Promise<SlackResponse> {
    const refusal = refusalOf(request, this.#signingSecret ?? '', this.#ports.clock.wall());
    if (refusal !== null) {
      this.#refusals.count(refusal);
      return { status: 401, body: '' };
    }
    const body = bodyOf(request);
    if (body === null) return { status: 400, body: '' };
    if (body.type === 'url_verification') return json({ challenge: body.challenge });
    if (body.ssl_check !== undefined) return OK;
    return this.#answer(arrivalId(body, request), body, request.arrivedAt);
  }

  /** One envelope from the socket. */
  async envelope(envelopeId: string, { body, ack }: Pick<ReceiverEvent, 'body' | 'ack'>): Promise<void> {
    const id = (body as Body).event_id ?? envelopeId;
    const answer = await this.#answer(id, body as Body, performance.now());
    if (answer.status === 200) await ack(answer.body === '' ? undefined : JSON.parse(answer.body));
  }

  /** Works on what a crash left undone, and forgets what was done long ago. */
  async catchUp(): Promise<void> {
    const { arrivals, clock, log } = this.#ports;
    while (this.#isLetIn()) {
      const wall = clock.wall();
      const left = await arrivals.takeOver(wall, this.#inWork.holdUntil(), this.#inWork.ids);
      if (left === null) break;
      if (left.attempts > MOST_ATTEMPTS) {
        log.error({ arrival: left.id }, 'what arrived could not be worked on');
        await arrivals.markDone(left.id, wall);
      } else await this.#workOn(left.id, JSON.parse(left.body) as Body, null, async () => {});
    }
    await arrivals.forget(later(clock.wall(), -REMEMBERED_MS));
  }

  #answer(id: string, body: Body, arrivedAt: number): Promise<SlackResponse> {
    const answer = this.#take(id, body, arrivedAt).catch((error: unknown) => {
      this.#ports.log.error({ arrival: id, error: (error as Error).name }, 'what arrived was not kept');
      return UNAVAILABLE;
    });
    const tooLate = passed(arrivedAt, DEADLINES_MS.last).then(() => UNAVAILABLE);
    return Promise.race([answer, tooLate]);
  }

  async #take(id: string, body: Body, arrivedAt: number): Promise<SlackResponse> {
    if (!this.#isLetIn()) return UNAVAILABLE;
    // A list that is asked for changes nothing, and is asked for again.
    const isKept = body.type !== 'block_suggestion';
    if (isKept && !(await this.#keep(id, body))) return OK;
    const waits = body.type === 'view_submission' || body.type === 'block_suggestion';
    return new Promise((resolve) => {
      const ack = async (answer?: unknown) => resolve(answer === undefined ? OK : json(answer));
      void this.#workOn(id, body, arrivedAt, ack, isKept).then((isDone) =>
        // An empty answer would close the modal over what was typed in it.
        resolve(isDone || !waits ? OK : UNAVAILABLE),
      );
      if (!waits) resolve(OK);
    });
  }

  /** Whether it is to be worked on now: no repeat, and not kept so slowly that another has taken it over. */
  async #keep(id: string, { token: _, ...body }: Body): Promise<boolean> {
    const { arrivals, clock } = this.#ports;
    const arrival: Arrival = {
      id,
      body: JSON.stringify(body),
      receivedAt: clock.wall(),
      heldUntil: this.#inWork.holdUntil(),
      attempts: 1,
    };
    const isNew = await this.#keeping.run(personOf(body), () => arrivals.keep(arrival));
    return isNew && clock.wall() < arrival.heldUntil;
  }

  #workOn(
    id: string,
    body: Body,
    arrivedAt: ArrivedAs['arrivedAt'],
    ack: (answer?: unknown) => Promise<void>,
    isKept = true,
  ): Promise<boolean> {
    const { arrivals, clock, log } = this.#ports;
    const as: ArrivedAs = { arrival: id, arrivedAt };
    return this.#inWork.run(id, async () => {
      try {
        await this.#app?.processEvent({ body, ack, customProperties: { ...as } });
        if (isKept) await patiently(log, () => arrivals.markDone(id, clock.wall()));
        return true;
      } catch (error) {
        log.error({ arrival: id, error: (error as Error).name }, 'working on what arrived failed');
        return false;
      }
    });
  }
}

function json(answer: unknown): SlackResponse {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(answer) };
}

function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
