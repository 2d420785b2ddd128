import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsNow, signed } from '../../bots/playground/slack-double/delivery/signing.ts';
import { createSlackBot } from '../../bots/slack/index.ts';
import { createCaravan } from '../../core/caravan.ts';
import { queued } from '../../core/messages/compose.ts';
import { t } from '../../core/texts/text.ts';
import { answeredTooLate, fillIn, heardBy, opensForm, PATIENCE_MS } from './slack-looks.ts';
import { APP, openSlackOffice, type SlackOffice } from './slack-office.ts';
import { slowed } from './slowed.ts';

let office: SlackOffice;
afterEach(() => office.close());

const said = () => office.slack.controls.log().filter(({ method }) => method === 'chat.postMessage');

/** Opens a form from the card with the ways on; gives its first page. */
async function opened(user: string, form: string) {
  const { modal } = await opensForm(office, user, form);
  return modal.blocks as { block_id: string; element?: { type: string; action_id: string } }[];
}

describe('the time that Slack gives', { timeout: 60_000 }, () => {
  it('is counted from when it asked: a modal that is kept slowly and judged slowly says in time that it is being saved', async () => {
    const slow = { keep: 0, save: 0 };
    office = await openSlackOffice({
      around: (ports) => ({
        ...ports,
        arrivals: slowed(ports.arrivals, async (method) => method === 'keep' && wait(slow.keep)),
        drafts: slowed(ports.drafts, async (method) => method === 'save' && wait(slow.save)),
      }),
    });
    const { user } = await office.colleague('Анна Соколова', 'sales');
    const blocks = await opened(user, 'Новый клиент');
    const { people, controls } = office.slack;
    await fillIn(office, user, blocks, '!');
    Object.assign(slow, { keep: 1500, save: 2000 });
    const { ack } = await people.submit(user);
    expect(ack).toMatchObject({ ok: true });
    expect(JSON.stringify(people.modals(user)[0]?.blocks)).toContain('Сохраняю');
    const typed = (stack: { state: object }[]) => JSON.stringify(stack[0]?.state ?? {}).includes('"!"');
    await people.modalsWhen(user, typed, PATIENCE_MS);
    await controls.idle();
    expect(answeredTooLate(office)).toEqual([]);
  });

  it('is kept to by a search that takes longer: it says so, and what it says is no answer', async () => {
    let slowMs = 0;
    office = await openSlackOffice({
      around: (ports) => ({
        ...ports,
        directory: slowed(ports.directory, async () => wait(slowMs)),
        drafts: slowed(ports.drafts, async (method) => method === 'get' && wait(slowMs)),
      }),
    });
    const { user, person } = await office.colleague('Игорь Мельников', 'logistician');
    const blocks = await opened(user, 'Новая заявка');
    const { people } = office.slack;
    const field = blocks.find(({ element }) => element?.type === 'external_select');
    const at = { block_id: field?.block_id ?? '', action_id: field?.element?.action_id ?? '' };
    slowMs = 4000;
    const { options } = await people.options(user, 'modal', { ...at, query: 'каз' });
    expect(options).toMatchObject([{ text: { text: expect.stringContaining('Ещё ищу') } }]);
    expect(answeredTooLate(office)).toEqual([]);
    slowMs = 0;
    await people.use(user, 'modal', { ...at, value: options[0]?.value ?? '' });
    await people.close(user, { all: true });
    await vi.waitFor(async () => {
      const draft = await office.caravan.ports.drafts.openOf(person.id, 'slack');
      expect(draft).toMatchObject({ answers: {}, unread: { client: { problem: { key: 'problem.gone' } } } });
    }, PATIENCE_MS);
  });

  it('an event that is kept too slowly comes three times, and is done once', async () => {
    const words = 'что-то непонятное';
    let late = 2;
    const isLate = (method: string, given: unknown) => {
      const is = method === 'keep' && late > 0 && JSON.stringify(given).includes(words);
      if (is) late -= 1;
      return is;
    };
    office = await openSlackOffice({
      around: (ports) => ({
        ...ports,
        arrivals: slowed(ports.arrivals, async (method, given) => isLate(method, given) && wait(3200)),
      }),
    });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { people, controls } = office.slack;
    const before = said().length;
    await people.write(user, 'app', { text: words });
    const events = () => {
      const told = controls.deliveries();
      const first = told.find(({ body }) => body.includes(words));
      return told.filter(({ event_id }) => event_id === first?.event_id);
    };
    await vi.waitFor(() => expect(events().at(-1)?.status).toBe(200), PATIENCE_MS);
    expect(events().map(({ attempt, status }) => [attempt, status])).toEqual([
      [0, 503],
      [1, 503],
      [2, 200],
    ]);
    expect(answeredTooLate(office)).toEqual([]);
    await vi.waitFor(() => expect(said().length).toBeGreaterThan(before), PATIENCE_MS);
    // One person's things are done one after another: whatever came of a repeat came before this.
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await heardBy(office, user, 'Открытых задач нет');
    expect(said()).toHaveLength(before + 2);
  });
});

