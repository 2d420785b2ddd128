const knownTypes = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'message_reaction',
  'message_reaction_count',
  'chat_boost',
  'removed_chat_boost',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'purchased_paid_media',
];

const notByDefault = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** Types of `allowed_updates` that exist; others are ignored, as Telegram does. */
export function knownUpdateTypes(types: unknown[]): string[] {
  return types.map((type) => String(type).toLowerCase()).filter((type) => knownTypes.includes(type));
}

/** Whether a bot wants an update; an empty list means the default. */
export function wantsUpdate(allowed: string[], type: string): boolean {
  return allowed.length === 0 ? !notByDefault.has(type) : allowed.includes(type);
}
