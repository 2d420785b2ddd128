import type { Caravan } from '../../../core/caravan.ts';
import { tellOrdersIn } from '../../../core/messages/orders-channel.ts';
import { invite, redeem, replaceAccount } from '../../../core/people/invitations.ts';
import type { Person } from '../../../core/people/person.ts';
import type { SlackDouble } from '../slack-double/index.ts';
import { COLLEAGUES } from './cast.ts';

const CHANNEL = 'заказы';

/**
 * Opens the company's Slack: whoever of the colleagues works there too joins the workspace, has the account linked by a
 * one-time code, and hears in both messengers, so that the same card can be seen in each.
 */
export async function openWorkspace({ ports }: Caravan, slack: SlackDouble): Promise<void> {
  for (const { userId, slackId, name, role } of Object.values(COLLEAGUES)) {
    if (slackId === undefined) continue;
    await slack.people.add({
      id: slackId,
      name: role,
      real_name: name,
      locale: 'ru-RU',
      tz: 'Europe/Moscow',
    });
    const person = await ports.people.byIdentity('telegram-staff', String(userId));
    if (person !== null) await link(ports, person, slackId, slack.people.chat(slackId, 'app').channel);
  }
}

/** Opens the channel in which orders and deals are told, each in a thread of its own, from now on. */
export async function openOrdersChannel({ ports }: Caravan, slack: SlackDouble): Promise<void> {
  const members = slack.people.list().map(({ id }) => id);
  const { id } = await slack.channels.create({ name: CHANNEL, members, app: true });
  await tellOrdersIn(ports, id);
}

async function link(ports: Caravan['ports'], person: Person, userId: string, chatId: string): Promise<void> {
  const identity = { channel: 'slack' as const, userId, chatId };
  const made = await invite(ports, person, 'slack', person.id);
  const redeemed = made !== null && 'code' in made ? await redeem(ports, made.code, identity) : undefined;
  if (redeemed?.status !== 'accepted') throw new Error(`the demo company's Slack refused ${person.name}`);
  await replaceAccount(ports, redeemed.person, identity);
  await ports.people.update(person.id, { notify: { where: 'both' } });
}
