/** What the facts may hold that every process with partners shares. */
export const conversation = {
  messageReceived: [{ item: 'i1', files: ['f2'] }],
  messageSent: [{ to: 'contact', words: 'i2' }],
  filesAdded: [{ files: ['f3'] }],
};

/** Who is accepted with them: which partners write, and which colleagues answer. */
export function conversationRights(
  staff: string,
  partners = 'carrier, client, driver',
): Record<string, string> {
  return { messageReceived: partners, messageSent: staff, filesAdded: staff };
}

export const reason = [{ reason: 'так решили' }];
