import type { Scene } from './story.ts';
import { NEW_INN } from './story.ts';

/** What is not as it should be at the end of the demo; nothing when all is well. */
export async function judge({ caravan, double }: Scene): Promise<string[]> {
  const { cases, ports } = caravan;
  const faults: string[] = [];
  const client = await cases.load(`k${NEW_INN}`);
  if (client?.value !== 'working')
    faults.push(`the client stands at ${JSON.stringify(client?.value)}, not at "working"`);
  const orders = await ports.cases.list({ process: 'transport-order', partyIds: [`k${NEW_INN}`] });
  if (orders.length !== 1 || orders[0]?.value !== 'requestReceived') {
    faults.push(`the request stands at ${JSON.stringify(orders.map((order) => order.value))}`);
  }
  for (const id of await ports.journal.caseIds()) {
    const { same, chain } = await cases.verify(id);
    if (!same) faults.push(`the journal of ${id} does not replay to the stored state`);
    if (!chain) faults.push(`the hash chain of ${id} is broken`);
  }
  if ((await ports.journal.undispatched(1)).length > 0) faults.push('effects wait to be dispatched');
  return [...faults, ...(await judgeMessages({ caravan, double }))];
}

/** Every message in the ledger is sent (and really there) or expired, none hangs, fails or is unknown. */
async function judgeMessages({ caravan, double }: Pick<Scene, 'caravan' | 'double'>): Promise<string[]> {
  const faults: string[] = [];
  const { sent, expired, ...others } = await caravan.ports.ledger.counts();
  for (const [state, count] of Object.entries(others)) {
    if (count > 0) faults.push(`${count} messages are ${state} (beside ${sent} sent and ${expired} expired)`);
  }
  const chats = new Map<string, Set<string>>();
  for (const message of await caravan.ports.ledger.list({ states: ['sent'], limit: 100_000 })) {
    const bot = message.channel === 'telegram-staff' ? 'caravan_staff_bot' : 'caravan_partners_bot';
    const key = `${message.chatId}@${bot}`;
    if (!chats.has(key)) {
      const seen = double.people.chat(Number(message.chatId), bot).messages;
      chats.set(key, new Set(seen.map((one) => String(one.message_id))));
    }
    if (chats.get(key)?.has(message.messageId ?? '') !== true)
      faults.push(`message ${message.id} is not in its chat`);
  }
  return faults;
}
