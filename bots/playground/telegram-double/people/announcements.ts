import { conversationOf } from '../state/conversations.ts';
import type { StoredMessage } from '../state/records.ts';
import type { World } from '../world.ts';

/** Tells the pages about a new, edited or deleted message. */
export function announceMessage(
  world: World,
  kind: 'message' | 'edited' | 'deleted',
  stored: StoredMessage,
): void {
  const { message } = stored;
  world.events.announce({
    kind,
    ...placeOf(world, stored.conversation),
    message,
    message_id: message.message_id,
  });
}

/** How the people's routes call a conversation: whose it is, and with whom. */
export function placeOf(world: World, key: string): { user?: number; chat: string; bot?: string } {
  const conversation = conversationOf(world.state, key);
  if (conversation.kind === 'group') return { chat: String(conversation.group.id) };
  const bot = world.state.bots.get(conversation.chat.bot_id)!.username;
  return { user: conversation.person.id, chat: bot, bot };
}
