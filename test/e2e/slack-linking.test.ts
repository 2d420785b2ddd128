import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { queued } from '../../core/messages/compose.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import { invite } from '../../core/people/invitations.ts';
import type { Person } from '../../core/people/person.ts';
import { t } from '../../core/texts/text.ts';
import { openSlackOffice, type SlackOffice } from './slack-office.ts';

/** `ROUNDS=100` tries it as often. */
const ROUNDS = Number(process.env.ROUNDS ?? 20);

let office: SlackOffice;
beforeAll(async () => {
  office = await openSlackOffice();
}, 60_000);
afterAll(() => office.close());

async function codeFor(person: Person): Promise<string> {
  const made = await invite(office.caravan.ports, person, 'slack', person.id);
  return made !== null && 'code' in made ? made.code : '';
}

const accountsOf = async ({ id }: Person) => (await office.caravan.ports.people.get(id))?.identities ?? [];

function isAnswered(user: string): boolean {
  return office.slack.people.chat(user, 'app').messages.some(({ from }) => from.is_app);
}

/** What the app wrote to somebody, in the words of these texts. */
function hasHeard(user: string, key: string): boolean {
  const words = office.caravan.ports.texts.say('ru', t(key));
  const { messages } = office.slack.people.chat(user, 'app');
  return messages.some(
    ({ from, text, blocks }) => from.is_app && `${text}${JSON.stringify(blocks)}`.includes(words),
  );
}

describe('two codes of one person, used at the same moment', () => {
  it(`let one account in, always, and the other one hears that it is out (${ROUNDS} times)`, {
    timeout: ROUNDS * 15_000,
  }, async () => {
    const vera = await addColleague(office.caravan, { name: 'Вера Лис', roles: ['accountant'] });
    const out: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const codes = [await codeFor(vera), await codeFor(vera)];
      const users = [await office.stranger('Вера'), await office.stranger('Вера')];
      await Promise.all(
        users.map((user, n) => office.slack.people.write(user, 'app', { text: codes[n] ?? '' })),
      );
      await vi.waitFor(() => expect(users.every(isAnswered)).toBe(true), 15_000);
      const left = await accountsOf(vera);
      expect(left).toHaveLength(1);
      out.push(...users.filter((user) => user !== left[0]?.userId));
    }
    const isToldSo = (user: string) =>
      hasHeard(user, 'account.replaced') || hasHeard(user, 'invitation.wrongCode');
    await vi.waitFor(() => expect(out.filter(isToldSo)).toHaveLength(ROUNDS), 15_000);
  });
});

describe('another account of the same person', { timeout: 60_000 }, () => {
  it('is reached, though cards in the chat of the first one cannot be changed any more', async () => {
    const { caravan, clock, slack } = office;
    const { person, user: first } = await office.colleague('Анна Соколова', 'sales');
    const button = { text: t('menu.tasks'), action: { do: 'view', view: 'tasks' } as const };
    await caravan.ports.ledger.enqueueAll(
      queued({ id: 'card', to: person, text: t('tasks.none'), at: clock.now(), buttons: [button] }),
    );
    await office.settle();
    expect(await caravan.ports.ledger.get('card/slack')).toMatchObject({ state: 'sent', live: true });
    slack.controls.addFault({ kind: 'error', method: 'chat.update', error: 'channel_not_found' });
    const second = await office.stranger('Анна Соколова');
    await slack.people.write(second, 'app', { text: await codeFor(person) });
    await vi.waitFor(async () => {
      await office.settle();
      expect(hasHeard(first, 'account.replaced')).toBe(true);
      expect(await caravan.ports.ledger.get('card/slack')).toMatchObject({ live: false });
    }, 15_000);
    const [account, ...others] = await accountsOf(person);
    expect(others).toEqual([]);
    expect(account).toMatchObject({ userId: second });
    expect(account?.blockedAt).toBeUndefined();
  });
});
