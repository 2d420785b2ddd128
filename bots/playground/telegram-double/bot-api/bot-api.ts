import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOrder } from '../faults.ts';
import type { LongPolls } from '../updates/long-poll.ts';
import type { Webhooks } from '../updates/webhooks.ts';
import type { World } from '../world.ts';
import { findMethod } from './methods/index.ts';
import type { Params } from './params.ts';
import { Refusal, tooManyRequests } from './refusal.ts';

/** What a call comes to: an answer, or a connection that breaks without one. */
export type Outcome =
  | { status: number; body: Record<string, unknown>; retryAfter?: number }
  | { connection: 'broken' };

/** Runs the bots' calls: token, faults, method, durable state, log. */
export class BotApi {
  readonly #world: World;
  readonly #polls: LongPolls;
  #webhooks: Webhooks | undefined;

  constructor(world: World, polls: LongPolls) {
    this.#world = world;
    this.#polls = polls;
  }

  attach(webhooks: Webhooks): void {
    this.#webhooks = webhooks;
  }

  async call(token: string, methodName: string, params: Params, signal: AbortSignal): Promise<Outcome> {
    const bot = this.#world.state.bots.get(this.#world.tokens.get(token) ?? 0);
    if (!bot)
      return refused(
        new Refusal(
          401,
          /^[1-9]\d*:\w/.test(token) ? 'Unauthorized' : 'Unauthorized: invalid token specified',
        ),
      );
    const found = findMethod(methodName);
    const chatId = params.values.chat_id;
    const fault = this.#world.faults.take({
      method: methodName,
      bot: bot.username,
      chatId: chatId === undefined ? undefined : String(chatId),
    });
    const half = isAboutMessages(methodName) ? this.#world.latencyMs / 2 : 0;
    if (half > 0) await wait(half);
    const suffered = await this.#suffer(fault, { botId: bot.id, chatId: chatId as number }, signal);
    const outcome = suffered ?? (await this.#run(found?.method, bot.id, params, signal));
    this.#log(bot.username, found?.name ?? methodName, params, outcome, fault);
    await this.#world.state.settled();
    if (half > 0) await wait(half);
    return fault?.kind === 'drop-answer' ? { connection: 'broken' } : outcome;
  }

  /** The outcome a fault puts in the place of the call's own, if it does. */
  async #suffer(
    fault: FaultOrder | undefined,
    { botId, chatId }: { botId: number; chatId: number },
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    switch (fault?.kind) {
      case 'rate-limit':
        return refused(tooManyRequests(fault.retry_after ?? 1));
      case 'pause-bot':
        this.#world.flood.pause(botId, fault.retry_after ?? 1);
        return undefined;
      case 'pause-chat':
        this.#world.flood.pause(botId, fault.retry_after ?? 1, String(chatId));
        return undefined;
      case 'fail':
        return refused(new Refusal(fault.status ?? 500, failureText(fault.status ?? 500)));
      case 'refuse-connection':
        return { connection: 'broken' };
      case 'delay':
        await wait(fault.ms ?? 1000, undefined, { signal }).catch(() => {});
        return undefined;
      default:
        return undefined;
    }
  }

  async #run(
    method: NonNullable<ReturnType<typeof findMethod>>['method'] | undefined,
    botId: number,
    params: Params,
    signal: AbortSignal,
  ): Promise<Outcome> {
    try {
      if (!method) throw new Refusal(404, 'Not Found: method not found');
      const world = this.#world;
      const call = {
        world,
        polls: this.#polls,
        webhooks: this.#webhooks!,
        bot: world.state.bots.get(botId)!,
        params,
        signal,
      };
      return { status: 200, body: { ok: true, result: await method(call) } };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  #log(bot: string, method: string, params: Params, outcome: Outcome, fault: FaultOrder | undefined): void {
    const body = 'body' in outcome ? outcome.body : undefined;
    const isEmptyPoll = method === 'getUpdates' && Array.isArray(body?.result) && body.result.length === 0;
    if (isEmptyPoll) return;
    const files = Object.fromEntries(
      [...params.files.values()].map(({ field, filename, mime, bytes }) => [
        field,
        { filename, mime, size: bytes.length },
      ]),
    );
    const { ok, ...error } = body ?? {};
    this.#world.log.add({
      at: this.#world.now(),
      bot,
      method,
      payload: { ...params.values, ...files },
      ...(ok ? { result: body?.result } : {}),
      ...(ok === false ? { error: error as { error_code: number; description: string } } : {}),
      ...(fault ? { fault: fault.kind } : {}),
    });
  }
}

/** Polls and settings are answered at once. */
const isAboutMessages = (method: string) => /^(send|edit|answer)/i.test(method);

export function refused(refusal: Refusal): Outcome {
  const { code, message, parameters } = refusal;
  return {
    status: code,
    body: { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) },
    ...(parameters?.retry_after ? { retryAfter: parameters.retry_after } : {}),
  };
}

const failureTexts: Record<number, string> = {
  400: 'Bad Request: the playground was told to fail',
  403: 'Forbidden: bot was blocked by the user',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const failureText = (status: number) => failureTexts[status] ?? 'The playground was told to fail';
