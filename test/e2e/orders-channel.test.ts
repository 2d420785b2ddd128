import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pace } from '../../core/messages/pace.ts';
import { orderOf } from '../builders/orders.ts';
import { type Company, openCompany } from './company.ts';
import { InSlack, SlackEnd, withSlack } from './second-messenger.ts';

const CHANNEL = 'C0ORDERS';

let company: Company;
const slack = new SlackEnd();
beforeAll(async () => {
  company = await openCompany({ around: withSlack });
  const { people } = company.caravan.ports;
  const [oleg, vera] = [await company.person('head'), await company.person('accountant')];
  await people.link(oleg.id, { channel: 'slack', userId: 'UOLEG', chatId: 'DUOLEG' });
  await people.link(vera.id, { channel: 'slack', userId: 'UVERA', chatId: 'DUVERA' });
});
afterAll(() => company.close());

const say = async (userId: string, args: string, chatId = CHANNEL) =>
  (await new InSlack(company.caravan, userId).bring({ kind: 'command', name: 'here', args }, chatId)).join();

/** What stands in the channel, each with the message in whose thread it stands. */
async function told() {
  await company.settle();
  const { caravan } = company;
  await caravan.courier([slack], new Pace(caravan.ports, {})).run();
  const inChannel = [...slack.copies].filter(([, { to }]) => to === CHANNEL);
  return inChannel.map(([ts, { message, thread }]) => {
    const words = caravan.ports.texts.say('ru', message.text);
    return { ts, words, thread, buttons: message.buttons.length };
  });
}

async function newOrder(): Promise<string> {
  const igor = await company.person('logistician');
  return orderOf(company.caravan, await company.client('working'), igor, igor);
}

describe('orders in a channel of the company', { timeout: 60_000 }, () => {
  it('are told nowhere until somebody who leads says where', async () => {
    await newOrder();
    expect(await told()).toEqual([]);
    expect(await say('UVERA', '')).toContain('не');
    await newOrder();
    expect(await told()).toEqual([]);
    expect(await say('UOLEG', '', 'DUOLEG')).toContain('в канале Slack');
  });

  it('each has a message, and what happens to it stands in that thread, once', async () => {
    expect(await say('UOLEG', '')).toContain('Готово');
    const [first, second] = [await newOrder(), await newOrder()];
    const withdraw = (caseId: string) =>
      company.person('logistician').then((doer) =>
        company.caravan.cases.handle({
          commandId: `withdrawn/${caseId}`,
          process: 'transport-order',
          caseId,
          fact: { type: 'requestWithdrawn', reason: 'letter' },
          doer,
          channel: 'telegram-staff',
        }),
      );
    await told();
    await withdraw(first);
    await withdraw(first);
    const all = await told();
    const roots = all.filter(({ thread }) => thread === undefined);
    expect(roots).toHaveLength(2);
    for (const { words, buttons } of roots) {
      expect(words).toMatch(/📦.*Казань/);
      expect(buttons).toBe(0);
    }
    const [one, other] = roots.map(({ ts }) =>
      all.filter(({ thread }) => thread === ts).map(({ words }) => words),
    );
    expect(one).toEqual([
      expect.stringContaining('Заявка зарегистрирована'),
      expect.stringMatching(/Заявка отозвана — Игорь/),
    ]);
    expect(other).toEqual([expect.stringContaining('Заявка зарегистрирована')]);
    expect(second).not.toBe(first);
  });

  it('are told there no more once it is switched off', async () => {
    const before = await told();
    expect(await say('UOLEG', 'off')).toContain('больше не пишутся');
    await newOrder();
    expect(await told()).toEqual(before);
  });
});
