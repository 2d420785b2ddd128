import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { SendResult } from '../../core/ports/index.ts';

/** An answer that takes longer is taken for lost. */
const TIMEOUT_MS = 10_000;
/** Nothing left the machine: trying again cannot double anything. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TRY_AGAIN_MS = 2000;
/** The app itself is not let in: nothing was sent, and nobody is to blame but its settings. */
const NOT_LET_IN = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'token_expired',
  'token_revoked',
]);
const LET_IN_AGAIN_MS = 60_000;
/** Slack had trouble of its own and says so instead of failing. */
const TROUBLE = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/** Slack's Web API. Whoever calls decides about repeats: nothing is repeated behind its back. */
export function webClient(token: string, apiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: silent,
  });
}

/** The client would log what it sends. */
export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => 'error' as never,
  setName: () => {},
};

/** Slack's own code for a refusal, such as `channel_not_found`; undefined for all other trouble. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** How long Slack makes us wait, in milliseconds; undefined when it does not. */
export function waitOf(error: unknown): number | undefined {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : undefined;
}

/** What an error means for a message. */
export function verdict(error: unknown): SendResult {
  const wait = waitOf(error);
  if (wait !== undefined) return { result: 'later', ms: wait, error: 'ratelimited' };
  const refusal = refusalOf(error);
  if (refusal !== undefined) return refused(refusal);
  if (error instanceof WebAPIHTTPError) return { result: 'unknown', error: `http ${error.statusCode}` };
  const code = error instanceof WebAPIRequestError ? codeOf(error.original) : codeOf(error);
  if (code !== undefined && NEVER_SENT.has(code)) return { result: 'later', ms: TRY_AGAIN_MS, error: code };
  return { result: 'unknown', error: code ?? (error instanceof Error ? error.name : 'unknown') };
}

function refused(error: string): SendResult {
  if (NOT_LET_IN.has(error)) return { result: 'later', ms: LET_IN_AGAIN_MS, error };
  if (TROUBLE.has(error)) return { result: 'unknown', error };
  switch (error) {
    case 'ratelimited':
    case 'rate_limited':
      return { result: 'later', ms: TRY_AGAIN_MS, error };
    case 'user_disabled':
    case 'user_not_found':
      return { result: 'refused', error, unreachable: 'deactivated' };
    case 'channel_not_found':
    case 'is_archived':
    case 'not_in_channel':
      return { result: 'refused', error, unreachable: 'no-chat' };
    case 'messages_tab_disabled':
    case 'restricted_action':
      return { result: 'refused', error, unreachable: 'blocked' };
    default:
      return { result: 'refused', error };
  }
}

/** The system's own code, however deep a client wraps it. */
function codeOf(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause } = at as { code?: unknown; cause?: unknown };
    if (typeof code === 'string') return code;
    at = cause;
  }
  return undefined;
}
