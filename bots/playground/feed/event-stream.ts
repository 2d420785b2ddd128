import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Followed } from './event-feed.ts';

const heartbeatMs = 15_000;

/** Streams events as server-sent events: those above `since` (or Last-Event-ID) first, then live; without it only live. */
export function streamEvents(
  { events, closing }: Followed,
  request: IncomingMessage,
  response: ServerResponse,
  since: string | null,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  const send = (event: { seq: number }) => {
    response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const from = request.headers['last-event-id'] ?? since;
  if (from !== null) for (const event of events.since(Number(from))) send(event);
  const stop = events.listen(send);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  return new Promise((resolve) => {
    const end = () => response.end();
    closing.addEventListener('abort', end);
    response.on('close', () => {
      closing.removeEventListener('abort', end);
      clearInterval(heartbeat);
      stop();
      resolve();
    });
  });
}
