/** What the facts may hold that every process with partners shares. */
export const conversation = {
  messageReceived: [{ item: 'i1', files: ['f2'] }],
  messageSent: [{ to: 'contact', words: 'i2' }],
  filesAdded: [{ files: ['f3'] }],
};

/** Who is accepted with them. */
export function conversationRights(staff: string): Record<string, string> {
  return { messageReceived: 'carrier, client, driver', messageSent: staff, filesAdded: staff };
}

export const reason = [{ reason: 'так решили' }];
