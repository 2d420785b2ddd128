import type { Reply } from '../delivery/delivery.ts';

/** How the app took what a person did; a person sees an error as a sign that it did not work. */
export interface Ack {
  ok: boolean;
  /** Milliseconds. */
  ms: number;
  error?: 'operation_timeout' | 'http_error' | 'no_connection' | 'invalid_response';
  /** What is wrong with the answer. */
  messages?: string[];
}

const ERRORS = {
  http_timeout: 'operation_timeout',
  http_error: 'http_error',
  connection_failed: 'no_connection',
} as const;

export const ackOf = ({ ms, error }: Reply): Ack =>
  error ? { ok: false, ms, error: ERRORS[error] } : { ok: true, ms };

export const unfit = ({ ms }: Reply, messages: string[]): Ack => ({
  ok: false,
  ms,
  error: 'invalid_response',
  messages,
});
