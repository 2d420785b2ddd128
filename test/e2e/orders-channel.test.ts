import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import type { SlackDouble } from '../../bots/playground/slack-double/index.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { bring } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { rollingTrip } from '../builders/trips.ts';
import { PARTNERS } from './company.ts';
import { DealScene, IN_STOCK, INVOICE, quoted } from './deal-scene.ts';
import type { SlackHand } from './slack-hand.ts';

const LONG = { timeout: 120_000 };
/** Longer than a channel that is shut is left alone, and than what waits for its thread. */
const LATER = 11 * 60_000;

let scene: DealScene;
let slack: SlackDouble;
let oleg: SlackHand;
let vera: SlackHand;
let channel: string;

beforeAll(async () => {
  scene = await DealScene.open({ inSlack: true });
  slack = scene.company.workspace!.double;
  oleg = await scene.company.inSlack('head');
  vera = await scene.company.inSlack('accountant');
  channel = await open('заказы');
}, 120_000);
afterEach(() => {
  slack.controls.clearFaults();
  vi.restoreAllMocks();
});
afterAll(() => scene?.company.close());

/** A channel of the workspace in which the two are; gives its id. */
async function open(name: string, app = true): Promise<string> {
  const members = [oleg, vera].map(({ who }) => who.userId);
  return (await slack.channels.create({ name, members, app })).id;
}

interface Told {
  words: string;
  /** What was said in its thread, oldest first. */
  thread: string[];
}

/** What stands in a channel: each first message of the app with its thread. */
function told(where = channel): Told[] {
  const { messages } = slack.people.chat(oleg.who.userId, where);
  const own = messages.filter(({ from, ephemeral }) => from.is_app && !ephemeral);
  return own
    .filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts)
    .map((root) => ({
      words: textsOf(root),
      thread: own.filter(({ ts, thread_ts }) => thread_ts === root.ts && ts !== root.ts).map(textsOf),
    }));
}

async function numberOf(id: string): Promise<string> {
  await scene.company.settle();
  return `№ ${await scene.numberOf(id)}:`;
}

/** What is told of an order or a deal. */
async function toldOf(id: string, where = channel): Promise<Told[]> {
  const number = (await numberOf(id)).slice(0, -1);
  return told(where).filter(({ words }) => new RegExp(`${number}[:,]`).test(words));
}

/** Waits until this holds: the app sends by itself, too. */
const eventually = (holds: () => Promise<void> | void) =>
  vi.waitFor(holds, { timeout: 30_000, interval: 50 });

async function newOrder(): Promise<string> {
  const { company } = scene;
  const igor = await company.person('logistician');
  const order = await orderOf(company.caravan, await company.client('working'), igor, igor);
  await company.settle();
  return order;
}

async function withdraw(order: string): Promise<void> {
  const igor = await scene.company.person('logistician');
  await bring(scene.company.caravan, order, igor, { type: 'requestWithdrawn', reason: 'letter' });
  await scene.company.settle();
}

/** Says `/caravan here …` in a channel, and waits for the answer, which only the speaker sees. */
async function says(who: SlackHand, text: string, answer: string, where = channel): Promise<void> {
  await who.commands(text, where);
  await slack.people.modalsWhen(who.who.userId, (stack) => stack.length > 0, 15_000);
  await who.reads(answer);
  await who.closes();
}

const REGISTERED = expect.stringContaining('Заявка зарегистрирована');
const WITHDRAWN = expect.stringMatching(/Заявка отозвана — Игорь/);

const SHUT = 'заявками не написать';
const timesShut = () => oleg.said.filter((one) => textsOf(one).includes(SHUT)).length;

