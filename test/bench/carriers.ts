import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import { startServer } from '../crash/servers.ts';
import { Town } from '../crash/town.ts';
import { faultOrders, type Trouble } from './faults.ts';

/** Carriers who are to hear, and people who ask something meanwhile; each has opened the chat with the bot. */
export interface Carriers {
  apiRoot: string;
  town: Town;
  chats: number[];
  askers: number[];
  /** From here on the bot suffers. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

const FIRST_CARRIER = 100_000;
const FIRST_ASKER = 900_000;
const ASKERS = 25;
/** People who are made at once. */
const AT_ONCE = 20;

/** A strict double of Telegram as a process of its own, with these people in it. */
export async function openCarriers(count: number, trouble: Trouble): Promise<Carriers> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-carriers-'));
  const double = await startServer(
    'bots/playground/telegram-double/serve.ts',
    ['0', dir, JSON.stringify([PARTNERS_BOT]), JSON.stringify({ latencyMs: trouble.latencyMs })],
    (line) => JSON.parse(line) as { apiRoot: string },
  );
  const { apiRoot } = double.ready;
  const town = new Town(apiRoot, 60_000);
  const chats = Array.from({ length: count }, (_, nth) => FIRST_CARRIER + nth);
  const askers = Array.from({ length: ASKERS }, (_, nth) => FIRST_ASKER + nth);
  const open = async (id: number) => {
    await town.post('/people', { id, first_name: `Перевозчик ${id}`, language_code: 'ru' });
    await town.post(`/people/${id}/chats/${PARTNERS_BOT.username}/start`, {});
  };
  const all = [...chats, ...askers];
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map(open));
  await takeAllUpdates(apiRoot);
  return {
    apiRoot,
    town,
    chats,
    askers,
    begin: async () => {
      for (const order of faultOrders(trouble, [FIRST_CARRIER, FIRST_CARRIER + count - 1]))
        await town.post('/faults', order);
    },
    close: async () => {
      await double.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What was said before the bot was there asks for no answer. */
async function takeAllUpdates(apiRoot: string): Promise<void> {
  for (let offset = 0; ; ) {
    const response = await fetch(`${apiRoot}/bot${PARTNERS_BOT.token}/getUpdates?offset=${offset}&limit=100`);
    const { result } = (await response.json()) as { result: { update_id: number }[] };
    const last = result.at(-1);
    if (last === undefined) return;
    offset = last.update_id + 1;
  }
}
