import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database that can be told to swallow the answer to one command. */
export interface LossyProxy {
  uri: string;
  /** The first command that holds this text is carried out, its answer is lost and the connection with it. */
  loseAnswerTo(text: string): void;
  /** How many answers were lost. */
  lost(): number;
  close(): Promise<void>;
}

export async function openLossyProxy(uri: string): Promise<LossyProxy> {
  const target = new URL(uri);
  // The embedded engine listens on a socket in the file system, percent-encoded in its address.
  const socketPath = target.hostname.includes('%2F') ? decodeURIComponent(target.hostname) : null;
  const sockets = new Set<Socket>();
  let marker: string | null = null;
  let lost = 0;

  const server = createServer((client) => {
    const database =
      socketPath === null ? connect(Number(target.port), target.hostname) : connect(socketPath);
    let doomed = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    client.on('data', (request) => {
      if (marker !== null && request.includes(marker)) {
        marker = null;
        doomed = true;
      }
      database.write(request);
    });
    database.on('data', (answer) => {
      if (!doomed) return void client.write(answer);
      lost++;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const proxied = new URL(uri.replace(target.host, `127.0.0.1:${portOf(server)}`));
  // Otherwise the driver would ask for the members' own addresses and go there.
  proxied.searchParams.delete('replicaSet');
  proxied.searchParams.set('directConnection', 'true');
  return {
    uri: proxied.toString(),
    loseAnswerTo(text) {
      marker = text;
    },
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
