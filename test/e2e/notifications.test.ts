import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Message } from '../../core/messages/message.ts';
import { Pace } from '../../core/messages/pace.ts';
import type { Notify } from '../../core/people/notify.ts';
import { msk } from './clock.ts';
import { type Company, openCompany } from './company.ts';
import { InSlack, SlackEnd, withSlack } from './second-messenger.ts';

let company: Company;
const slack = new SlackEnd();
const igorInSlack = () => new InSlack(company.caravan, 'UIGOR');
beforeAll(async () => {
  company = await openCompany({ around: withSlack, now: msk(24, '12:00') });
});
afterAll(() => company.close());

/** Finishes what waits, in Slack too. */
async function settle(): Promise<void> {
  await company.settle();
  const { caravan } = company;
  await caravan.courier([slack], new Pace(caravan.ports, {})).run();
}

async function igorWants(notify: Notify): Promise<void> {
  await company.caravan.ports.people.update((await company.person('logistician')).id, { notify });
}

async function cardsOf(caseId: string): Promise<Message[]> {
  const { id } = await company.person('logistician');
  const all = await company.caravan.ports.ledger.list({ caseId, personId: id, limit: 50 });
  return all.filter(({ kind, stage }) => kind === 'new' && stage === 'acceptance').toReversed();
}

/** Waits until the cards of a case are where they are to be. */
async function cardsAre(caseId: string, expected: [channel: string, state: string][]): Promise<Message[]> {
  return vi.waitFor(
    async () => {
      await settle();
      const cards = await cardsOf(caseId);
      expect(cards.map(({ channel, state }) => [channel, state]).toSorted()).toEqual(expected);
      return cards;
    },
    { timeout: 15_000, interval: 200 },
  );
}

describe('where a colleague hears', () => {
  it('is asked once both messengers are there, and chosen in either', async () => {
    const igor = company.colleague('logistician');
    await igor.type('/slack');
    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(wordsOf(await igor.hears('отправьте ему код')))?.[0] ?? '';
    const said = await igorInSlack().write(code);
    expect(said.at(-1)).toContain('Где писать');
    await igor.type('/notify');
    await igor.press('Везде');
    await igor.button('✓ Везде');
    expect((await company.person('logistician')).notify).toEqual({ where: 'both' });
    const chosen = await igorInSlack().press({ do: 'view', view: 'notify', arg: 'where.slack' });
    expect(chosen.join()).toContain('✓ Slack');
    expect((await company.person('logistician')).notify).toEqual({ where: 'slack' });
    for (const arg of ['where.email', 'when.never', 'roles.head', '__proto__.x', 'where'])
      await igorInSlack().press({ do: 'view', view: 'notify', arg });
    expect((await company.person('logistician')).notify).toEqual({ where: 'slack' });
  });

  it('a task goes to Slack alone where that is wanted', async () => {
    await igorWants({ where: 'slack' });
    const client = await company.client('acceptance');
    await cardsAre(client.id, [['slack', 'sent']]);
  });
});

describe('where a messenger refuses for good', { timeout: 60_000 }, () => {
  it('what was for it goes to the other one, and so does all that follows', async () => {
    await igorWants({ where: 'slack' });
    slack.isClosed = true;
    const client = await company.client('acceptance');
    await cardsAre(client.id, [
      ['slack', 'failed'],
      ['telegram-staff', 'sent'],
    ]);
    await company.colleague('logistician').button('client.button.handoverAccepted', client.name);
    const next = await company.client('acceptance');
    await cardsAre(next.id, [['telegram-staff', 'sent']]);
    // A word from there shows that the account is open again.
    slack.isClosed = false;
    await igorInSlack().command('menu');
    const last = await company.client('acceptance');
    await cardsAre(last.id, [['slack', 'sent']]);
  });
});

