import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { queued } from '../../core/messages/compose.ts';
import type { Message } from '../../core/messages/message.ts';
import type { Notify } from '../../core/people/notify.ts';
import { t } from '../../core/texts/text.ts';
import { type Company, openCompany } from './company.ts';
import type { SlackHand } from './slack-hand.ts';

const LONG = { timeout: 90_000 };
const ACCEPT = 'client.button.handoverAccepted';

let company: Company;
let igorInSlack: SlackHand;
beforeEach(async () => {
  company = await openCompany({ inSlack: true });
  igorInSlack = await company.inSlack('logistician');
}, 60_000);
afterEach(() => company.close());

async function igorHears(where: Notify['where'] & string): Promise<void> {
  const igor = await company.person('logistician');
  await company.caravan.ports.people.update(igor.id, { notify: { where } });
}

/** Where the task of a client that is handed over to Igor is, and what became of it there. */
async function cardsOf(caseId: string): Promise<[channel: string, state: string][]> {
  const all = await company.caravan.ports.ledger.list({ caseId, limit: 50 });
  const cards = all.filter(({ kind, stage }) => kind === 'new' && stage === 'acceptance');
  return cards.map(({ channel, state }): [string, string] => [channel, state]).toSorted();
}

async function cardsAre(caseId: string, expected: [channel: string, state: string][]): Promise<void> {
  await vi.waitFor(async () => expect(await cardsOf(caseId)).toEqual(expected), 15_000);
}

describe('Slack is turned off', () => {
  it('what waited for it comes in Telegram, and so does all that follows', LONG, async () => {
    const igor = company.colleague('logistician');
    await igorHears('slack');
    let waiting = { id: '', name: '' };
    await company.restart('slack', async () => {
      waiting = await company.client('acceptance');
      await cardsAre(waiting.id, [['slack', 'queued']]);
    });
    await igor.button(ACCEPT, waiting.name);
    await cardsAre(waiting.id, [
      ['slack', 'failed'],
      ['telegram-staff', 'sent'],
    ]);
    const next = await company.client('acceptance');
    await igor.button(ACCEPT, next.name);
    await cardsAre(next.id, [['telegram-staff', 'sent']]);
    // Nobody chooses between what is there and what is not.
    await igor.type('/notify');
    await igor.button('notify.when.once');
    expect(igor.heard.map(wordsOf).join()).not.toContain('Где писать');
  });

  it('of whoever was there alone the head hears, once', LONG, async () => {
    const { people, ledger, clock } = company.caravan.ports;
    await company.inSlack('accountant');
    const vera = await company.person('accountant');
    await people.unlink('telegram-staff', vera.identities[0]?.userId ?? '');
    await company.restart('slack', async () => {
      const to = (await people.get(vera.id))!;
      for (const id of ['one', 'two'])
        await ledger.enqueueAll(queued({ id, to, text: t('verbatim', { words: id }), at: clock.now() }));
    });
    const oleg = company.colleague('head');
    await oleg.hears('notice.colleagueUnreachable', { name: vera.name });
    const states = async () =>
      (await ledger.list({ personId: vera.id, limit: 50 }))
        .filter(({ text }: Message) => text.key === 'verbatim')
        .map(({ channel, state }) => [channel, state]);
    await vi.waitFor(async () => expect(await states()).toEqual(Array(2).fill(['slack', 'failed'])), 15_000);
    await company.settle();
    const told = oleg.heard.filter((message) => wordsOf(message).includes(vera.name));
    expect(told.filter((message) => wordsOf(message).includes('не получает'))).toHaveLength(1);
  });
});

describe('Telegram is turned off', () => {
  it('what waited for it comes in Slack', LONG, async () => {
    await igorHears('telegram-staff');
    let waiting = { id: '', name: '' };
    await company.restart('telegram-staff', async () => {
      waiting = await company.client('acceptance');
      await cardsAre(waiting.id, [['telegram-staff', 'queued']]);
    });
    await igorInSlack.button(ACCEPT, waiting.name);
    await cardsAre(waiting.id, [
      ['slack', 'sent'],
      ['telegram-staff', 'failed'],
    ]);
  });
});
