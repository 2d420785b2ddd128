import { isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';

/** A request as the web door hands it over, with the body as it came: its signature is over these bytes. */
export interface SlackRequest {
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** The moment of `performance.now()`: Slack gives up three seconds later. */
  arrivedAt: number;
}

export interface SlackResponse {
  status: number;
  /** Content type of the body; none where there is no body. */
  type?: string;
  body: string;
}

/** Why a request is not taken: it has no signature, is older than five minutes, or was not signed by Slack. */
export const REFUSALS = ['unsigned', 'old', 'forged'] as const;
export type Refusal = (typeof REFUSALS)[number];

const OLDEST_MS = 5 * 60_000;

/** Null: it is Slack's. `now`: the machine's moment. */
export function refusalOf(
  { headers, body }: SlackRequest,
  signingSecret: string,
  now: string,
): Refusal | null {
  const signature = one(headers['x-slack-signature']);
  const timestamp = Number(one(headers['x-slack-request-timestamp']) || Number.NaN);
  if (signature === undefined || Number.isNaN(timestamp)) return 'unsigned';
  const nowMilliseconds = Date.parse(now);
  if (Math.abs(nowMilliseconds - timestamp * 1000) > OLDEST_MS) return 'old';
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
  return isValidSlackRequest({ signingSecret, body, headers: signed, nowMilliseconds }) ? null : 'forged';
}

function one(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

const body = z.looseObject({ type: z.string().optional(), event_id: z.string().optional() });
export type Body = z.infer<typeof body>;

/** JSON for events, a form for commands, JSON within a form for everything that is pressed; null for anything else. */
export function bodyOf({ headers, body: raw }: SlackRequest): Body | null {
  try {
    if (one(headers['content-type'])?.startsWith('application/json') === true)
      return body.parse(JSON.parse(raw));
    const form = new URLSearchParams(raw);
    const payload = form.get('payload');
    return body.parse(payload === null ? Object.fromEntries(form) : JSON.parse(payload));
  } catch {
    return null;
  }
}

/** The same for a repeat: of an event its own id, of all else the signature, or the envelope in the socket. */
export function arrivalId(read: Body, { headers }: Pick<SlackRequest, 'headers'>): string {
  // Half of a signature tells requests apart just as well, and fits into ids.
  return read.event_id ?? (one(headers['x-slack-signature']) ?? '').slice(3, 35);
}

/** Whom it is from: one person's things are taken in the order in which they came. */
export function personOf(read: Body): string {
  const { user, user_id, event } = read as { user?: unknown; user_id?: unknown; event?: unknown };
  const from = user ?? user_id ?? (event as { user?: unknown } | undefined)?.user;
  return typeof from === 'string' ? from : String((from as { id?: unknown } | undefined)?.id ?? '');
}
