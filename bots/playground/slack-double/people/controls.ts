import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import type { Acknowledgements, Delivery } from '../delivery/delivery.ts';
import type { DisconnectReason } from '../delivery/sockets.ts';
import type { LoggedCall } from '../state/records.ts';
import type { World } from '../world.ts';
import * as inputs from './inputs.ts';

export interface AppView {
  id: string;
  name: string;
  bot_user_id: string;
  mode: 'http' | 'socket';
  request_url: string | null;
  commands: { command: string; description: string; usage_hint?: string | undefined }[];
  shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[];
}

/** What tests and the playground's page do to the double itself. */
export class Controls {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  app(): AppView {
    const { id, name, botUserId, mode, commands, shortcuts } = this.#world.app;
    const request_url = this.#world.state.settings.get('request_url') ?? null;
    return { id, name, bot_user_id: botUserId, mode, request_url, commands, shortcuts };
  }

  /** Where the app is told everything; kept only if it answers the challenge. It outlives a reset. */
  async setRequestUrl(input: z.input<typeof inputs.requestUrl>): Promise<void> {
    const { url } = inputs.requestUrl.parse(input);
    const { state, door } = this.#world;
    const before = state.settings.get('request_url');
    const challenge = randomUUID();
    const payload = { token: 'verification-token', challenge, type: 'url_verification' };
    state.settings.set('request_url', url);
    const { body, error } = await door.tell({ kind: 'verification', type: 'url_verification', payload });
    if (error !== undefined || !isEcho(body, challenge)) {
      if (before === undefined) state.settings.delete('request_url');
      else state.settings.set('request_url', before);
      throw new PeopleError(
        409,
        `Your URL didn't respond with the value of the challenge (${error ?? 'other answer'})`,
      );
    }
    await state.settled();
  }

  addFault(input: z.input<typeof inputs.fault>): void {
    this.#world.faults.add(inputs.fault.parse(input));
  }

  clearFaults(): void {
    this.#world.faults.clear();
  }

  /** The app's calls with a `seq` above `after`. */
  log(after = 0): LoggedCall[] {
    return [...this.#world.state.calls.values()].filter(({ seq }) => seq > after);
  }

  /** What the app was told, with a `seq` above `after`; the last 2000. */
  deliveries(after = 0): Delivery[] {
    return this.#world.door.deliveries.list(after);
  }

  /** How many times the app was told something, how often it failed to acknowledge, and the slowest answer. */
  acknowledgements(): Acknowledgements {
    return this.#world.door.deliveries.acknowledgements;
  }

  /** Sends a request that the app has had once more, exactly as it was or with another signature. */
  async sendAgain(
    seq: number,
    input: z.input<typeof inputs.again>,
  ): Promise<{ status?: number; ms: number }> {
    const { status, ms } = await this.#world.door.sendAgain(seq, inputs.again.parse(input).how);
    return { ...(status === undefined ? {} : { status }), ms };
  }

  /** Resolves once nothing is on its way to the app; retries that are due later do not count. */
  idle(): Promise<void> {
    return this.#world.door.idle();
  }

  /** Socket mode: asks the app to connect anew. */
  disconnect(reason: DisconnectReason): void {
    this.#world.sockets.disconnect(reason);
  }

  /** Forgets people, channels, messages, files, views, faults and the log; the app keeps its URL. */
  async reset(): Promise<void> {
    const { state, blobs, faults, views, triggers, responseUrls, door, events } = this.#world;
    state.clear();
    faults.clear();
    views.clear();
    triggers.clear();
    responseUrls.clear();
    door.deliveries.clear();
    await blobs.clear();
    events.announce({ kind: 'reset' });
    await state.settled();
  }
}

function isEcho(body: string, challenge: string): boolean {
  if (body === challenge) return true;
  try {
    return (JSON.parse(body) as { challenge?: unknown }).challenge === challenge;
  } catch {
    return false;
  }
}
