import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import { commandsFor } from '../bot-api/methods/commands.ts';
import type { BotCommand, LoggedCall } from '../state/records.ts';
import { botAsUser, botByUsername, type World } from '../world.ts';
import * as inputs from './inputs.ts';

interface BotView {
  id: number;
  username: string;
  name: string;
  short_description: string;
  commands: BotCommand[];
  pending_updates: number;
  mode: 'webhook' | 'polling';
}

/** What tests and the playground's page do to the double itself. */
export class Controls {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  bots(): BotView[] {
    const stranger = { id: 0, first_name: '', deactivated: false };
    return [...this.#world.state.bots.values()].map((bot) => ({
      id: bot.id,
      username: bot.username,
      name: botAsUser(bot).first_name,
      short_description: bot.short_descriptions[''] ?? '',
      commands: commandsFor(bot, stranger),
      pending_updates: this.#world.updates.count(bot.id),
      mode: bot.webhook ? 'webhook' : 'polling',
    }));
  }

  addFault(input: z.input<typeof inputs.fault>): void {
    this.#world.faults.add(inputs.fault.parse(input));
  }

  clearFaults(): void {
    this.#world.faults.clear();
  }

  /** Delivers an update that a bot has already confirmed once more, with the same id. */
  redeliver(input: z.input<typeof inputs.redelivery>): void {
    const { bot, update_id } = inputs.redelivery.parse(input);
    const repeated = this.#world.updates.repeat(this.#bot(bot).id, update_id);
    if (!repeated) throw new PeopleError(404, `${bot} has not confirmed an update ${update_id} lately`);
  }

  /** Sets the order in which waiting updates are delivered to a bot, until it is set again. */
  setDelivery(input: z.input<typeof inputs.delivery>): void {
    const { bot, order } = inputs.delivery.parse(input);
    this.#world.updates.order(this.#bot(bot), order);
  }

  /** The bots' calls with a `seq` above `after`; getUpdates only when it brought something or was refused. */
  log(after = 0): LoggedCall[] {
    return this.#world.log.list(after);
  }

  /** Forgets people, chats, files, updates, faults and the log; bots keep their settings and webhooks. */
  async reset(): Promise<void> {
    this.#world.state.clear();
    this.#world.updates.clear();
    this.#world.faults.clear();
    await this.#world.files.clear();
    this.#world.events.announce({ kind: 'reset' });
    await this.#world.state.settled();
  }

  #bot(username: string) {
    const bot = botByUsername(this.#world, username);
    if (!bot) throw new PeopleError(404, `No bot ${username}`);
    return bot;
  }
}
