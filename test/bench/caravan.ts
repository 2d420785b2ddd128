import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import type { ChatView } from '../../bots/playground/telegram-double/index.ts';
import { readConfig } from '../../config.ts';
import type { Identity, Person } from '../../core/people/person.ts';
import { type House, openHouse } from '../../house.ts';
import { startServer } from '../crash/servers.ts';
import { Answers } from './answers.ts';
import { type Carriers, openCarriers } from './carriers.ts';
import { Child } from './child.ts';
import { whatArrived } from './delivered.ts';
import type { Trouble } from './faults.ts';
import type { Outcome } from './outcome.ts';
import { openWorkspace, type Served } from './slack.ts';

const PARTY = 'c7700000000';
/** A child that is dead for less may find the locks of its former life. */
const DEAD_MS = 1000;
const LIMIT_MS = 300_000;
const LOOK_MS = 300;

/** Caravan tells everybody; when `killAfter` of them have it, its process is killed with -9 and started again. */
export async function broadcastByCaravan(
  count: number,
  trouble: Trouble,
  killAfter: number,
): Promise<Outcome & { served: Served }> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-broadcast-'));
  const carriers = await openCarriers(count, trouble);
  const engine = await startServer(
    'storage/embedded/serve.ts',
    [join(dir, 'store')],
    (line) => JSON.parse(line) as { uri: string },
  );
  const workspace = await openWorkspace();
  const environment = {
    MONGODB_URI: engine.ready.uri,
    DATA_DIR: dir,
    SECRET_KEY: 'a secret that both lives of the bot share',
    LOG_LEVEL: 'fatal',
    ...workspace.settings,
  };
  const house = await openHouse({ config: readConfig(environment), log: pino({ level: 'silent' }), dir });
  const start = () =>
    new Child('test/bench/caravan-process.ts', [carriers.apiRoot, PARTY], {
      ...environment,
      PATH: process.env.PATH ?? '',
    });
  let child = start();
  try {
    await getToKnow(house, carriers, workspace.colleague);
    await workspace.posts(String(await child.said('ready')));
    await carriers.begin();
    const answers = new Answers(carriers);
    const isHeard = heard(carriers, carriers.chats[killAfter] as number);
    const begunAt = Date.now();
    child.tell();
    answers.begin();
    workspace.begin();
    await isHeard;
    const downFrom = Date.now();
    await child.kill();
    await setTimeout(DEAD_MS);
    child = start();
    const url = String(await child.said('ready'));
    const upAgain = Date.now();
    await workspace.posts(url);
    await until(async () => {
      const open = await house.store.ledger.list({ states: ['queued', 'sending'], limit: 1 });
      return open.length === 0;
    });
    const waited = await answers.end((from, to) => from < upAgain && to > downFrom);
    const served = await workspace.end();
    const { lost, doubled, lastAt, refused, pauses } = await whatArrived(carriers);
    const listed = await unknownChats(house);
    return {
      name: 'Caravan, killed once with -9',
      seconds: (lastAt - begunAt - (upAgain - downFrom)) / 1000,
      lost: lost.length,
      doubled: doubled.length,
      unlisted: doubled.filter((chat) => !listed.has(chat)).length,
      ...{ refused, pauses, answers: waited, served },
    };
  } finally {
    await child.kill();
    await house.close();
    await engine.stop();
    await carriers.close();
    await workspace.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** The company knows them all: carriers as contacts of one company, those who ask, and a colleague. */
async function getToKnow({ caravan }: House, { chats, askers }: Carriers, colleague: Person): Promise<void> {
  const { people } = caravan.ports;
  const person = (chat: number, parties: string[]): Person => {
    const identity: Identity = { channel: 'telegram-partners', userId: `${chat}`, chatId: `${chat}` };
    const memberships = parties.map((partyId) => ({ partyId, as: 'carrier' as const }));
    return { id: `p${chat}`, name: `Перевозчик ${chat}`, roles: [], memberships, identities: [identity] };
  };
  const carriers = [...chats.map((chat) => person(chat, [PARTY])), ...askers.map((chat) => person(chat, []))];
  const all = [...carriers, colleague];
  for (let from = 0; from < all.length; from += 20)
    await Promise.all(all.slice(from, from + 20).map((one) => people.create(one)));
}

/** Whose message is on record as having been sent without an answer. */
async function unknownChats({ store }: House): Promise<Set<number>> {
  const lost = await store.ledger.list({ broadcast: 'bench', states: ['unknown'], limit: 10_000 });
  return new Set(lost.map(({ personId }) => Number(personId.slice(1))));
}

/** Resolves when the bot has written to somebody; people hear in the order of their names. */
async function heard({ town }: Carriers, chat: number): Promise<void> {
  const path = `/people/${chat}/chats/${PARTNERS_BOT.username}`;
  const { messages } = await town.get<ChatView>(path);
  const said = messages.at(-1)?.message_id ?? 0;
  const { messages: answered } = await town.get<ChatView>(`${path}?after=${said}&wait=${LIMIT_MS}`);
  if (answered.length === 0) throw new Error(`${chat} has heard nothing`);
}

/** Looks rarely: what it measures must not have to share the store with it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`the broadcast did not end in ${LIMIT_MS} ms`);
    await setTimeout(LOOK_MS);
  }
}
