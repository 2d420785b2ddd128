import type { Unreachable } from '../../core/people/person.ts';

/** Bytes to be uploaded with a call. */
interface Upload {
  upload: Uint8Array;
  name: string;
}

/**
 * One call of the Bot API by its own name and parameters; each bot lends its framework's client for it.
 * Throws `TelegramRefusal` for what Telegram answered, anything else for what never got an answer.
 */
export type Call = (method: string, payload: Record<string, unknown>) => Promise<unknown>;

/** A payload with its uploads as the framework's client takes them. */
export function withUploads(
  payload: Record<string, unknown>,
  asFile: (upload: Upload) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, isUpload(value) ? asFile(value) : value]),
  );
}

function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'upload' in value;
}

/** Telegram said no. */
export class TelegramRefusal extends Error {
  readonly code: number;
  /** Seconds to wait, with 429. */
  readonly retryAfter: number | undefined;
  /** The id that the chat has since it became a supergroup. */
  readonly movedTo: string | undefined;

  constructor(
    code: number,
    description: string,
    { retry_after, migrate_to_chat_id }: { retry_after?: number; migrate_to_chat_id?: number } = {},
  ) {
    super(description);
    this.name = 'TelegramRefusal';
    this.code = code;
    this.retryAfter = retry_after;
    this.movedTo = migrate_to_chat_id === undefined ? undefined : String(migrate_to_chat_id);
  }

  /** Why no message reaches the chat any more; undefined when the refusal is about something else. */
  get unreachable(): Unreachable | undefined {
    if (/user is deactivated/.test(this.message)) return 'deactivated';
    if (/chat not found|PEER_ID_INVALID/.test(this.message)) return 'no-chat';
    const isMuted = /rights to (send|post)|need administrator rights|CHAT_WRITE_FORBIDDEN/.test(this.message);
    return this.code === 403 || isMuted ? 'blocked' : undefined;
  }

  /** An edit that changes nothing, or of a message that is gone: nothing is left to do. */
  get isSettled(): boolean {
    return (
      this.code === 400 &&
      /message is not modified|message to edit not found|message can't be edited/.test(this.message)
    );
  }

  /** The press waited too long for its answer; the person has seen the spinner end. */
  get isStaleQuery(): boolean {
    return this.code === 400 && /query is too old|query ID is invalid/.test(this.message);
  }
}

/** How long Telegram makes us wait, in milliseconds; undefined when it does not. */
export function waitOf(error: unknown): number | undefined {
  if (!(error instanceof TelegramRefusal) || error.code !== 429) return undefined;
  return (error.retryAfter ?? 1) * 1000;
}

const TRIES = 4;
const PAUSES_MS = [100, 400];

/**
 * Waits as long as Telegram asks when it is told too much at once, and tries again: nothing was sent.
 * `onWait` hears of every wait before it begins.
 */
export function unhurried(
  call: Call,
  { tries = TRIES, onWait }: { tries?: number; onWait?: () => void } = {},
): Call {
  return async (method, payload) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call(method, payload);
      } catch (error) {
        const ms = waitOf(error);
        if (ms === undefined || attempt === tries) throw error;
        onWait?.();
        await pause(ms);
      }
    }
  };
}

/** Tries again, twice at most, what got no answer or met trouble within Telegram: it may then be done twice. */
export function steadily(call: Call): Call {
  return async (method, payload) => {
    for (const ms of PAUSES_MS) {
      try {
        return await call(method, payload);
      } catch (error) {
        if (error instanceof TelegramRefusal && error.code < 500) throw error;
        await pause(ms);
      }
    }
    return call(method, payload);
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
