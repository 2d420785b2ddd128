import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { Faults, type Step } from './faults.ts';
import { type Letter, readLetter } from './letter.ts';

export type { Letter } from './letter.ts';

export interface PostOffice {
  /** `smtp://127.0.0.1:port`. */
  url: string;
  faults: Faults;
  /** What has arrived, the oldest first. */
  letters(): Letter[];
  /** What was asked of the server, the oldest first: `AUTH office`, `RCPT anna@romashka.ru`, `DATA`. */
  calls: string[];
  /** The most sessions that were open at the same moment. */
  mostAtOnce(): number;
  /** Throws everything away. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const LARGEST = 25 * 1024 * 1024;

/**
 * A mail server on this machine that takes every letter and delivers none: the clients of a playground read them on
 * its page. What has arrived is kept in `dir`, one file a letter.
 */
export async function startPostOffice({ dir }: { dir: string }): Promise<PostOffice> {
  await mkdir(dir, { recursive: true });
  const faults = new Faults();
  const calls: string[] = [];
  const kept = await Promise.all(
    (await readdir(dir)).sort().map(async (name) => readLetter(name, await readFile(join(dir, name)))),
  );
  const keep = async (raw: Buffer) => {
    const name = `${String((kept.at(-1)?.n ?? 0) + 1).padStart(6, '0')}.eml`;
    const letter = await readLetter(name, raw);
    await writeFile(join(dir, name), raw);
    kept.push(letter);
  };
  // One after the other: each has a number of its own.
  let keeping: Promise<void> = Promise.resolve();

  const server = new SMTPServer({
    ...{ secure: false, authOptional: true, disabledCommands: ['STARTTLS'], size: LARGEST, logger: false },
    disableReverseLookup: true,
    closeTimeout: 100,
    allowInsecureAuth: true,
    onAuth: ({ username }, _, done) => {
      calls.push(`AUTH ${username}`);
      done(null, { user: username });
    },
    onMailFrom: (_, session, done) => void meet('mail', session, done),
    onRcptTo: ({ address }, session, done) => {
      calls.push(`RCPT ${address}`);
      void meet('rcpt', session, done, address);
    },
    onData: (stream, session, done) => {
      calls.push('DATA');
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void take(Buffer.concat(chunks), session, done));
    },
  });
  server.on('error', () => undefined);
  let mostAtOnce = 0;
  server.server.on('connection', () => {
    mostAtOnce = Math.max(mostAtOnce, server.connections.size + 1);
  });

  const meet = async (
    step: Step,
    session: SMTPServerSession,
    done: (e?: Error | null) => void,
    to?: string,
  ) => {
    const fault = faults.next(step, to);
    if (fault === null) return done();
    if (fault.how === 'cut') return cut(session);
    if (typeof fault.how !== 'string') return done(refusal(fault.how));
    done();
  };
  const take = async (raw: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void) => {
    const to = session.envelope.rcptTo[0]?.address;
    const fault = faults.next('data', to);
    if (fault !== null && typeof fault.how !== 'string') return done(refusal(fault.how));
    if (fault?.how === 'cut') return cut(session);
    keeping = keeping.then(() => keep(raw));
    await keeping;
    if (fault?.how === 'cut-after') return cut(session);
    if (fault?.how === 'silence') return undefined;
    done();
  };
  const cut = (session: SMTPServerSession) => {
    for (const connection of server.connections) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  };

  await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    faults,
    calls,
    letters: () => [...kept],
    mostAtOnce: () => mostAtOnce,
    clear: async () => {
      kept.length = 0;
      await rm(dir, { recursive: true, force: true });
      await mkdir(dir, { recursive: true });
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function refusal([code, text]: [number, string]): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
