import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SlackDoubleOptions } from '../../bots/playground/slack-double/index.ts';
import type { Person } from '../../core/people/person.ts';
import { clientAt, type TakenOn } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { heardBy, PATIENCE_MS } from './slack-looks.ts';
import { APP, manifest, openSlackOffice, type SlackOffice } from './slack-office.ts';

let office: SlackOffice;
let head: { person: Person; user: string };
let logistician: { person: Person; user: string };
let client: TakenOn;
let channel: string;
afterEach(() => office.close());

/** An office with a channel in which the app is, and a client to order something. */
async function openOffice(double: Partial<SlackDoubleOptions> = {}): Promise<void> {
  office = await openSlackOffice({ double });
  head = await office.colleague('Олег Дорохов', 'head');
  logistician = await office.colleague('Игорь Мельников', 'logistician');
  const sales = await office.colleague('Анна Соколова', 'sales');
  const parties = { sales: sales.person, head: head.person, logistician: logistician.person };
  client = await clientAt(office.caravan, { ...parties, stage: 'working' });
  channel = await newChannel('заказы');
}

async function newChannel(name: string): Promise<string> {
  const members = [head.user, logistician.user];
  return (await office.slack.channels.create({ name, members, app: true })).id;
}

/** The head says in the channel that orders are told there; what is answered. */
async function chosen(here = channel): Promise<string> {
  const { people } = office.slack;
  await people.command(head.user, here, { command: '/caravan', text: 'here' });
  const shown = await people.modalsWhen(head.user, ({ length }) => length > 0, PATIENCE_MS);
  await people.close(head.user, { all: true });
  return JSON.stringify(shown[0]?.blocks);
}

async function newOrder(): Promise<string> {
  const order = await orderOf(office.caravan, client, logistician.person, logistician.person);
  await office.settle();
  return order;
}

const told = () =>
  office.slack.people
    .chat(head.user, channel)
    .messages.filter(({ from }) => from.is_app)
    .map(({ text }) => text);
const heard = (words: string) =>
  office.slack.people.chat(head.user, 'app').messages.filter(({ text }) => text.includes(words));

describe('a channel of orders that another company reads', { timeout: 60_000 }, () => {
  it('is refused to whoever chooses it, and taken once it is the company’s own', async () => {
    await openOffice();
    for (const shared of ['external', 'pending'] as const) {
      const foreign = await newChannel(shared);
      await office.slack.channels.share(foreign, { shared });
      expect(await chosen(foreign)).toContain('из другой компании');
    }
    await newOrder();
    expect(told()).toEqual([]);
    await office.slack.channels.share(channel, { shared: 'org' });
    expect(await chosen()).toContain('Готово');
    await newOrder();
    expect(told()).toContainEqual(expect.stringContaining('📦'));
  });

  it('hears nothing once it was opened to another company: who leads is told so once, and what gathered comes when it is closed again', async () => {
    await openOffice();
    expect(await chosen()).toContain('Готово');
    await newOrder();
    const before = told();
    expect(before.length).toBeGreaterThan(0);
    await office.slack.channels.share(channel, { shared: 'external' });
    await vi.waitFor(async () => expect(await chosen()).toContain('другой компании'), PATIENCE_MS);
    await newOrder();
    await newOrder();
    await heardBy(office, head.user, '🔒');
    await office.settle();
    expect(told()).toEqual(before);
    expect(heard('🔒')).toHaveLength(1);

    await office.slack.channels.share(channel, { shared: 'no' });
    await vi.waitFor(async () => expect(await chosen()).toContain('Готово'), PATIENCE_MS);
    const cases = () => told().filter((text) => text.includes('📦'));
    await vi.waitFor(() => expect(cases()).toHaveLength(3), PATIENCE_MS);

    await office.slack.channels.share(channel, { shared: 'external' });
    await vi.waitFor(async () => {
      await newOrder();
      expect(heard('🔒')).toHaveLength(2);
    }, PATIENCE_MS);
  });

  it('is not taken from an app that may not ask who reads there, and says what is missing', async () => {
    const old = { bot: ['chat:write', 'commands', 'im:history', 'im:write'] };
    await openOffice({ app: { ...APP, manifest: { ...manifest, oauth_config: { scopes: old } } } });
    expect(await chosen()).toContain('groups:read');
    await newOrder();
    expect(told()).toEqual([]);
  });
});