describe('a modal that could not be saved', { timeout: 60_000 }, () => {
  it('says so above what was typed, which can be sent once more', async () => {
    let isDown = false;
    const fails = async () => {
      if (isDown) throw new Error('the store is silent');
    };
    office = await openSlackOffice({
      around: (ports) => ({ ...ports, drafts: slowed(ports.drafts, fails) }),
    });
    const { user, person } = await office.colleague('Анна Соколова', 'sales');
    const blocks = await opened(user, 'Новый клиент');
    const { people } = office.slack;
    await fillIn(office, user, blocks, '!');
    isDown = true;
    await people.submit(user);
    const words = ([modal]: { blocks: object[] }[]) => JSON.stringify(modal?.blocks ?? []);
    const isSaid = (stack: { blocks: object[] }[]) => words(stack).includes('Не получилось записать');
    const stack = await people.modalsWhen(user, isSaid, PATIENCE_MS);
    expect(words(stack)).toContain('Не получилось записать');
    expect(JSON.stringify(stack[0]?.state)).toContain('"!"');
    isDown = false;
    await people.submit(user);
    await vi.waitFor(async () => {
      const draft = await office.caravan.ports.drafts.openOf(person.id, 'slack');
      expect(draft?.unread).toMatchObject({ inn: { words: '!' } });
    }, PATIENCE_MS);
  });
});

describe('who is not Slack', { timeout: 60_000 }, () => {
  it('fills no log: a flood of forged requests is one line, and each is counted', async () => {
    const lines: string[] = [];
    office = await openSlackOffice({ log: (line) => lines.push(line) });
    const { people, controls } = office.slack;
    await people.write(await office.stranger('Чужой'), 'app', { text: 'привет' });
    await office.settle();
    const { seq } = controls.deliveries().at(-1) ?? { seq: 0 };
    for (let nth = 0; nth < 50; nth++)
      expect(await controls.sendAgain(seq, { how: 'forged' })).toMatchObject({ status: 401 });
    expect(lines.filter((line) => line.includes('"forged"'))).toHaveLength(1);
    const metrics = await (await fetch(`${office.url}/metrics`)).text();
    expect(metrics).toContain('caravan_slack_refused_total{reason="forged"} 50');
  });
});

