import { afterEach, describe, expect, it, test } from 'vitest';
import type { SeenMessage } from '../../bots/playground/slack-double/people/seen.ts';
import { openSlackOffice, type SlackOffice } from './slack-office.ts';

const PATIENCE_MS = 15_000;

let office: SlackOffice;
afterEach(() => office.close());

const wordsOf = ({ text, blocks = [] }: SeenMessage) => `${text}\n${JSON.stringify(blocks)}`;

async function hears(user: string, words: string): Promise<SeenMessage> {
  const of = (messages: SeenMessage[]) =>
    messages.findLast((one) => one.from.is_app && wordsOf(one).includes(words));
  const { people } = office.slack;
  const { messages } = await people.chatWhen(user, 'app', (chat) => of(chat.messages) !== undefined, PATIENCE_MS);
  const found = of(messages);
  if (found === undefined) throw new Error(`never heard «${words}»: ${messages.map(({ text }) => text).join(' | ')}`);
  return found;
}

/** The button with these words on blocks. */
function buttonIn(blocks: unknown[] | undefined, words: string): { action_id: string; block_id: string } {
  for (const block of (blocks ?? []) as { block_id: string; elements?: { action_id: string; text?: { text?: string } }[] }[])
    for (const element of block.elements ?? [])
      if (element.text?.text?.includes(words) === true)
        return { action_id: element.action_id, block_id: block.block_id };
  throw new Error(`no button «${words}» in ${JSON.stringify(blocks)}`);
}

const said = () => office.slack.controls.log().filter(({ method }) => method === 'chat.postMessage').length;

describe('the Slack door', () => {
  it('links a colleague by a code, and shows strangers nothing but the way in', async () => {
    office = await openSlackOffice();
    const { people } = office.slack;
    const stranger = await office.stranger('Чужой');
    await people.write(stranger, 'app', { text: 'привет' });
    const heard = await hears(stranger, '/slack');
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
    await people.command(user, 'app', { command: '/caravan', text: 'orders' });
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
    await people.command(user, 'app', { command: '/caravan', text: 'new' });
    const card = await hears(user, 'Новый клиент');
    const on = { channel: 'app', ts: card.ts };
    expect(await people.use(user, on, buttonIn(card.blocks, 'Новый клиент'))).toMatchObject({ ack: { ok: true } });
    const [modal] = await people.modalsWhen(user, ({ length }) => length > 0, PATIENCE_MS);
    expect(modal?.callback_id).toBe('page');
    const texts = (modal?.blocks ?? []).filter(
      (block) => (block.element as { type?: string } | undefined)?.type === 'plain_text_input',
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const block of texts)
      await people.use(user, 'modal', { action_id: 'text', block_id: String(block.block_id), value: '!' });
    await people.submit(user);
    const [after] = people.modals(user);
    expect(Object.keys(after?.errors ?? {}).length).toBeGreaterThan(0);
    await people.close(user, { all: true });

    await people.openHome(user);
    const home = await people.homeWhen(user, (seen) => JSON.stringify(seen).includes('search'), PATIENCE_MS);
    expect(await people.use(user, 'home', buttonIn(home?.blocks, 'Новый клиент'))).toMatchObject({ ack: { ok: true } });
    // The draft that was closed is gone on with.
    const [again] = await people.modalsWhen(user, ({ length }) => length > 0, PATIENCE_MS);
    expect(again?.callback_id).toBe('page');
    await people.close(user, { all: true });

    await people.shortcut(user, { callback_id: 'menu' });
    const [menu] = await people.modalsWhen(user, ({ length }) => length > 0, PATIENCE_MS);
    expect(JSON.stringify(menu?.blocks)).toContain('Мои задачи');
  });

  it('takes files both ways', async () => {
    office = await openSlackOffice();
    const { user } = await office.colleague('Анна Соколова', 'sales');
    const { people } = office.slack;
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    await people.sendFiles(user, 'app', { text: 'договор' }, [{ filename: 'договор.pdf', mime: 'application/pdf', bytes: pdf }]);
    await hears(user, 'договор');
  });

  test('by a socket it is the same door', async () => {
    office = await openSlackOffice({ mode: 'socket' });
    const { user } = await office.colleague('Павел Гринёв', 'director');
    const { people, controls } = office.slack;
    await people.command(user, 'app', { command: '/caravan', text: 'tasks' });
    await hears(user, 'Открытых задач нет');
    await controls.idle();
    for (const { ms = 0 } of controls.deliveries()) expect(ms).toBeLessThan(3000);
  });
});
