import { PeopleError } from '../../people-error.ts';
import { type Conversation, groupKey, privateKey } from '../state/conversations.ts';
import type { Person } from '../state/records.ts';
import { botByUsername, type World } from '../world.ts';

export function findPerson(world: World, id: number): Person {
  const person = world.state.people.get(id);
  if (!person) throw new PeopleError(404, `No person ${id}`);
  return person;
}

/** Finds the chat a person's route names: a bot's username, or the id of a group the person is in. */
export function findChat(world: World, personId: number, name: string): Conversation | undefined {
  const person = findPerson(world, personId);
  if (/^-\d+$/.test(name)) {
    const group = world.state.groups.get(Number(name));
    if (!group?.people.includes(personId))
      throw new PeopleError(404, `Person ${personId} is in no group ${name}`);
    return { kind: 'group', key: groupKey(group.id), group };
  }
  const bot = botByUsername(world, name);
  if (!bot) throw new PeopleError(404, `No bot ${name}`);
  const key = privateKey(bot.id, personId);
  const chat = world.state.chats.get(key);
  return chat && { kind: 'private', key, chat, person };
}

/** The chat a person is about to write into; a chat with a bot begins now if it has not before. */
export function openChat(world: World, personId: number, name: string): Conversation {
  const person = findPerson(world, personId);
  if (person.deactivated) throw new PeopleError(409, `Person ${personId} has deleted the account`);
  const found = findChat(world, personId, name);
  if (found?.kind === 'private' && found.chat.blocked)
    throw new PeopleError(409, `${name} is blocked; unblock it first`);
  if (found) return found;
  const bot = botByUsername(world, name)!;
  const key = privateKey(bot.id, personId);
  const chat = { bot_id: bot.id, person_id: personId, blocked: false, keyboard: null, read_up_to: 0 };
  return { kind: 'private', key, chat: world.state.chats.set(key, chat), person };
}
