import { createServer, type Server } from 'node:http';

/**
 * Passes each of Telegram's posts on to the next target, whole; a target that cannot be reached is an error of the
 * gateway, and Telegram tries again. `given` counts what each target got; whoever is in `first` gets the next ones.
 */
export function roundRobin(targets: string[], given: number[], first: number[] = []): Promise<Server> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const chosen = first.shift() ?? turn++ % targets.length;
    given[chosen] = (given[chosen] ?? 0) + 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    try {
      const answer = await fetch(`${targets[chosen]}${request.url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': String(secret) },
        body: Buffer.concat(chunks),
      });
      response.writeHead(answer.status).end(await answer.text());
    } catch {
      response.writeHead(502).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
