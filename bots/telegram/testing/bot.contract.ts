import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk, Reply } from '../../../core/desk/desk.ts';
import type { Output } from '../../../core/messages/screen.ts';
import { t } from '../../../core/texts/text.ts';
import { openPlayground, type Playground } from '../../playground/telegram-double/testing/double.ts';
import type { TelegramBot, TelegramBotOptions } from '../bot.ts';
import { fakePorts } from './ports.ts';

type Create = (
  options: TelegramBotOptions & { desk: Desk; ports: ReturnType<typeof fakePorts> },
) => Promise<TelegramBot>;

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
