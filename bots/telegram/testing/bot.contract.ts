import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk, Reply } from '../../../core/desk/desk.ts';
import type { Message } from '../../../core/messages/message.ts';
import type { Output } from '../../../core/messages/screen.ts';
import type { SendResult } from '../../../core/ports/index.ts';
import { type Text, t, verbatim } from '../../../core/texts/text.ts';
import { openPlayground, type Playground } from '../../playground/telegram-double/testing/double.ts';
import type { TelegramBot, TelegramBotOptions } from '../bot.ts';
import { fakePorts } from './ports.ts';

export type Create = (
  options: TelegramBotOptions & { desk: Desk; ports: ReturnType<typeof fakePorts> },
) => Promise<TelegramBot>;

type Sent = Extract<SendResult, { result: 'sent' }>;

const nothing: Reply = { outputs: [], locale: 'ru', holder: null };

/** What holds for every Telegram bot that polls, whatever framework drives it. */
export function describePolling(
  create: Create,
  { token, username }: { token: string; username: string },
): void {
  let playground: Playground;
  beforeEach(async () => {
    playground = await openPlayground();
  });
  afterEach(() => playground.close());

  /** A bot in front of this desk, to which somebody has written. */
  async function writtenTo(take: () => Promise<Reply>): Promise<TelegramBot> {
    const desk = { take, hasOpenForm: async () => false } as unknown as Desk;
    const { apiRoot } = playground;
    const bot = await create({ token, apiRoot, desk, ports: fakePorts() });
    await bot.start();
    const anna = await playground.people.add({ first_name: 'Anna' });
    await playground.people.start(anna.id, username);
    return bot;
  }

  describe('stopping', () => {
    it('waits for the update that is being worked on', async () => {
      let finish: ((reply: Reply) => void) | undefined;
      const bot = await writtenTo(
        () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      );
      await expect.poll(() => finish).toBeDefined();
      let isStopped = false;
      const stopped = bot.stop().then(() => {
        isStopped = true;
      });
      // More talk with Telegram than the stop itself needs.
      for (let talk = 0; talk < 10; talk++) await bot.ping();
      expect(isStopped).toBe(false);
      finish?.(nothing);
      await stopped;
    });
  });

  describe('an update', () => {
    it('is taken again when taking it fails', async () => {
      const take = vi.fn(async () => nothing).mockRejectedValueOnce(new Error('the store is silent'));
      const bot = await writtenTo(take);
      await expect.poll(() => take.mock.calls).toHaveLength(2);
      await bot.stop();
    });

    it('is not taken again when answering it fails', async () => {
      playground.controls.addFault({ method: 'sendMessage', kind: 'fail', status: 500, times: 2 });
      const words: Output = { kind: 'show', screen: { lines: [{ value: t('words') }], buttons: [] } };
      const take = vi.fn(async () => ({ ...nothing, outputs: [words] }));
      const bot = await writtenTo(take);
      const sent = () => playground.controls.log().filter(({ method }) => method === 'sendMessage');
      await expect.poll(sent).toHaveLength(3);
      await bot.stop();
      expect(take).toHaveBeenCalledOnce();
    });
  });
}

/** What holds for the cards of every Telegram bot. */
export function describeCards(
  create: Create,
  { token, username }: { token: string; username: string },
): void {
  let playground: Playground;
  let bot: TelegramBot;
  let person: number;
  beforeEach(async () => {
    playground = await openPlayground();
    const ports = { ...fakePorts(), texts: { say: (_: string, { params }: Text) => String(params?.words) } };
    bot = await create({ token, apiRoot: playground.apiRoot, desk: {} as Desk, ports });
    ({ id: person } = await playground.people.add({ first_name: 'Anna' }));
    await playground.people.start(person, username);
  });
  afterEach(() => playground.close());

  const shown = () => playground.people.chat(person, username).messages.filter(({ from }) => from.is_bot);

  /** Says a card, and what came of it. */
  async function settled(words: string, outcome: string, files: string[] = []): Promise<void> {
    const { sender } = bot;
    const to = { channel: sender.channel, userId: String(person), chatId: String(person) };
    const leave = {
      text: verbatim('Open'),
      action: { do: 'open', url: 'https://caravan.example.com' },
    } as const;
    const card: Message = {
      ...{
        id: 'card',
        personId: 'anna',
        channel: sender.channel,
        kind: 'new',
        urgency: 'notice',
        live: true,
      },
      ...{ text: verbatim(words), buttons: [leave], files, state: 'sending', attempts: 1 },
      ...{ createdAt: '', notBefore: '' },
    };
    const { result: _, ...sent } = (await sender.send(card, to, 'ru', null)) as Sent;
    const edit: Message = {
      ...card,
      id: 'edit',
      kind: 'edit',
      buttons: [],
      files: [],
      outcome: verbatim(outcome),
    };
    expect(await sender.send(edit, to, 'ru', { ...card, ...sent })).toMatchObject({ result: 'sent' });
  }

  describe('a card', () => {
    it('of several parts has what came of it under the last one', async () => {
      const line = 'ы'.repeat(100);
      await settled(Array(39).fill(line).join('\n'), 'Done');
      const [first, last, ...others] = shown();
      expect(others).toEqual([]);
      expect(first?.text).toBe(Array(38).fill(line).join('\n'));
      expect(last?.text).toBe(`${line}\n\nDone`);
      expect(last?.reply_markup).toBeUndefined();
    });

    it('with a file loses its buttons, though there is no room under it', async () => {
      await settled('ы'.repeat(990), 'и'.repeat(100), ['bill.pdf']);
      const [card] = shown();
      expect(card?.caption).toBe('ы'.repeat(990));
      expect(card?.reply_markup).toBeUndefined();
    });
  });
}
