import { PeopleError } from '../../people-error.ts';
import type { Channel, Person } from '../state/records.ts';
import { imWith } from '../workspace.ts';
import type { World } from '../world.ts';

export function personOf(world: World, id: string): Person {
  const person = world.state.people.get(id);
  if (!person) throw new PeopleError(404, `No person ${id}`);
  if (person.deleted) throw new PeopleError(409, `${id} is deactivated`);
  return person;
}

/** A channel as people name it: `app` is the direct messages with the app. The person must be in it. */
export function channelOf(world: World, person: Person, name: string): Channel {
  const channel = name === 'app' ? imWith(world, person) : world.state.channels.get(name);
  if (!channel) throw new PeopleError(404, `No channel ${name}`);
  if (!channel.members.includes(person.id)) throw new PeopleError(409, `${person.id} is not in ${name}`);
  return channel;
}
