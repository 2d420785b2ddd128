import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** What is done when a write with this word in it is on its way for the nth time. */
export interface Strike {
  word: string;
  nth: number;
  /** The write never reaches the store, or it does and its answer is lost. */
  when: 'before' | 'after';
  kill(): void;
}

export interface Wire {
  /** The store's address by way of this wire. */
  uri: string;
  arm(strike: Strike): void;
  /** Whether the last strike came. */
  readonly struck: boolean;
  close(): Promise<void>;
}

/**
 * A way to the store on which a process can be killed in the middle of a write: everything between the driver and the
 * engine goes through it. `uri` names a socket, or the host and port of a MongoDB.
 */
export async function openWire(uri: string, dir: string): Promise<Wire> {
  const place = /^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? '';
  const socket = join(dir, 'wire.sock');
  const [host = '', port] = place.split(':');
  const target = () =>
    port === undefined ? connect(decodeURIComponent(place)) : connect(Number(port), host);
  const open = new Set<Socket>();
  let armed: Strike | undefined;
  let struck = false;

  const server = createServer((driver) => {
    const store = target();
    let isDead = false;
    const strikes = (sent: Buffer) => {
      if (armed === undefined || !sent.includes(armed.word) || --armed.nth > 0) return false;
      const { when, kill } = armed;
      armed = undefined;
      struck = true;
      isDead = true;
      if (when === 'after') store.write(sent);
      kill();
      return true;
    };
    driver.on('data', (sent) => {
      if (!isDead && !strikes(sent)) store.write(sent);
    });
    store.on('data', (answer) => {
      if (!isDead) driver.write(answer);
    });
    for (const [one, other] of [
      [driver, store],
      [store, driver],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      // What was given to the store is written, though nobody waits for the answer any more.
      one.on('close', () => {
        open.delete(one);
        other.end();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    uri: uri.replace(place, encodeURIComponent(socket)),
    arm: (strike) => {
      armed = { ...strike };
      struck = false;
    },
    get struck() {
      return struck;
    },
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
