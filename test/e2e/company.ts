import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Update } from '@grammyjs/types';
import { pino } from 'pino';
import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import type { Played } from '../../bots/playground/demo/player.ts';
import { PARTNERS_BOT, STAFF_BOT, setStage } from '../../bots/playground/set-stage.ts';
import { startTelegramDouble, type TelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import { readConfig } from '../../config.ts';
import type { Caravan } from '../../core/caravan.ts';
import type { Entry } from '../../core/cases/entry.ts';
import type { Membership, Person, StaffChannel } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { openHouse, runBots } from '../../house.ts';
import { carrierOf } from '../builders/carriers.ts';
import { type ClientStage, clientAt, contactNamed, type TakenOn } from '../builders/clients.ts';
import { freshInn } from '../builders/inn.ts';
import { StandingClock } from './clock.ts';
import type { SlackHand } from './slack-hand.ts';
import { Talker } from './talker.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

type Colleague = keyof typeof COLLEAGUES;

/** The demo company with its real bots, a double of Telegram, and a clock that stands still until it is moved. */
export interface Company {
  caravan: Caravan;
  double: TelegramDouble;
  /** Only where the company was opened with `inSlack`. */
  workspace: Workspace | undefined;
  clock: StandingClock;
  /** Who the colleague is to the company. */
  person(who: Colleague): Promise<Person>;
  /** A colleague at the staff's bot. */
  colleague(who: Colleague): Talker;
  /** The same in Slack, who comes in there now; only where the company was opened with `inSlack`. */
  inSlack(who: Colleague): Promise<SlackHand>;
  /** Who somebody at the partners' bot is to the company. */
  partnerPerson(who: Pick<Played, 'userId'>): Promise<Person>;
  /** Somebody at the partners' bot. */
  partner(who: Pick<Played, 'userId' | 'name'>): Talker;
  /** Somebody whom nobody knows, with an account of Telegram, at one of the bots. */
  stranger(bot: string, phone: string): Promise<Talker>;
  /** A client of Anna's and Igor's (or of the logistician who is named), already at this stage. */
  client(stage: ClientStage, options?: { logistician?: Colleague; name?: string }): Promise<TakenOn>;
  /** A contact of a client who has come in through an invitation. */
  linkedContact(client: TakenOn, name?: string): Promise<{ person: Person; talker: Talker }>;
  /** A carrier in the book, whose dispatcher has a chat. */
  carrier(name: string): Promise<{ party: string; chat: Talker }>;
  /** Brings an update to a bot as if Telegram had, past everything that the double refuses. */
  bring(bot: 'staff' | 'partners', update: Update): Promise<void>;
  /** Lets time pass up to a moment, everything due until then happening at its own time. */
  passTo(moment: string): Promise<void>;
  /** Finishes what waits to be dispatched and sent. */
  settle(): Promise<void>;
  /** Starts the bots again without one of the colleagues' messengers; `meanwhile`: what happens while all are down. */
  restart(without: StaffChannel, meanwhile: () => Promise<void>): Promise<void>;
  /** Entries of a case with this fact. */
  entries(caseId: string, fact: string): Promise<Entry[]>;
  close(): Promise<void>;
}

let nextUser = 5000;

interface CompanyOptions {
  now?: string;
  withOrders?: boolean;
  /** The company has a workspace in Slack too. */
  inSlack?: true;
  /** Settings beside those of every test. */
  settings?: Record<string, string>;
  /** Stands between the core and what is outside. */
  around?(ports: Ports): Ports;
}

export async function openCompany(options: CompanyOptions = {}): Promise<Company> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-e2e-'));
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent', ...options.settings });
  const log = pino({ level: 'silent' });
  const clock = new StandingClock(options.now);
  const house = await openHouse({
    config,
    log,
    dir,
    clock: async () => clock,
    ...(options.around === undefined ? {} : { around: options.around }),
  });
  const { caravan } = house;
  const double = await startTelegramDouble({
    bots: [STAFF_BOT, PARTNERS_BOT],
    now: () => Date.parse(clock.now()),
    limits: 'none',
  });
  const tokens = { staffToken: STAFF_BOT.token, partnersToken: PARTNERS_BOT.token };
  const workspace = options.inSlack === true ? await openWorkspace(() => clock.now()) : undefined;
  const telegram = { apiRoot: double.apiRoot, ...tokens, limits: 'none' as const };
  let running = await runBots(house, telegram, workspace?.door);
  await workspace?.connect(house, running);
  const flush = () => running.flush();
  const stage = await setStage({
    caravan,
    double,
    clock,
    flush,
    wipe: () => house.store.wipe(),
    withOrders: options.withOrders ?? false,
  });
  await running.begin();
  await flush();

  const { people } = caravan.ports;
  const person = async (who: Colleague) => {
    const found = await people.byIdentity('telegram-staff', String(COLLEAGUES[who].userId));
    if (found === null) throw new Error(`nobody is the ${who}`);
    return found;
  };
  const partnerPerson = async ({ userId }: Pick<Played, 'userId'>) => {
    const found = await people.byIdentity('telegram-partners', String(userId));
    if (found === null) throw new Error(`nobody has the account ${userId}`);
    return found;
  };
  const partner: Company['partner'] = ({ userId, name }) =>
    new Talker({ userId, name, bot: PARTNERS_BOT.username }, double, caravan.ports.texts);
  /** Somebody of another company who has come in through an invitation. */
  const linked = async (name: string, membership: Membership) => {
    const known = await contactNamed(caravan, name);
    const userId = nextUser++;
    await people.join(known.id, membership);
    await double.people.add({ id: userId, first_name: name, phone_number: known.phone, language_code: 'ru' });
    const talker = partner({ userId, name });
    await talker.start();
    await talker.hears('stranger.partners');
    const identity = {
      channel: 'telegram-partners' as const,
      userId: String(userId),
      chatId: String(userId),
    };
    await people.link(known.id, identity);
    return { person: (await people.get(known.id)) as Person, talker };
  };
  const company: Company = {
    caravan,
    double,
    workspace,
    clock,
    person,
    partnerPerson,
    partner,
    stranger: async (bot, phone) => {
      const who = { userId: nextUser++, name: 'Некто', bot };
      const account = { id: who.userId, first_name: who.name, phone_number: phone, language_code: 'ru' };
      await double.people.add(account);
      return new Talker(who, double, caravan.ports.texts);
    },
    inSlack: async (who) => {
      if (workspace === undefined) throw new Error('the company has no workspace');
      return workspace.comesIn(who, await person(who));
    },
    colleague: (who) => new Talker(COLLEAGUES[who], double, caravan.ports.texts),
    client: async (at, { logistician = 'logistician', name } = {}) =>
      clientAt(caravan, {
        sales: await person('sales'),
        head: await person('head'),
        logistician: await person(logistician),
        stage: at,
        ...(name === undefined ? {} : { name }),
      }),
    linkedContact: async (client, name = 'Ольга Связная') =>
      linked(name, { partyId: client.id, as: 'client', position: 'снабжение' }),
    carrier: async (name) => {
      const inn = freshInn();
      const party = `c${inn}`;
      const { person: contact, talker } = await linked(`Диспетчер ${name}`, {
        partyId: party,
        as: 'carrier',
      });
      await carrierOf(caravan, await person('logistician'), { inn, name, contact });
      return { party, chat: talker };
    },
    bring: async (bot, update) => {
      const webhook = running.webhooks.find(({ path }) => path === `/telegram/${bot}`);
      await webhook?.handle(update);
    },
    passTo: async (moment) => {
      for (;;) {
        const { next: due } = await stage.clock();
        if (due === null || due > moment) break;
        await stage.move('next');
      }
      await clock.move(Math.max(0, Date.parse(moment) - Date.parse(clock.now())));
      await caravan.sweep.run();
      await flush();
    },
    settle: flush,
    restart: async (without, meanwhile) => {
      await running.stop();
      await meanwhile();
      delete house.usernames[without];
      const { staffToken: _, ...noStaff } = telegram;
      const isSlackOff = without === 'slack';
      running = await runBots(
        house,
        isSlackOff ? telegram : noStaff,
        isSlackOff ? undefined : workspace?.door,
      );
      if (!isSlackOff) await workspace?.connect(house, running);
      await running.begin();
    },
    entries: async (caseId, fact) =>
      (await caravan.cases.history(caseId)).filter((entry) => entry.fact.type === fact),
    close: async () => {
      await running.stop();
      await workspace?.close();
      await double.close();
      await house.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return company;
}

export { COLLEAGUES, PARTNERS };