describe('orders in a channel of the company in Slack', () => {
  it('are told nowhere until somebody who leads says where', LONG, async () => {
    await newOrder();
    await says(vera, 'here', 'refusal.not-allowed');
    await newOrder();
    await oleg.commands('here');
    await oleg.sees('chronicle.onlyChannel');
    expect(told()).toEqual([]);
    await says(oleg, 'here', 'Готово');
  });

  it('each has a message, and what happens to it stands in that thread, once', LONG, async () => {
    const { journal } = scene.company.caravan.ports;
    const [first, second] = [await newOrder(), await newOrder()];
    // The app is killed after what it has to say was queued, and before it is known to be.
    vi.spyOn(journal, 'markDispatched').mockRejectedValueOnce(new Error('killed'));
    await expect(withdraw(first)).rejects.toThrow('killed');
    await scene.company.settle();
    await eventually(async () => {
      expect(await toldOf(first)).toEqual([
        { words: expect.stringMatching(/📦.*Казань/), thread: [REGISTERED, WITHDRAWN] },
      ]);
      expect(await toldOf(second)).toMatchObject([{ thread: [REGISTERED] }]);
    });
    const { messages } = slack.people.chat(oleg.who.userId, channel);
    expect(JSON.stringify(messages.map(({ blocks }) => blocks))).not.toContain('"actions"');
  });

  it(
    'says what came of a truck and of a deal, and neither what a carrier gets nor what is earned',
    LONG,
    async () => {
      const { caravan, person } = scene.company;
      const order = await newOrder();
      const driver = await scene.company.partnerPerson(PARTNERS.driver);
      const igor = await person('logistician');
      const trip = await rollingTrip(caravan, order, igor, {
        ...{ carrier: PARTNERS.carrier.party, driver: driver.id, plate: 'А123ВС777' },
      });
      const road: Fact[] = [
        { type: 'loaded', stop: 1 },
        { type: 'unloaded', stop: 2 },
        { type: 'unloadingConfirmed' },
      ];
      for (const fact of road) await bring(caravan, trip, igor, fact);
      const deal = await scene.dealWith(...IN_STOCK, quoted(), { type: 'quoteReleased' });
      await scene.later(61_000);
      await scene.bring(deal, { type: 'quoteAccepted' });
      await scene.bring(deal, INVOICE);
      await eventually(async () => {
        const [truck] = await toldOf(order);
        expect(truck?.thread.join('\n')).toMatch(/зарегистрирована.*А123ВС777.*Выгруз/s);
        const [sale] = await toldOf(deal);
        expect(sale?.thread.join('\n')).toMatch(/КП отправлено.*78/s);
      });
      const all = JSON.stringify(told()).replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(all).toContain('500 000');
      for (const secret of ['90 000', '400 000', '100 000', 'марж', 'Марж'])
        expect(all).not.toContain(secret);
    },
  );

  it(
    'a first message whose answer is lost comes twice, and all that follows stands in one thread',
    LONG,
    async () => {
      slack.controls.addFault({ method: 'chat.postMessage', channel, kind: 'drop-answer' });
      const order = await newOrder();
      await withdraw(order);
      await scene.later(LATER);
      await eventually(async () => {
        expect((await toldOf(order)).map(({ thread }) => thread)).toEqual([[], [REGISTERED, WITHDRAWN]]);
      });
    },
  );

  it('what follows waits for a first message that Slack puts off', LONG, async () => {
    slack.controls.addFault({ method: 'chat.postMessage', channel, kind: 'rate-limit', retry_after: 10 });
    const order = await newOrder();
    await withdraw(order);
    expect(await toldOf(order)).toEqual([]);
    // What Slack put off waits by the machine's clock, and what is postponed for that by the company's.
    await eventually(async () => {
      await scene.later(2000);
      expect(await toldOf(order)).toMatchObject([{ thread: [REGISTERED, WITHDRAWN] }]);
    });
  });

  it(
    'a channel without the app is reported once to those who lead; invited, it is told all that waited',
    LONG,
    async () => {
      const shut = await open('логистика', false);
      await says(oleg, 'here', 'Готово', shut);
      const [first, second] = [await newOrder(), await newOrder()];
      await withdraw(first);
      await scene.pavel.sees(SHUT);
      await oleg.sees(SHUT);
      await scene.later(LATER);
      expect(timesShut()).toBe(1);
      await slack.channels.invite(shut, { app: true });
      await scene.later(LATER);
      await eventually(async () => {
        expect(await toldOf(first, shut)).toMatchObject([{ thread: [REGISTERED, WITHDRAWN] }]);
        expect(await toldOf(second, shut)).toMatchObject([{ thread: [REGISTERED] }]);
      });

      // Thrown out again, it is news again; who says the command there need not wait.
      await slack.channels.remove(shut, { app: true });
      const third = await newOrder();
      await eventually(() => expect(timesShut()).toBe(2));
      await scene.company.settle();
      await slack.channels.invite(shut, { app: true });
      await says(oleg, 'here', 'Готово', shut);
      await eventually(async () => {
        await scene.later(2000);
        expect(await toldOf(third, shut)).toMatchObject([{ thread: [REGISTERED] }]);
      });
    },
  );

  it('what waited for an archived channel is not told in another one', LONG, async () => {
    slack.controls.addFault({
      method: 'chat.postMessage',
      channel,
      kind: 'error',
      error: 'is_archived',
      times: 9,
    });
    await says(oleg, 'here', 'Готово');
    const [before, times] = [told(), timesShut()];
    const order = await newOrder();
    await eventually(() => expect(timesShut()).toBe(times + 1));
    await scene.company.settle();
    const other = await open('сделки');
    await says(oleg, 'here', 'Готово', other);
    await withdraw(order);
    await scene.later(LATER);
    await eventually(async () => {
      expect(await toldOf(order, other)).toMatchObject([{ thread: [WITHDRAWN] }]);
    });
    expect(told()).toEqual(before);
    await says(oleg, 'here', 'Готово');
  });

  it('are told there no more once it is switched off', LONG, async () => {
    const before = told();
    await says(oleg, 'here off', 'больше не пишутся');
    await newOrder();
    await scene.later(LATER);
    expect(told()).toEqual(before);
    // A channel has no App Home to be kept up to date.
    const homes = slack.controls.log().filter(({ method }) => method === 'views.publish');
    const members = [oleg, vera].map(({ who }) => who.userId);
    expect(homes.filter(({ payload }) => !members.includes(String(payload.user_id)))).toEqual([]);
  });
});
