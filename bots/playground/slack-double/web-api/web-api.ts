import { setTimeout as wait } from 'node:timers/promises';
import type { FaultOrder } from '../faults.ts';
import type { World } from '../world.ts';
import { Args } from './args.ts';
import { methods } from './methods/index.ts';
import { Refusal } from './refusal.ts';

/** What a call comes to: an answer, or a connection that breaks without one. */
export type Outcome =
  | { status: number; body: Record<string, unknown> | string; retryAfter?: number }
  | { connection: 'broken' };

const keptCalls = 10_000;

/** Runs a call of the app: token, scopes, faults, limits, method, durable state, log. */
export async function callMethod(
  world: World,
  name: string,
  values: Record<string, unknown>,
  token: string | undefined,
): Promise<Outcome> {
  const { token: _, ...payload } = values;
  const fault = world.faults.take({ method: name, channel: payload.channel });
  const outcome = (await suffer(fault)) ?? (await run(world, name, new Args(payload), token));
  log(world, name, payload, outcome, fault);
  await world.state.settled();
  return fault?.kind === 'drop-answer' ? { connection: 'broken' } : outcome;
}

async function run(world: World, name: string, args: Args, token: string | undefined): Promise<Outcome> {
  try {
    const method = methods[name];
    if (!method) throw new Refusal('unknown_method', [], { req_method: name });
    if (!token) throw new Refusal('not_authed');
    const { botToken, appToken, scopes } = world.app;
    if (token !== botToken && token !== appToken) throw new Refusal('invalid_auth');
    if (method.isForApp ? token !== appToken : token !== botToken)
      throw new Refusal('not_allowed_token_type');
    const needed = method.scopes ?? [];
    if (scopes && needed.length > 0 && !needed.some((scope) => scopes.includes(scope)))
      throw new Refusal('missing_scope', [], { needed: needed.join(','), provided: scopes.join(',') });
    const seconds = world.limits.take(name, method.tier, args.text('channel') ?? '');
    if (seconds > 0) return rateLimited(seconds);
    return { status: 200, body: { ok: true, ...(await method.run({ world, args })) } };
  } catch (error) {
    if (error instanceof Refusal) return { status: 200, body: error.body };
    throw error;
  }
}

const rateLimited = (seconds: number): Outcome => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  retryAfter: seconds,
});

/** The outcome a fault puts in the place of the call's own, if it does. */
async function suffer(fault: FaultOrder | undefined): Promise<Outcome | undefined> {
  switch (fault?.kind) {
    case 'rate-limit':
      return rateLimited(fault.retry_after ?? 1);
    case 'fail':
      return { status: fault.status ?? 500, body: 'the double was told to fail' };
    case 'error':
      return { status: 200, body: new Refusal(fault.error ?? 'internal_error').body };
    case 'refuse-connection':
      return { connection: 'broken' };
    case 'delay':
      await wait(fault.ms ?? 1000);
      return undefined;
    default:
      return undefined;
  }
}

function log(
  { state, now }: World,
  method: string,
  payload: Record<string, unknown>,
  outcome: Outcome,
  fault: FaultOrder | undefined,
): void {
  const seq = state.next('call');
  const body = 'body' in outcome ? outcome.body : undefined;
  const told =
    typeof body === 'object'
      ? body.ok
        ? { result: body }
        : { error: [body.error, ...((body.errors as string[]) ?? [])].join('; ') }
      : { error: body ?? 'connection broken' };
  state.calls.set(seq, { seq, at: now(), method, payload, ...told, ...(fault ? { fault: fault.kind } : {}) });
  state.calls.delete(seq - keptCalls);
}
