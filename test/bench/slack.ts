import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Person } from '../../core/people/person.ts';
import { startServer } from '../crash/servers.ts';
import { Town } from '../crash/town.ts';

const EVERY_MS = 1000;
const APP = {
  name: 'Caravan',
  botToken: 'xoxb-1-1-bench-bench-bench',
  appToken: 'xapp-1-bench',
  signingSecret: '0123456789abcdef0123456789abcdef',
};
const USER = 'U0DIRECTOR';

interface Ack {
  ms: number;
  error?: 'operation_timeout' | 'http_error' | 'no_connection';
}

/** How a colleague in Slack was served while the company told everybody something. */
export interface Served {
  /** Commands that reached Caravan. */
  asked: number;
  /** The slowest acknowledgement, in milliseconds. */
  slowest: number;
  /** How many came after Slack's three seconds, or as an error. */
  failed: number;
}

/** Slack as a process of its own, with one colleague who asks for the tasks again and again. */
export interface Workspace {
  /** What Caravan is set up with. */
  settings: Record<string, string>;
  /** The colleague, known to the company. */
  colleague: Person;
  /** Tells Slack where Caravan is now. */
  posts(url: string): Promise<void>;
  begin(): void;
  end(): Promise<Served>;
  close(): Promise<void>;
}

export async function openWorkspace(): Promise<Workspace> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-workspace-'));
  const double = await startServer(
    'bots/playground/slack-double/serve.ts',
    ['0', dir, JSON.stringify(APP), JSON.stringify({ limits: 'none' })],
    (line) => JSON.parse(line) as { apiUrl: string },
  );
  const { apiUrl } = double.ready;
  const town = new Town(apiUrl.replace(/\/api\/$/, ''), 60_000);
  await town.post('/people', { id: USER, name: 'director', real_name: 'Павел Гринёв' });
  const { channel } = await town.get<{ channel: string }>(`/people/${USER}/chats/app`);
  const asked: Promise<Ack>[] = [];
  let isOver = false;
  let asking: Promise<void> | undefined;
  const ask = () =>
    town.post<Ack>(`/people/${USER}/chats/app/command`, { command: '/caravan', text: 'tasks' });
  return {
    settings: {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: APP.botToken,
      SLACK_SIGNING_SECRET: APP.signingSecret,
    },
    colleague: {
      ...{ id: 'pdirector', name: 'Павел Гринёв', roles: ['director'], memberships: [] },
      identities: [{ channel: 'slack', userId: USER, chatId: channel }],
    },
    posts: async (url) => {
      await town.post('/app/request-url', { url: `${url}/slack/events` });
    },
    begin: () => {
      asking = (async () => {
        while (!isOver) {
          asked.push(ask());
          await setTimeout(EVERY_MS);
        }
      })();
    },
    end: async () => {
      isOver = true;
      await asking;
      // Nobody was there to be reached: that is not a late answer.
      const reached = (await Promise.all(asked)).filter(({ error }) => error !== 'no_connection');
      return {
        asked: reached.length,
        slowest: Math.round(Math.max(...reached.map(({ ms }) => ms))),
        failed: reached.filter(({ error }) => error !== undefined).length,
      };
    },
    close: async () => {
      await double.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
