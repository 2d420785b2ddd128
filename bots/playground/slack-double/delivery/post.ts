import type { Reply } from './delivery.ts';

/** Posts to the app and waits for its acknowledgement at most `ackMs`. Never rejects: whatever goes wrong is in the reply. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  ackMs: number,
): Promise<Reply> {
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(ackMs),
    });
    const text = await response.text();
    return {
      body: text,
      ms: since(),
      status: response.status,
      noRetry: response.headers.get('x-slack-no-retry') === '1',
      ...(response.ok ? {} : { error: 'http_error' as const }),
    };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { body: '', ms: since(), noRetry: false, error: isLate ? 'http_timeout' : 'connection_failed' };
  }
}