describe('what takes long', { timeout: 60_000 }, () => {
  it('stays with whoever works on it, past the end of the hold, here and in another instance', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = false;
    // The office itself takes nothing over: its hold is let run out here.
    const takesNothing = async (method: string) => {
      if (method === 'takeOver') throw new Error('nothing is taken over');
    };
    office = await openSlackOffice({
      around: (ports) => ({ ...ports, arrivals: slowed(ports.arrivals, takesNothing) }),
    });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { people, controls } = office.slack;
    const { arrivals: kept, people: known } = office.house.store;
    const slow = {
      ...office.caravan.ports,
      arrivals: kept,
      people: slowed(known, async () => isHeld && held),
    };
    const instance = () =>
      createSlackBot({
        ...{ desk: createCaravan(slow, () => {}).staff, ports: slow, botToken: APP.botToken },
        ...{ apiUrl: office.slack.apiUrl, way: { signingSecret: APP.signingSecret } },
      });
    const [here, there] = [await instance(), await instance()];
    const arrivals = office.house.store.connection.collection('arrivals');
    const open = { doneAt: { $exists: false } };
    const inWork = () => arrivals.findOne(open);
    const before = said().length;
    isHeld = true;
    const channel_id = people.chat(user, 'app').channel;
    const form = { command: '/caravan', text: 'tasks', user_id: user, channel_id, trigger_id: 'none' };
    const body = new URLSearchParams(form).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signed(body, APP.signingSecret, secondsNow()),
    };
    expect(await here.handle({ headers, body, arrivedAt: performance.now() })).toMatchObject({ status: 200 });
    await arrivals.updateOne(open, { $set: { heldUntil: '2000-01-01T00:00:00.000Z' } });
    await here.catchUp();
    await vi.waitFor(
      async () => expect((await inWork())?.heldUntil > new Date().toISOString()).toBe(true),
      PATIENCE_MS,
    );
    await there.catchUp();
    expect(await inWork()).toMatchObject({ attempts: 1 });
    release();
    await heardBy(office, user, 'Открытых задач нет');
    await Promise.all([here.stop(), there.stop()]);
    await controls.idle();
    expect(said()).toHaveLength(before + 1);
  });
});

describe('an answer in a chat', { timeout: 60_000 }, () => {
  it('that Slack puts off goes before what is queued for that chat', async () => {
    office = await openSlackOffice({ limits: 'telegram' });
    const { user, person } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { people, controls } = office.slack;
    const { ledger } = office.caravan.ports;
    const from = said().length;
    controls.addFault({ method: 'chat.postMessage', kind: 'rate-limit', retry_after: 2 });
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await vi.waitFor(() => expect(said().at(-1)).toHaveProperty('fault'), PATIENCE_MS);
    const at = office.clock.now();
    const text = t('form.quoted', { option: 'из очереди' });
    await ledger.enqueueAll(queued({ id: 'waits', to: person, text, at }));
    office.house.wake();
    await heardBy(office, user, 'Открытых задач нет');
    const { length } = said();
    await vi.waitFor(async () => {
      await office.clock.move(10_000);
      await office.settle();
      expect(said().length).toBeGreaterThan(length);
    }, PATIENCE_MS);
    const words = said()
      .slice(from)
      .map(({ payload }) => JSON.stringify(payload));
    expect(words).toEqual([
      expect.stringContaining('Открытых задач нет'),
      expect.stringContaining('Открытых задач нет'),
      expect.stringContaining('из очереди'),
    ]);
  });

  it('is counted against the pace of the chat', async () => {
    office = await openSlackOffice({ limits: 'telegram' });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { people } = office.slack;
    const meter = `slack/${people.chat(user, 'app').channel}`;
    const used = async () => (await office.caravan.ports.meters.get(meter))?.next ?? 0;
    const before = await used();
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await heardBy(office, user, 'Открытых задач нет');
    await vi.waitFor(async () => expect(await used()).toBeGreaterThan(before), PATIENCE_MS);
  });
});

describe('a message of several parts', { timeout: 60_000 }, () => {
  it('waits out what Slack holds back after the first one, and says nothing twice', async () => {
    office = await openSlackOffice();
    const { person } = await office.colleague('Павел Гринёв', 'director');
    await office.settle();
    const { ledger } = office.caravan.ports;
    const from = said().length;
    const held = { method: 'chat.postMessage', kind: 'rate-limit', retry_after: 1 } as const;
    office.slack.controls.addFault({ ...held, after: 1, times: 2 });
    const text = t('verbatim', { words: 'ы'.repeat(13_000) });
    await ledger.enqueueAll(queued({ id: 'long', to: person, text, at: office.clock.now() }));
    office.house.wake();
    await vi.waitFor(
      async () => expect(await ledger.get('long/slack')).toMatchObject({ state: 'sent' }),
      PATIENCE_MS,
    );
    expect(
      said()
        .slice(from)
        .map(({ fault }) => fault !== undefined),
    ).toEqual([false, true, true, false]);
  });
});
