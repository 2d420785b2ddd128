import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bot } from 'grammy';
import { createPlaygroundHandler } from '../handler.ts';
import type { Letter } from '../post-office/index.ts';
import type { CastMember, ClockStep, Stage } from '../stage.ts';
import { startTelegramDouble, type TelegramDouble } from '../telegram-double/index.ts';
import { DIRECTOR, type StagedSlack, stageSlack } from './staged-slack.ts';
import { startTalkingBot } from './talking-bot.ts';

export const staff = { token: '7001:staff-token', username: 'caravan_staff_bot', name: 'Caravan' };
export const partners = {
  token: '7002:partners-token',
  username: 'caravan_partners_bot',
  name: 'Caravan для партнёров',
};

const cast: CastMember[] = [
  { userId: 101, name: 'Анна Соколова', role: 'logistician', bot: staff.username },
  { userId: 102, name: 'Илья Морозов', role: 'sales', bot: staff.username },
  { userId: 103, name: 'Ольга Петренко', role: 'head', bot: staff.username },
  { userId: 104, name: 'Марина Лебедева', role: 'accountant', bot: staff.username },
  { userId: 105, name: 'Виктор Громов', role: 'director', bot: staff.username },
  {
    userId: 201,
    name: 'Елена Крылова',
    role: 'client',
    company: 'ООО «Стройкомплект»',
    bot: partners.username,
  },
  { userId: 301, name: 'Рустам Галеев', role: 'carrier', company: 'ИП Галеев', bot: partners.username },
  { userId: 302, name: 'Павел Ершов', role: 'carrier', company: 'ООО «ТрансЛайн»', bot: partners.username },
  { userId: 401, name: 'Сергей Зимин', role: 'driver', company: 'ИП Галеев', bot: partners.username },
];

const director = cast.find(({ role }) => role === 'director') as CastMember;

const morning = Date.parse('2025-11-21T11:05:00Z');
const deadline = Date.parse('2025-11-24T06:00:00Z');
const hourMs = 3_600_000;

export interface StagedPlayground {
  url: string;
  double: TelegramDouble;
  /** The workspace, where the stage has one. */
  slack: StagedSlack | undefined;
  /** What clients were sent by e-mail, the oldest first. */
  letters: Letter[];
  /** How the clock has been moved. */
  moves: ClockStep[];
  /** Breaks every open connection of the pages. */
  hangUp(): void;
  /** Begins anew, as the page's reset does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The playground on a stage of its own: nine people, two talking bots, a clock that begins on a Friday; where wanted,
 * Slack with a talking app and the director in it.
 */
export async function openStagedPlayground({ withSlack = false } = {}): Promise<StagedPlayground> {
  let ahead = morning - Date.now();
  const now = () => Date.now() + ahead;
  const double = await startTelegramDouble({ bots: [staff, partners], limits: 'none', now });
  const slack = withSlack ? await stageSlack(now) : undefined;
  const moves: ClockStep[] = [];
  const letters: Letter[] = [];
  const addPeople = async () => {
    for (const { userId, name } of cast) {
      const [first_name = '', last_name = ''] = name.split(' ');
      await double.people.add({ id: userId, first_name, last_name, phone_number: `+7912000${userId}0` });
    }
    await slack?.addDirector(director);
  };
  const restart = async () => {
    ahead = morning - Date.now();
    moves.length = 0;
    letters.length = 0;
    await double.controls.reset();
    await slack?.double.controls.reset();
    await addPeople();
  };
  const stage: Stage = {
    cast: async () =>
      cast.map((member) => (slack && member === director ? { ...member, slackId: DIRECTOR } : member)),
    clock: async () => ({
      now: new Date(now()).toISOString(),
      zone: 'Europe/Moscow',
      next: now() < deadline ? new Date(deadline).toISOString() : null,
    }),
    move: async (step) => {
      moves.push(step);
      ahead += { hour: hourMs, day: 24 * hourMs, next: deadline - now() }[step];
    },
    reset: () => restart(),
  };
  await addPeople();
  const bots: Bot[] = [];
  for (const { token } of [staff, partners]) bots.push(await startTalkingBot(double.apiRoot, token));
  const handle = createPlaygroundHandler({
    double,
    ...(slack ? { slack: slack.double } : {}),
    stage,
    office: { letters: () => letters },
  });
  const server = createServer((request, response) => {
    if (!handle(request, response)) response.writeHead(404).end('not of the playground');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => server.closeAllConnections();
  const close = async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    hangUp();
    await new Promise((resolve) => server.close(resolve));
    await slack?.close();
    await double.close();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    double,
    slack,
    letters,
    moves,
    hangUp,
    restart,
    close,
  };
}
