import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/ports/index.ts';
import { refusalOf } from './web.ts';

/** Between two questions; the last one again and again. */
const PAUSES_MS = [500, 1000, 2000, 5000];

/** Who we are in Slack. */
interface Me {
  /** As the app is called. */
  name: string;
  userId: string | undefined;
  botId: string | undefined;
}

/** Asks Slack who we are until it says so. Caravan starts without that: Slack may be silent or not let the app in. */
export class Introduction {
  readonly #web: WebClient;
  readonly #log: Log;
  readonly #end = new AbortController();
  #me: Me | undefined;
  /** Never rejects; pending as long as Slack has not said. */
  readonly done: Promise<Me>;

  constructor(web: WebClient, log: Log) {
    this.#web = web;
    this.#log = log;
    this.done = new Promise((resolve) => void this.#ask().then((me) => me !== undefined && resolve(me)));
  }

  /** Undefined as long as Slack has not said. */
  get me(): Me | undefined {
    return this.#me;
  }

  stop(): void {
    this.#end.abort();
  }

  async #ask(): Promise<Me | undefined> {
    const { signal } = this.#end;
    let told: string | undefined;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const { user = 'caravan', user_id: userId, bot_id: botId } = await this.#web.auth.test();
        if (signal.aborted) break;
        if (told !== undefined) this.#log.info({ attempt }, 'Slack has let the app in');
        this.#me = { name: user, userId, botId };
        return this.#me;
      } catch (error) {
        const why = refusalOf(error) ?? (error as Error).name;
        if (why !== told) this.#log.warn({ error: why }, 'Slack does not let the app in, asking again');
        told = why;
        const ms = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
        await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
    return undefined;
  }
}
