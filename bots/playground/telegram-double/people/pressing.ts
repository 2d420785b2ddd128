import { PeopleError } from '../../people-error.ts';
import { personAsUser } from '../state/conversations.ts';
import type { Press } from '../state/records.ts';
import type { World } from '../world.ts';
import { withFileIdsOf } from './file-ids.ts';
import { findChat, findPerson } from './person-chat.ts';

const firstQueryId = 4_000_000_000_000_000;
const keptPresses = 10_000;

/** Presses a callback button; refuses one that is not on the message at this moment. */
export function pressButton(
  world: World,
  personId: number,
  name: string,
  ask: { message_id: number; data: string },
): Press {
  const conversation = findChat(world, personId, name);
  const stored = conversation && world.state.messages.get(conversation.key, ask.message_id);
  if (!stored || stored.deleted) throw new PeopleError(404, `No message ${ask.message_id} in ${name}`);
  if (conversation.kind === 'private' && conversation.chat.blocked)
    throw new PeopleError(409, `${name} is blocked`);
  const buttons = stored.message.reply_markup?.inline_keyboard.flat() ?? [];
  if (!buttons.some(({ callback_data }) => callback_data === ask.data)) {
    throw new PeopleError(409, `Message ${ask.message_id} has no such button now`);
  }
  const number = firstQueryId + world.state.next('press');
  const id = String(number);
  const press: Press = {
    id,
    bot_id: stored.message.from.id,
    person_id: personId,
    conversation: conversation.key,
    message_id: ask.message_id,
    data: ask.data,
    at: world.now(),
    answer: null,
  };
  world.state.presses.set(id, press);
  world.state.presses.delete(String(number - keptPresses));
  const query = {
    id,
    from: personAsUser(findPerson(world, personId)),
    message: withFileIdsOf(world, press.bot_id, stored.message),
    chat_instance: `${7_000_000_000_000_000 + Math.abs(stored.message.chat.id)}`,
    data: ask.data,
  };
  world.updates.add(press.bot_id, 'callback_query', query, `presses of ${personId}`);
  return press;
}
