import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.ts';
import type { PeopleEvent } from './event-feed.ts';

const heartbeatMs = 15_000;

/** Streams events as server-sent events: those above `since` (or Last-Event-ID) first, then live; without it only live. */
export function streamEvents(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  since: string | null,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  const send = (event: PeopleEvent) => {
    response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const from = request.headers['last-event-id'] ?? since;
  if (from !== null) for (const event of world.events.since(Number(from))) send(event);
  const stop = world.events.listen(send);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  return new Promise((resolve) => {
    const end = () => response.end();
    world.closing.addEventListener('abort', end);
    response.on('close', () => {
      world.closing.removeEventListener('abort', end);
      clearInterval(heartbeat);
      stop();
      resolve();
    });
  });
}
