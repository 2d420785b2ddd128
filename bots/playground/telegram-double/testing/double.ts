import { startTelegramDouble, type TelegramDouble, type TelegramDoubleOptions } from '../index.ts';

export const staff = { token: '7001:staff-token', username: 'staff_bot', name: 'Staff' };
export const partners = { token: '7002:partners-token', username: 'partners_bot', name: 'Partners' };

export interface Answer {
  ok: boolean;
  result: never;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

export interface Playground extends TelegramDouble {
  /** Calls a method of the staff bot with a JSON body. */
  call(method: string, params?: Record<string, unknown>): Promise<Answer>;
  callAs(token: string, method: string, params?: Record<string, unknown>): Promise<Answer>;
}

/** A double with two bots and no flood limits, unless the test asks otherwise. */
export async function openPlayground(options: Partial<TelegramDoubleOptions> = {}): Promise<Playground> {
  const double = await startTelegramDouble({ bots: [staff, partners], limits: 'none', ...options });
  const callAs = (token: string, method: string, params = {}) =>
    callBot(double.apiRoot, token, method, params);
  return { ...double, callAs, call: (method, params) => callAs(staff.token, method, params) };
}

/** The code and the words with which the staff bot's call is refused. */
export async function refusalOf(
  playground: Playground,
  method: string,
  params: Record<string, unknown>,
): Promise<unknown[]> {
  const { ok, error_code, description } = await playground.call(method, params);
  if (ok) throw new Error(`${method} was not refused`);
  return [error_code, description];
}

/** A keyboard of one button. */
export const button = (extra: object) => ({ inline_keyboard: [[{ text: 'A', ...extra }]] });

export async function callBot(
  apiRoot: string,
  token: string,
  method: string,
  params: object,
): Promise<Answer> {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}

/** A person who has started the staff bot, and whose /start the bot has already taken. */
export async function startedPerson(playground: Playground, first_name = 'Anna'): Promise<number> {
  const { id } = await playground.people.add({ first_name, phone_number: '+79120000000' });
  await playground.people.start(id, staff.username);
  const updates = (await playground.call('getUpdates')).result as { update_id: number }[];
  await playground.call('getUpdates', { offset: updates.at(-1)!.update_id + 1 });
  return id;
}
