import { afterEach, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../bots/playground/slack-double/people/seen.ts';
import { openSlackOffice, type SlackOffice } from './slack-office.ts';

const PATIENCE_MS = 10_000;

describe('Slack', () => {
  let office: SlackOffice;
  afterEach(() => office.close());

  const hears = async (user: string, words: string): Promise<SeenMessage> => {
    const of = (messages: SeenMessage[]) => messages.findLast((one) => one.from.is_app && wordsOf(one).includes(words));
    const { messages } = await office.slack.people.chatWhen(user, 'app', (chat) => of(chat.messages) !== undefined, PATIENCE_MS);
    return of(messages) as SeenMessage;
  };

  it('links a colleague by a code, and shows strangers nothing but the way in', async () => {
    office = await openSlackOffice();
    const stranger = await office.stranger('Чужой');
    await office.slack.people.write(stranger, 'app', { text: 'привет' });
    const heard = await hears(stranger, 'код');
    expect(heard.blocks?.some(({ type }) => type === 'actions')).toBe(false);
    const { user } = await office.colleague('Павел Гринёв', 'director');
    await hears(user, 'Павел');
    await office.slack.people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await hears(user, 'Задач');
  });
});

export function wordsOf({ text, blocks = [] }: SeenMessage): string {
  return `${text}\n${JSON.stringify(blocks)}`;
}
