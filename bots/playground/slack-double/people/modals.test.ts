import type { ModalView, WebAPIPlatformError } from '@slack/web-api';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Workspace } from '../testing/double.ts';
import { type Recorder, recordedWorkspace } from '../testing/recorder.ts';

let workspace: Workspace;
let app: Recorder;
/** What the app answers to the next submission. */
let answer: unknown;

beforeEach(async () => {
  answer = undefined;
  ({ workspace, app } = await recordedWorkspace(() => (answer === undefined ? {} : { body: answer })));
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const input = (id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element: { action_id: id, ...element },
  ...more,
});
const again = { type: 'actions', elements: [{ type: 'button', action_id: 'again', text: plain('Again') }] };
const modal = (blocks: object[], more: object = {}) =>
  ({ type: 'modal', title: plain('Form'), submit: plain('Send'), blocks, ...more }) as unknown as ModalView;
const words = { type: 'plain_text_input' };

/** A fresh trigger: from outside a modal, or from the button in the one that is open. */
async function trigger(place: 'outside' | 'modal' = 'outside'): Promise<string> {
  const { people, anna } = workspace;
  if (place === 'outside') await people.shortcut(anna, { callback_id: 'menu' });
  else await people.use(anna, 'modal', { action_id: 'again' });
  return app.payloads().at(-1)!.trigger_id;
}

const error = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (reason: WebAPIPlatformError) => reason.data.error,
  );

it('a trigger opens one modal, within three seconds', async () => {
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const { views } = workspace.client;
  const view = modal([again], { submit: undefined });
  const trigger_id = await trigger();
  const late = await trigger();
  expect(await error(views.open({ trigger_id: '1.2.abc', view }))).toBe('invalid_trigger_id');
  expect(await error(views.open({ trigger_id, view }))).toBeUndefined();
  expect(await error(views.open({ trigger_id, view }))).toBe('exchanged_trigger_id');
  now += 3001;
  expect(await error(views.open({ trigger_id: late, view }))).toBe('expired_trigger_id');
});

it('three modals lie on each other at most', async () => {
  const { client, people, anna } = workspace;
  const view = (title: string) => modal([again], { title: plain(title), notify_on_close: true });
  expect(await error(client.views.push({ trigger_id: await trigger(), view: view('2') }))).toBe('not_found');
  await client.views.open({ trigger_id: await trigger(), view: view('1') });
  await client.views.push({ trigger_id: await trigger('modal'), view: view('2') });
  const { view: third } = await client.views.push({ trigger_id: await trigger('modal'), view: view('3') });
  expect(await error(client.views.push({ trigger_id: await trigger('modal'), view: view('4') }))).toBe(
    'push_limit_reached',
  );
  const [first, second] = people.modals(anna);
  expect(third).toMatchObject({ root_view_id: first!.id, previous_view_id: second!.id });
  await people.close(anna);
  expect(people.modals(anna).map(({ title }) => title)).toEqual(['1', '2']);
  expect(app.payloads().at(-1)).toMatchObject({
    type: 'view_closed',
    is_cleared: false,
    view: { id: third!.id },
  });
  await people.close(anna, { all: true });
  expect(people.modals(anna)).toEqual([]);
  expect(await error(client.views.update({ view_id: third!.id!, view: view('5') }))).toBe('not_found');
});

it('limits of a modal', async () => {
  const { views } = workspace.client;
  const open = async (view: ModalView) => error(views.open({ trigger_id: await trigger(), view }));
  const refused = async (view: ModalView) => expect(await open(view)).toBe('invalid_arguments');
  expect(await open(modal([input('a', words)], { title: plain('x'.repeat(24)) }))).toBeUndefined();
  await refused(modal([input('a', words)], { title: plain('x'.repeat(25)) }));
  await refused(modal([input('a', words)], { submit: undefined }));
  await refused(modal([input('a', words)], { submit: plain('x'.repeat(25)) }));
  await refused(modal([input('a', words)], { callback_id: 'x'.repeat(256) }));
  await refused(modal([input('a', words)], { private_metadata: 'x'.repeat(3001) }));
  await refused(modal(Array.from({ length: 101 }, () => ({ type: 'divider' }))));
  await refused(modal([input('a', { type: 'file_input', max_files: 11 })]));
  await refused(modal([input('a', { type: 'number_input' })]));
  await refused(
    modal([input('a', { ...words, focus_on_load: true }), input('b', { ...words, focus_on_load: true })]),
  );
  expect(await open(modal([input('a', words)], { external_id: 'one' }))).toBeUndefined();
});

it('an update keeps what was typed where the field is the same, and minds the hash', async () => {
  const { client, people, anna } = workspace;
  const typed = { ...words, initial_value: 'begin' };
  const { view } = await client.views.open({
    trigger_id: await trigger(),
    view: modal([input('a', typed), input('b', typed)]),
  });
  await people.use(anna, 'modal', { action_id: 'a', value: 'mine' });
  const changed = modal([input('a', typed), input('c', typed)]);
  const view_id = view!.id!;
  await client.views.update({ view_id, view: changed, hash: view!.hash! });
  expect(await error(client.views.update({ view_id, view: changed, hash: view!.hash! }))).toBe(
    'hash_conflict',
  );
  expect(people.modals(anna)[0]!.state).toEqual({
    a: { a: { type: 'plain_text_input', value: 'mine' } },
    c: { c: { type: 'plain_text_input', value: 'begin' } },
  });
});

