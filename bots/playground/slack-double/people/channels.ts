import type { z } from 'zod';
import { PeopleError } from '../../people-error.ts';
import type { Channel } from '../state/records.ts';
import { addChannel, join, leave } from '../workspace.ts';
import type { World } from '../world.ts';
import { personOf } from './channel-of.ts';
import * as inputs from './inputs.ts';

/** The workspace's channels and who is in them. */
export class Channels {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async create(input: z.input<typeof inputs.channel>): Promise<Channel> {
    const { name, is_private, members, app } = inputs.channel.parse(input);
    for (const member of members) personOf(this.#world, member);
    if (this.list().some((channel) => channel.name === name)) throw new PeopleError(409, `#${name} is taken`);
    const channel = addChannel(this.#world, 'channel', name, is_private, members, false);
    const shown = app ? join(this.#world, channel, this.#world.app.botUserId, members[0]) : channel;
    await this.#world.state.settled();
    return shown;
  }

  list(): Channel[] {
    return [...this.#world.state.channels.values()].filter(({ kind }) => kind === 'channel');
  }

  async invite(id: string, input: z.input<typeof inputs.member>): Promise<Channel> {
    const channel = this.#channel(id);
    const joined = join(this.#world, channel, this.#who(input), channel.members[0]);
    await this.#world.state.settled();
    return joined;
  }

  async remove(id: string, input: z.input<typeof inputs.member>): Promise<Channel> {
    const left = leave(this.#world, this.#channel(id), this.#who(input));
    await this.#world.state.settled();
    return left;
  }

  /** Opens the channel to others by Slack Connect or within the organisation, or to nobody any more. */
  async share(id: string, input: z.input<typeof inputs.shared>): Promise<Channel> {
    const { shared } = inputs.shared.parse(input);
    const channel = { ...this.#channel(id), shared: shared === 'no' ? undefined : shared };
    this.#world.state.channels.set(id, channel);
    this.#world.events.announce({ kind: 'channel', channel: id });
    await this.#world.state.settled();
    return channel;
  }

  #who(input: z.input<typeof inputs.member>): string {
    const member = inputs.member.parse(input);
    return 'person' in member ? personOf(this.#world, member.person).id : this.#world.app.botUserId;
  }

  #channel(id: string): Channel {
    const channel = this.#world.state.channels.get(id);
    if (channel?.kind !== 'channel') throw new PeopleError(404, `No channel ${id}`);
    return channel;
  }
}
