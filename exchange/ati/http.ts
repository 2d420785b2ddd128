import type { z } from 'zod';
import type { Log, NotDone } from '../../core/ports/index.ts';
import { refusalOf } from './errors.ts';

export interface AtiAccess {
  /** No slash at the end. */
  root: string;
  token: string;
  /** The company's own code in ATI.SU: every request must bear it. */
  code: string;
  log: Log;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Doing it twice is as good as doing it once: it is tried again when the answer is lost. */
  safe: boolean;
}

export type Answer<T> = { value: T } | NotDone;

/** At most ten requests a second for one contact; this stays below. */
const GAP_MS = 120;
const TIMEOUT_MS = 15_000;
/** After 429 or a lost answer: 100 ms, then twice as long each time. */
const PAUSES_MS = [100, 200, 400, 800];

/**
 * Speaks to the API of ATI.SU. Headers, pace and repeats are those of https://ati.su/developers/documentation/rules:
 * `Authorization: Bearer`, `User-Agent: ati_integrator_<code>`, ten requests a second for a contact, 429 repeated after
 * 100 ms and twice as long each time, broken sockets repeated. What is not safe to repeat is not: it is `unknown`.
 */
export class AtiHttp {
  readonly #access: AtiAccess;
  #turn: Promise<void> = Promise.resolve();

  constructor(access: AtiAccess) {
    this.#access = access;
  }

  async ask<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<Answer<z.infer<Schema>>> {
    for (const pause of [...PAUSES_MS, null]) {
      const response = await this.#send(call);
      const isBusy = response === null ? call.safe : response.status === 429;
      const isBroken = call.safe && response !== null && response.status >= 500;
      if ((isBusy || isBroken) && pause !== null) {
        await this.#access.wait(pause);
        continue;
      }
      return this.#read(call, response, schema);
    }
    throw new Error('unreachable: the last try answers');
  }

  /** Null: the answer was lost. */
  async #send({ method, path, body }: Call): Promise<{ status: number; text: string } | null> {
    const { root, token, code, log } = this.#access;
    await this.#myTurn();
    try {
      const response = await fetch(root + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'user-agent': `ati_integrator_${code}`,
          'accept-encoding': 'gzip, deflate, br',
          'content-type': 'application/json',
          accept: 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      log.warn({ exchange: 'ati', method, error: (error as Error).name }, 'the exchange did not answer');
      return null;
    }
  }

  /** Requests begin one after another, with a gap in between. */
  #myTurn(): Promise<void> {
    const mine = this.#turn;
    this.#turn = mine.then(() => this.#access.wait(GAP_MS));
    return mine;
  }

  #read<Schema extends z.ZodType>(
    call: Call,
    response: { status: number; text: string } | null,
    schema: Schema,
  ): Answer<z.infer<Schema>> {
    const lost: NotDone = { result: call.safe ? 'later' : 'unknown' };
    if (response === null || response.status >= 500) return lost;
    const body = parsed(response.text);
    if (response.status >= 400) return refusalOf(response.status, body, this.#noting(call));
    const read = schema.safeParse(body);
    if (read.success) return { value: read.data };
    const fields = read.error.issues.map(({ path }) => path.join('.'));
    this.#noting(call)({ status: response.status, fields: [...new Set(fields)].slice(0, 5) });
    return lost;
  }

  /** Codes and names of fields only: answers hold people and firms. */
  #noting({ method, path }: Call): (fields: Record<string, unknown>) => void {
    const what = path.split('?')[0]?.replace(/[0-9a-f-]{36}/gi, '…');
    return (fields) =>
      this.#access.log.warn({ exchange: 'ati', method, what, ...fields }, 'the exchange answered otherwise');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