it('Slack itself objects to what does not fit its field', async () => {
  const { client, people, anna } = workspace;
  const fields = [
    input('words', { ...words, min_length: 3, max_length: 5 }),
    input('number', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
    input('mail', { type: 'email_text_input' }),
    input('maybe', words, { optional: true }),
  ];
  await client.views.open({ trigger_id: await trigger(), view: modal(fields) });
  const put = (action_id: string, value: string) => people.use(anna, 'modal', { action_id, value });
  await put('words', 'ab');
  await put('number', '0.5');
  await put('mail', 'anna');
  expect(await people.submit(anna)).toEqual({
    sent: false,
    closed: false,
    errors: {
      words: 'Must be at least 3 characters long.',
      number: 'Please enter a whole number.',
      mail: 'Please enter a valid email address.',
    },
  });
  await put('words', 'abcd');
  await put('number', '2');
  await put('mail', 'anna@caravan.example');
  const before = app.heard.length;
  expect(await people.submit(anna)).toMatchObject({ sent: true, closed: true });
  expect(app.heard).toHaveLength(before + 1);
  expect(app.payloads().at(-1)).toMatchObject({
    type: 'view_submission',
    view: { state: { values: { number: { number: { value: '2' } }, maybe: { maybe: { value: null } } } } },
  });
});

it('an app answers a submission: another view, one more, all closed; nonsense is an error', async () => {
  const { client, people, anna } = workspace;
  const open = async () => client.views.open({ trigger_id: await trigger(), view: modal([again]) });
  const answered = async (said: unknown) => {
    answer = undefined;
    await open();
    answer = said;
    const submission = await people.submit(anna);
    return { ...submission, titles: people.modals(anna).map(({ title }) => title) };
  };
  const other = modal([again], { title: plain('Other') });
  expect(await answered({ response_action: 'update', view: other })).toMatchObject({
    closed: false,
    titles: ['Other'],
  });
  expect(await answered({ response_action: 'push', view: other })).toMatchObject({
    titles: ['Form', 'Other'],
  });
  expect(await answered({ response_action: 'clear' })).toMatchObject({ closed: true, titles: [] });
  const unfit = { ok: false, error: 'invalid_response' };
  expect(await answered({ response_action: 'dance' })).toMatchObject({ ack: unfit, titles: ['Form'] });
  expect(await answered({ response_action: 'errors', errors: { nowhere: 'No' } })).toMatchObject({
    ack: unfit,
  });
  expect(await answered({ response_action: 'update', view: { type: 'home' } })).toMatchObject({ ack: unfit });
});

it('a field that redraws tells the app, and every kind of field takes only what it may hold', async () => {
  const { client, people, anna, channels } = workspace;
  const { id: channel } = await channels.create({ name: 'orders', members: [anna] });
  const options = ['a', 'b', 'c'].map((text) => ({ text: plain(text), value: text }));
  const kinds: [
    type: string,
    more: object,
    value: string | string[],
    wrong: string | string[],
    held: object,
  ][] = [
    ['static_select', { options }, 'b', 'z', { selected_option: options[1] }],
    [
      'multi_static_select',
      { options, max_selected_items: 2 },
      ['a', 'c'],
      ['a', 'b', 'c'],
      { selected_options: [options[0], options[2]] },
    ],
    ['radio_buttons', { options }, 'c', 'z', { selected_option: options[2] }],
    ['checkboxes', { options }, ['a'], ['z'], { selected_options: [options[0]] }],
    ['datepicker', {}, '2026-11-25', '2026-13-01', { selected_date: '2026-11-25' }],
    ['timepicker', {}, '09:30', '24:00', { selected_time: '09:30' }],
    ['datetimepicker', {}, '1764072000', 'noon', { selected_date_time: 1764072000 }],
    ['users_select', {}, anna, 'U404', { selected_user: anna }],
    ['conversations_select', {}, channel, 'C404', { selected_conversation: channel }],
  ];
  const blocks = kinds.map(([type, more]) =>
    input(type, { type, ...more }, { dispatch_action: true, optional: true }),
  );
  await client.views.open({ trigger_id: await trigger(), view: modal(blocks) });
  for (const [action_id, , value, wrong, held] of kinds) {
    await expect(people.use(anna, 'modal', { action_id, value: wrong }), action_id).rejects.toThrow();
    expect(await people.use(anna, 'modal', { action_id, value }), action_id).toMatchObject({ sent: true });
    const payload = app.payloads().at(-1)!;
    expect(payload.actions, action_id).toMatchObject([{ type: action_id, action_id, ...held }]);
    expect(people.modals(anna)[0]!.state[action_id]![action_id]).toEqual({ type: action_id, ...held });
  }
  await people.use(anna, 'modal', { action_id: 'datepicker', value: '' });
  expect(people.modals(anna)[0]!.state.datepicker!.datepicker!.selected_date).toBeNull();
});