describe('a task that is shown in both messengers', { timeout: 90_000 }, () => {
  const handedOver = async () => {
    await igorWants({ where: 'both' });
    const client = await company.client('acceptance');
    const cards = await cardsAre(client.id, [
      ['slack', 'sent'],
      ['telegram-staff', 'sent'],
    ]);
    const inSlack = cards.find(({ channel }) => channel === 'slack') as Message;
    const move = inSlack.buttons.find(
      ({ action }) => action.do === 'move' && action.event === 'handoverAccepted',
    )!.action;
    if (move.do !== 'move') throw new Error('no move');
    return { client, inSlack, move };
  };

  it('pressed in Slack, is over in Telegram, and says there who and when', async () => {
    const { client, inSlack, move } = await handedOver();
    await igorInSlack().press(move, inSlack.messageId);
    await settle();
    const igor = company.colleague('logistician');
    await igor.sees(client.name);
    for (const card of await cardsOf(client.id)) expect(card).toMatchObject({ live: false });
    const over = igor.heard.find((m) => wordsOf(m).includes(client.name) && wordsOf(m).includes('Игорь'));
    expect(over?.reply_markup).toBeUndefined();
    expect(slack.copies.get(inSlack.messageId ?? '')?.message).toMatchObject({ kind: 'edit', buttons: [] });
    const again = await igorInSlack().press(move, inSlack.messageId);
    expect(again.join()).toMatch(/уже/i);
    expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
  });

  it('pressed in Telegram, is over in Slack', async () => {
    const { client, inSlack, move } = await handedOver();
    const igor = company.colleague('logistician');
    await igor.press('client.button.handoverAccepted', client.name);
    await settle();
    expect(slack.copies.get(inSlack.messageId ?? '')?.message).toMatchObject({ kind: 'edit', buttons: [] });
    expect((await igorInSlack().press(move, inSlack.messageId)).join()).toMatch(/уже/i);
  });

  it('pressed in both at once, is decided once', async () => {
    for (let n = 0; n < 3; n++) {
      const { client, inSlack, move } = await handedOver();
      const igor = company.colleague('logistician');
      const button = await igor.button('client.button.handoverAccepted', client.name);
      await Promise.all([igor.tap(button), igorInSlack().press(move, inSlack.messageId)]);
      await settle();
      expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
      for (const card of await cardsOf(client.id)) expect(card).toMatchObject({ live: false });
    }
  });
});

describe('what can wait', { timeout: 90_000 }, () => {
  it('comes in one message at the hour, with the way to each; what was done meanwhile is not told', async () => {
    await igorWants({ where: 'telegram-staff', when: 'thrice' });
    const [one, two, done] = [
      await company.client('acceptance'),
      await company.client('acceptance'),
      await company.client('acceptance'),
    ];
    await settle();
    const igor = company.colleague('logistician');
    expect(igor.times(one.name)).toBe(0);
    expect(await company.caravan.digests.nextMoment()).toBe(msk(24, '13:00'));
    await company.caravan.cases.handle({
      commandId: 'done/meanwhile',
      process: 'client',
      caseId: done.id,
      fact: { type: 'handoverAccepted' },
      doer: await company.person('logistician'),
      channel: 'telegram-staff',
    });
    await company.passTo(msk(24, '13:00'));
    await settle();
    // Of the third one only what came of it: its task is done.
    const digest = wordsOf(await igor.hears('Новое за это время: 3'));
    expect(digest.split('примите его в работу')).toHaveLength(3);
    for (const { name } of [one, two, done]) expect(digest.split(name)).toHaveLength(2);
    await igor.press(`1. ${one.name}`, 'Новое за это время');
    await igor.button('client.button.handoverAccepted', one.name);
    await company.caravan.digests.run();
    await settle();
    expect(igor.times('Новое за это время')).toBe(1);
  });

  it('comes by itself where it is alone, with its own buttons', async () => {
    const client = await company.client('acceptance');
    await company.passTo(msk(24, '17:00'));
    await settle();
    await company.colleague('logistician').button('client.button.handoverAccepted', client.name);
  });

  it('comes at once to whoever changes their mind', async () => {
    const client = await company.client('acceptance');
    await settle();
    const igor = company.colleague('logistician');
    expect(igor.times(client.name)).toBe(0);
    await igor.type('/notify');
    await igor.press('notify.when.once');
    await company.caravan.digests.run();
    await settle();
    await igor.button('client.button.handoverAccepted', client.name);
  });
});
