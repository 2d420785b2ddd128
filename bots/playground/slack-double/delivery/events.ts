import { randomBytes } from 'node:crypto';
import { type App, TEAM } from '../app.ts';
import type { AppDoor } from './app-door.ts';

/** Minutes before each retry. */
const RETRIES = [0, 1, 5];

/** Tells the app what happens in the workspace: again at once, after a minute and after five, until it is acknowledged. */
export class Events {
  readonly #app: App;
  readonly #door: AppDoor;
  readonly #minuteMs: number;
  readonly #isExternal: (channel: unknown) => boolean;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  /** `minuteMs`: how long a minute of waiting before a retry lasts. */
  constructor(app: App, door: AppDoor, minuteMs: number, isExternal: (channel: unknown) => boolean) {
    this.#app = app;
    this.#door = door;
    this.#minuteMs = minuteMs;
    this.#isExternal = isExternal;
  }

  /** `subscription`: what the app must have subscribed to: `message.im`. Nothing is lasting here: what is under way dies with the double. */
  happened(subscription: string, event: { type: string } & Record<string, unknown>): void {
    if (!this.#app.hears(subscription)) return;
    const eventId = `Ev${randomBytes(6).toString('hex').toUpperCase()}`;
    const payload = {
      token: 'verification-token',
      team_id: TEAM.id,
      api_app_id: this.#app.id,
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: TEAM.id,
          user_id: this.#app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: this.#isExternal(event.channel),
      event_context: `4-${eventId}`,
    };
    void this.#deliver(payload, event.type, eventId, 0, undefined);
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #deliver(
    payload: object,
    type: string,
    eventId: string,
    attempt: number,
    retryReason: string | undefined,
  ): Promise<void> {
    const told = { kind: 'event' as const, type, payload, eventId, attempt, retryReason };
    const { error, noRetry } = await this.#door.tell(told);
    const wait = RETRIES[attempt];
    if (error === undefined || noRetry || wait === undefined || this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(payload, type, eventId, attempt + 1, error);
    }, wait * this.#minuteMs);
    this.#timers.add(timer);
  }
}
