import { tellOrdersIn, tellOrdersNowhere } from '../messages/orders-channel.ts';
import { type Output, say } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { isManager } from './screens/people.ts';

/**
 * `here`, said in a channel of Slack by somebody who leads: orders and deals are told there from now on, each in a
 * thread of its own, unless another company reads there. `here off` ends it. The answer is for the one who asked.
 */
export async function ordersHere(
  { ports }: Kit,
  { person }: Visitor,
  { channel, chatId, readers }: Incoming,
  args: string,
): Promise<Output[]> {
  if (!isManager(person)) return say(t('refusal.not-allowed'));
  if (args.trim() === 'off') {
    await tellOrdersNowhere(ports.people);
    return say(t('chronicle.off'));
  }
  if (channel !== 'slack' || !/^[CG]/.test(chatId)) return say(t('chronicle.onlyChannel'));
  const app = ports.doors.nameOf('slack') ?? '';
  if (readers === 'foreign') return say(t('chronicle.shared'));
  if (readers === 'unknown') return say(t('chronicle.unknown', { app }));
  await tellOrdersIn(ports, chatId);
  return say(t('chronicle.on', { app }));
}
