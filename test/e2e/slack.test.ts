import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { createSlackBot } from '../../bots/slack/index.ts';
import { createCaravan } from '../../core/caravan.ts';
import { queued } from '../../core/messages/compose.ts';
import type { Person } from '../../core/people/person.ts';
import { t } from '../../core/texts/text.ts';
import { clientAt } from '../builders/clients.ts';
import {
  answeredTooLate,
  buttonIn,
  fillIn as fillInAt,
  heardBy,
  modalOf,
  opensForm,
  PATIENCE_MS,
} from './slack-looks.ts';
import { APP, openSlackOffice, type SlackOffice } from './slack-office.ts';
import { slowed } from './slowed.ts';

let office: SlackOffice;
afterEach(() => office.close());

const hears = (user: string, words: string) => heardBy(office, user, words);

const fillIn = (user: string, blocks: unknown[] | undefined, words: string) =>
  fillInAt(office, user, blocks, words);

const said = () => office.slack.controls.log().filter(({ method }) => method === 'chat.postMessage').length;

describe('the Slack door', () => {
  it('links a colleague by a code, and shows strangers nothing but the way in', async () => {
    office = await openSlackOffice();
    const { people } = office.slack;
    const stranger = await office.stranger('Чужой');
    await people.write(stranger, 'app', { text: 'привет' });
    const heard = await hears(stranger, 'Подключить Slack');
    expect(JSON.stringify(heard.blocks)).not.toContain('"actions"');
    await people.openHome(stranger);
    const home = await people.homeWhen(stranger, (seen) => seen !== null, PATIENCE_MS);
    expect(JSON.stringify(home?.blocks)).not.toMatch(/"(actions|input)"/);

    const { user } = await office.colleague('Павел Гринёв', 'director');
    await hears(user, 'Павел');
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await hears(user, 'Открытых задач нет');
  });

  it('refuses what is forged, unsigned or six minutes old, counts it, and lets nothing of it in', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Павел Гринёв', 'director');
    const { controls, people } = office.slack;
    await people.write(user, 'app', { text: '/caravan' });
    await office.settle();
    const told = controls.deliveries().findLast(({ body }) => body.includes('/caravan'));
    const before = { said: said(), calls: controls.log().length };
    for (const how of ['forged', 'unsigned', 'old'] as const)
      expect(await controls.sendAgain(told?.seq ?? 0, { how })).toMatchObject({ status: 401 });
    await office.settle();
    expect({ said: said(), calls: controls.log().length }).toEqual(before);
    const metrics = await (await fetch(`${office.url}/metrics`)).text();
    for (const reason of ['forged', 'unsigned', 'old'])
      expect(metrics).toContain(`caravan_slack_refused_total{reason="${reason}"} 1`);
  });

  it('acknowledges a repeat and does nothing, by the same request and by the same event signed anew', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Павел Гринёв', 'director');
    const { controls, people } = office.slack;
    await people.write(user, 'app', { text: 'что-то непонятное' });
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await hears(user, 'По запросу «что-то непонятное»');
    await hears(user, 'Открытых задач нет');
    await office.settle();
    const told = controls.deliveries();
    const before = said();
    const event = told.findLast(({ body }) => body.includes('"message"'))?.seq ?? 0;
    const command = told.findLast(({ kind }) => kind === 'command')?.seq ?? 0;
    expect(await controls.sendAgain(event, { how: 'same' })).toMatchObject({ status: 200 });
    expect(await controls.sendAgain(event, { how: 'anew' })).toMatchObject({ status: 200 });
    expect(await controls.sendAgain(command, { how: 'same' })).toMatchObject({ status: 200 });
    await office.settle();
    expect(said()).toBe(before);
  });

  it('opens forms as modals from a card, from the App Home and from a shortcut, and tells what is wrong at the field', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Анна Соколова', 'sales', 'head');
    const { people } = office.slack;
    const { used, modal } = await opensForm(office, user, 'Новый клиент');
    expect(used).toMatchObject({ ack: { ok: true } });
    expect(modal.callback_id).toBe('page');
    await fillIn(user, modal.blocks, '!');
    expect(await people.submit(user)).toMatchObject({ sent: true, closed: false, ack: { ok: true } });
    const [after] = people.modals(user);
    expect(Object.keys(after?.errors ?? {}).length).toBeGreaterThan(0);
    await people.close(user, { all: true });

    await people.openHome(user);
    const home = await people.homeWhen(user, (seen) => JSON.stringify(seen).includes('search'), PATIENCE_MS);
    expect(await people.use(user, 'home', buttonIn(home?.blocks, 'Новый клиент'))).toMatchObject({
      ack: { ok: true },
    });
    // The draft that was closed is gone on with.
    expect((await modalOf(office, user)).callback_id).toBe('page');
    await people.close(user, { all: true });

    await people.shortcut(user, { callback_id: 'menu' });
    expect(JSON.stringify((await modalOf(office, user)).blocks)).toContain('Мои задачи');
  });

  it('what is typed after the slash command, and what a message says, is found as it was written', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Анна Соколова', 'sales');
    const { people } = office.slack;
    await people.command(user, 'app', { command: '/caravan', text: 'constructor' });
    await hears(user, 'По запросу «constructor» ничего не нашлось');
    const { ts } = await people.write(user, 'app', { text: 'Ъ & Ко' });
    await hears(user, 'По запросу «Ъ &amp; Ко» ничего не нашлось');
    await people.messageShortcut(user, 'app', { callback_id: 'find', ts });
    const [found] = await people.modalsWhen(user, ({ length }) => length > 0, PATIENCE_MS);
    expect(JSON.stringify(found?.blocks)).toContain('По запросу «Ъ &amp; Ко» ничего не нашлось');
  });

  it('a form that was only looked at and closed does not stand in the way of another', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Анна Соколова', 'sales', 'head');
    const { people } = office.slack;
    const { card, modal } = await opensForm(office, user, 'Новый клиент');
    expect(modal.title).toContain('Новый клиент');
    await people.close(user, { all: true });
    const on = { channel: 'app', ts: card.ts };
    await people.use(user, on, buttonIn(card.blocks, 'Новая сделка'));
    expect((await modalOf(office, user)).title).toContain('Новая сделка');
  });

  it('takes files both ways', async () => {
    office = await openSlackOffice();
    const { user, person } = await office.colleague('Анна Соколова', 'sales');
    const head = await office.colleague('Олег Дорохов', 'head');
    const logistician = await office.colleague('Игорь Мельников', 'logistician');
    const { people } = office.slack;
    const parties = { sales: person, head: head.person, logistician: logistician.person };
    const client = await clientAt(office.caravan, { ...parties, stage: 'working' });
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const upload = { filename: 'договор.pdf', mime: 'application/pdf', bytes };
    await people.sendFiles(user, 'app', { text: 'подписан' }, [upload]);
    const asked = await hears(user, 'К чему это приложить');
    await people.use(user, { channel: 'app', ts: asked.ts }, buttonIn(asked.blocks, client.name));
    const file = await vi.waitFor(async () => {
      const entries = await office.caravan.cases.history(client.id);
      const [first] = entries.flatMap(({ fact }) =>
        fact.type === 'filesAdded' ? (fact.files as string[]) : [],
      );
      if (first === undefined) throw new Error('not filed yet');
      return first;
    }, PATIENCE_MS);
    expect(Buffer.from((await office.caravan.ports.files.bytes(file)) ?? [])).toEqual(bytes);

    const [to] = await office.caravan.ports.people.many([head.person.id]);
    const text = t('form.quoted', { option: 'вот договор' });
    const at = office.clock.now();
    await office.caravan.ports.ledger.enqueueAll(
      queued({ id: 'a-file', to: to as Person, text, at, buttons: [], files: [file] }),
    );
    await office.settle();
    await hears(head.user, 'вот договор');
    const { messages } = people.chat(head.user, 'app');
    expect(messages.flatMap(({ files = [] }) => files)).toMatchObject([
      { name: 'договор.pdf', size: bytes.length },
    ]);
  });

  it('works after a crash on what was kept and not yet worked on, once', async () => {
    let isDead = false;
    let revive = () => {};
    const death = new Promise<never>((_, reject) => {
      revive = () => reject(new Error('died'));
    });
    death.catch(() => {});
    office = await openSlackOffice({
      // The process dies between the answer to Slack and the work: nothing that it does from then on is done.
      around: (ports) => ({
        ...ports,
        people: slowed(ports.people, async () => isDead && death),
      }),
    });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { people, controls } = office.slack;
    const { connection } = office.house.store;
    isDead = true;
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    const kept = () =>
      connection
        .collection('arrivals')
        .find({ doneAt: { $exists: false } })
        .toArray();
    expect(await kept()).toMatchObject([{ body: expect.stringContaining('tasks') }]);
    const before = controls.log().length;
    const again = createCaravan({ ...office.caravan.ports, people: office.house.store.people }, () => {});
    const next = await createSlackBot({
      desk: again.staff,
      ports: again.ports,
      botToken: APP.botToken,
      apiUrl: office.slack.apiUrl,
      way: { signingSecret: APP.signingSecret },
    });
    await next.catchUp();
    // Whoever held it may live: it is taken up when the hold has run out.
    expect(
      controls
        .log()
        .slice(before)
        .filter(({ method }) => method === 'chat.postMessage'),
    ).toEqual([]);
    await connection
      .collection('arrivals')
      .updateMany({}, { $set: { heldUntil: '2000-01-01T00:00:00.000Z' } });
    await Promise.all([next.catchUp(), next.catchUp()]);
    await hears(user, 'Открытых задач нет');
    expect(said()).toBe(
      controls
        .log()
        .slice(0, before)
        .filter(({ method }) => method === 'chat.postMessage').length + 1,
    );
    expect(await kept()).toEqual([]);
    expect(
      await connection
        .collection('arrivals')
        .find({ body: { $ne: '' } })
        .toArray(),
    ).toEqual([]);
    await next.stop();
    isDead = false;
    revive();
  });

  it('answers within three seconds, however long the work takes, and nothing typed is lost', async () => {
    let slowMs = 0;
    office = await openSlackOffice({
      around: (ports) => ({
        ...ports,
        drafts: slowed(ports.drafts, async (method) => method === 'save' && wait(slowMs)),
      }),
    });
    const { user } = await office.colleague('Анна Соколова', 'sales');
    const { people, controls } = office.slack;
    const { modal } = await opensForm(office, user, 'Новый клиент');
    await fillIn(user, modal.blocks, '!');
    slowMs = 3500;
    const sent = await people.submit(user);
    expect(sent.ack).toMatchObject({ ok: true });
    const typed = (stack: { state: object }[]) => JSON.stringify(stack[0]?.state ?? {}).includes('"!"');
    const [after] = await people.modalsWhen(user, typed, PATIENCE_MS);
    expect(after?.callback_id).toBe('page');
    await controls.idle();
    expect(answeredTooLate(office)).toEqual([]);
  });

  test('by a socket it is the same door', async () => {
    office = await openSlackOffice({ mode: 'socket' });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    const { people, controls } = office.slack;
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await hears(user, 'Открытых задач нет');
    await controls.idle();
    expect(answeredTooLate(office)).toEqual([]);
  });
});
