import type { WebAPIPlatformError } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, openWorkspace, type Workspace } from '../testing/double.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

interface Refused {
  error: string;
  errors?: string[];
}

/** What the double says to a call that it refuses; `undefined` when it takes it. */
async function refusal(method: string, args: Record<string, unknown>): Promise<Refused | undefined> {
  try {
    await workspace.client.apiCall(method, args);
    return undefined;
  } catch (error) {
    return (error as WebAPIPlatformError).data as unknown as Refused;
  }
}

const plain = (text: string) => ({ type: 'plain_text', text });
const post = (blocks: unknown[]) =>
  refusal('chat.postMessage', { channel: workspace.anna, text: 'card', blocks });
const section = (more: object = {}) => ({ type: 'section', text: plain('words'), ...more });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (options: object[], more: object = {}) =>
  actions({ type: 'static_select', action_id: 'pick', options, ...more });
const option = (text: string, value = text) => ({ text: plain(text), value });
const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

describe('a message', () => {
  /** The last that is taken, the first that is not, and what is said of it. */
  const borders: [what: string, taken: unknown[], refused: unknown[], said: string][] = [
    [
      'blocks',
      many(50, () => ({ type: 'divider' })),
      many(51, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'text of a section',
      [section({ text: plain('x'.repeat(3000)) })],
      [section({ text: plain('x'.repeat(3001)) })],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'fields',
      [section({ fields: many(10, () => plain('x'.repeat(2000))) })],
      [section({ fields: many(11, () => plain('x')) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a header',
      [{ type: 'header', text: plain('x'.repeat(150)) }],
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'elements of actions',
      [actions(...many(25, (at) => button({ action_id: `go${at}` })))],
      [actions(...many(26, (at) => button({ action_id: `go${at}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'elements of a context',
      [{ type: 'context', elements: many(10, () => plain('x')) }],
      [{ type: 'context', elements: many(11, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      "a button's text",
      [actions(button({ text: plain('x'.repeat(75)) }))],
      [actions(button({ text: plain('x'.repeat(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      "a button's value",
      [actions(button({ value: 'x'.repeat(2000) }))],
      [actions(button({ value: 'x'.repeat(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'an action_id',
      [actions(button({ action_id: 'x'.repeat(255) }))],
      [actions(button({ action_id: 'x'.repeat(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'options',
      [select(many(100, (at) => option(`o${at}`)))],
      [select(many(101, (at) => option(`o${at}`)))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      "an option's text",
      [select([option('x'.repeat(75))])],
      [select([option('x'.repeat(76))])],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      "an option's value",
      [select([option('a', 'x'.repeat(150))])],
      [select([option('a', 'x'.repeat(151))])],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'options of an overflow menu',
      [actions({ type: 'overflow', action_id: 'more', options: many(5, (at) => option(`o${at}`)) })],
      [actions({ type: 'overflow', action_id: 'more', options: many(6, (at) => option(`o${at}`)) })],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
  ];

  it.each(borders)('%s', async (_, taken, refused, said) => {
    expect(await post(taken)).toBeUndefined();
    expect(await post(refused)).toMatchObject({ error: 'invalid_blocks', errors: [said] });
  });

  it.each<[string, unknown[], string]>([
    ['an unknown block', [{ type: 'poem' }], 'unsupported type: poem [json-pointer:/blocks/0]'],
    ['an unknown element', [actions({ type: 'slider', action_id: 'a' })], 'unsupported type: slider'],
    ['an unknown field', [section({ colour: 'red' })], 'invalid additional property: colour'],
    ['an empty section', [{ type: 'section' }], 'must provide text or fields'],
    ['an empty text', [section({ text: plain('') })], 'must be more than 0 characters'],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: { type: 'mrkdwn', text: '*a*' } }],
      'json-pointer:/blocks/0/text',
    ],
    [
      'an input',
      [{ type: 'input', label: plain('a'), element: { type: 'plain_text_input' } }],
      'unsupported type: input',
    ],
    [
      'twice the same block_id',
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      '`block_id` must be unique',
    ],
    ['twice the same action_id', [actions(button(), button())], '`action_id` must be unique'],
    [
      'an initial option that is not offered',
      [select([option('a')], { initial_option: option('b') })],
      'initial option',
    ],
    [
      'a day that is none',
      [actions({ type: 'datepicker', action_id: 'd', initial_date: '2026-02-30x' })],
      'initial_date',
    ],
  ])('%s', async (_, blocks, said) => {
    const refused = await post(blocks);
    expect(refused?.error).toBe('invalid_blocks');
    expect(refused?.errors?.join()).toContain(said);
  });

  it('is nothing without words, and ends somewhere', async () => {
    const to = { channel: workspace.anna };
    expect(await refusal('chat.postMessage', to)).toMatchObject({ error: 'no_text' });
    expect(await refusal('chat.postMessage', { ...to, text: 'x'.repeat(40_000) })).toBeUndefined();
    expect(await refusal('chat.postMessage', { ...to, text: 'x'.repeat(40_001) })).toMatchObject({
      error: 'msg_too_long',
    });
    expect(await refusal('chat.postMessage', { ...to, blocks: '[{' })).toMatchObject({
      error: 'invalid_blocks_format',
    });
    expect(await refusal('chat.postMessage', { text: 'a' })).toMatchObject({
      error: 'invalid_arguments',
      errors: ['missing required field: channel'],
    });
  });

  it('goes only where the app is', async () => {
    const { id } = await workspace.channels.create({ name: 'orders', members: [workspace.anna] });
    const hidden = await workspace.channels.create({
      name: 'board',
      is_private: true,
      members: [workspace.anna],
    });
    const to = (channel: string) => refusal('chat.postMessage', { channel, text: 'a' });
    expect(await to('C404')).toMatchObject({ error: 'channel_not_found' });
    expect(await to(id)).toMatchObject({ error: 'not_in_channel' });
    expect(await to(hidden.id)).toMatchObject({ error: 'channel_not_found' });
    await workspace.channels.invite(id, { app: true });
    expect(await to(id)).toBeUndefined();
  });

  it('is changed and taken away only by its writer', async () => {
    const { people, client, anna } = workspace;
    const written = await people.write(anna, 'app', { text: 'mine' });
    const channel = people.chat(anna, 'app').channel;
    const change = (ts: string, text = 'b') => refusal('chat.update', { channel, ts, text });
    expect(await change(written.ts)).toMatchObject({ error: 'cant_update_message' });
    expect(await refusal('chat.delete', { channel, ts: written.ts })).toMatchObject({
      error: 'cant_delete_message',
    });
    expect(await change('1000000000.000001')).toMatchObject({ error: 'message_not_found' });
    const { ts } = await client.chat.postMessage({ channel, text: 'a', blocks: [{ type: 'divider' }] });
    expect(await change(ts!, 'x'.repeat(4001))).toMatchObject({ error: 'msg_too_long' });
    await client.chat.update({ channel, ts: ts!, text: 'b' });
    expect(people.chat(anna, 'app').messages.at(-1)).toMatchObject({
      text: 'b',
      edited: true,
      blocks: [{ type: 'divider' }],
    });
    await client.chat.delete({ channel, ts: ts! });
    expect(await change(ts!)).toMatchObject({ error: 'message_not_found' });
    const hint = await client.chat.postEphemeral({ channel, user: anna, text: 'only you' });
    expect(await change(hint.message_ts!)).toMatchObject({ error: 'message_not_found' });
  });
});

describe('the home', () => {
  const publish = (blocks: unknown[], more: object = {}) =>
    refusal('views.publish', { user_id: workspace.anna, view: { type: 'home', blocks, ...more } });

  it('takes a hundred blocks, inputs too, but asks for no files', async () => {
    expect(await publish(many(100, () => ({ type: 'divider' })))).toBeUndefined();
    expect(await publish(many(101, () => ({ type: 'divider' })))).toMatchObject({
      error: 'invalid_arguments',
      errors: ['no more than 100 items allowed [json-pointer:/view/blocks]'],
    });
    const asked = (type: string) => [{ type: 'input', label: plain('a'), element: { type, action_id: 'a' } }];
    expect(await publish(asked('plain_text_input'))).toBeUndefined();
    expect((await publish(asked('file_input')))?.errors?.join()).toContain('unsupported type: file_input');
  });

  it('is not published over a newer one', async () => {
    const view = { type: 'home' as const, blocks: [] };
    const first = await workspace.client.views.publish({ user_id: workspace.anna, view });
    await workspace.client.views.publish({ user_id: workspace.anna, view });
    const late = { user_id: workspace.anna, view, hash: first.view!.hash };
    expect(await refusal('views.publish', late)).toMatchObject({ error: 'hash_conflict' });
  });

  it('is no larger than 250 KB', async () => {
    const text = { type: 'mrkdwn', text: 'я'.repeat(3000) };
    expect(await publish(many(45, () => ({ type: 'section', text })))).toMatchObject({
      error: 'view_too_large',
    });
  });
});

describe('a token', () => {
  const error = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (reason: WebAPIPlatformError) => reason.data.error,
    );

  it('must be there, known, and of the right kind', async () => {
    const { apiUrl } = workspace;
    const named = (token: string | undefined) => error(clientOf(apiUrl, token).auth.test());
    expect(await named('')).toBe('not_authed');
    expect(await named('xoxb-other')).toBe('invalid_auth');
    expect(await named('xapp-caravan')).toBe('not_allowed_token_type');
    expect(await error(workspace.client.apps.connections.open())).toBe('not_allowed_token_type');
    expect(await error(workspace.client.apiCall('chat.sing'))).toBe('unknown_method');
    expect(await workspace.client.auth.test()).toMatchObject({ ok: true, user_id: 'U0CARAVAN1' });
  });

  it('counts in a header only, when the body is JSON', async () => {
    const call = (headers: object) =>
      fetch(`${workspace.apiUrl}auth.test`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ token: 'xoxb-caravan' }),
      }).then((response) => response.json());
    expect(await call({})).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await call({ authorization: 'Bearer xoxb-caravan' })).toMatchObject({ ok: true });
  });
});
