import type { Message } from '../../../core/messages/message.ts';
import { MILESTONES } from '../../../core/processes/trip/route.ts';
import { NEWCOMER } from '../company/cast.ts';
import type { Scene } from './story.ts';
import { NEW_INN } from './story.ts';

/** What an order brings about beside itself. */
const OF_AN_ORDER = ['trip', 'offer', 'charge', 'carrier-bill', 'invoice', 'act'];

/** What is not as it should be at the end of the demo; nothing when all is well. */
export async function judge(scene: Scene): Promise<string[]> {
  const { caravan } = scene;
  const { cases, ports } = caravan;
  const faults: string[] = [];
  const client = await cases.load(`k${NEW_INN}`);
  if (client?.value !== 'working')
    faults.push(`the client stands at ${JSON.stringify(client?.value)}, not at "working"`);
  const orders = await ports.cases.list({ process: 'transport-order', partyIds: [`k${NEW_INN}`] });
  if (orders.length !== 1 || orders[0]?.value !== 'closed')
    faults.push(`the order stands at ${JSON.stringify(orders.map((order) => order.value))}, not at "closed"`);
  for (const process of OF_AN_ORDER) {
    const found = await ports.cases.list({ process, limit: 100 });
    if (found.length === 0) faults.push(`there was no case of ${process}`);
    for (const { id, closed, value } of found)
      if (!closed) faults.push(`${process} ${id} is left open at ${JSON.stringify(value)}`);
  }
  for (const id of await ports.journal.caseIds()) {
    const { same, chain } = await cases.verify(id);
    if (!same) faults.push(`the journal of ${id} does not replay to the stored state`);
    if (!chain) faults.push(`the hash chain of ${id} is broken`);
  }
  if ((await ports.journal.undispatched(1)).length > 0) faults.push('effects wait to be dispatched');
  return [...faults, ...(await judgeMilestones(caravan)), ...(await judgeMessages(scene))];
}

/** The client's contact was sent each published milestone once. */
async function judgeMilestones({ cases, ports }: Scene['caravan']): Promise<string[]> {
  const faults: string[] = [];
  const contact = await ports.people.byIdentity('telegram-partners', String(NEWCOMER.userId));
  for (const { id } of await ports.cases.list({ process: 'trip', limit: 100 })) {
    const told = await ports.ledger.list({ caseId: id, personId: contact?.id ?? '', limit: 1000 });
    const published = (await cases.history(id)).filter(({ fact }) => fact.type === 'milestonePublished');
    if (published.length !== MILESTONES.length)
      faults.push(`${published.length} milestones of ${id} were published`);
    for (const { _id, fact } of published) {
      const heard = told.filter((message) => message.id.startsWith(`${_id}/`) && message.state === 'sent');
      if (heard.length !== 1) faults.push(`the client heard ${heard.length} times of ${fact.kind} of ${id}`);
    }
  }
  return faults;
}

/** Every message in the ledger is sent (and really there) or expired, none hangs, fails or is unknown. */
async function judgeMessages(scene: Scene): Promise<string[]> {
  const { caravan } = scene;
  const faults: string[] = [];
  const { sent, expired, ...others } = await caravan.ports.ledger.counts();
  for (const [state, count] of Object.entries(others)) {
    if (count > 0) faults.push(`${count} messages are ${state} (beside ${sent} sent and ${expired} expired)`);
  }
  const chats = new Map<string, Set<string>>();
  for (const message of await caravan.ports.ledger.list({ states: ['sent'], limit: 100_000 })) {
    const key = `${message.channel}/${message.chatId}`;
    if (!chats.has(key)) chats.set(key, new Set(copiesIn(scene, message)));
    if (chats.get(key)?.has(message.messageId ?? '') !== true)
      faults.push(`message ${message.id} is not in its chat`);
  }
  return faults;
}

/** The ids of everything that stands in the chat of a message. */
function copiesIn({ double, slack }: Scene, { channel, chatId = '' }: Message): string[] {
  if (channel === 'slack') {
    const people = slack?.people;
    const chats = (people?.list() ?? []).flatMap(({ id }) =>
      people!.chats(id).map(({ kind, channel: name }) => people!.chat(id, kind === 'app' ? 'app' : name)),
    );
    const found = chats.find((chat) => chat.channel === chatId);
    return (found?.messages ?? []).map(({ ts }) => ts);
  }
  const bot = channel === 'telegram-staff' ? 'caravan_staff_bot' : 'caravan_partners_bot';
  return double.people.chat(Number(chatId), bot).messages.map((one) => String(one.message_id));
}
