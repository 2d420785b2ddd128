import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Sessions with the mail server that are open at once; providers count them. */
const MOST_LINES = 3;
/** A session that said its letter waits so long for the next one. */
const IDLE_MS = 5000;
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** One letter as it is handed to the server. */
export interface Envelope {
  from: string;
  to: string;
  /** The whole message, headers and all. */
  raw: Buffer;
  /** Under which the server is to name it where it says later that it could not deliver. */
  id: string;
}

/** What the mail client says went wrong: its own code, the server's reply and the command that got it. */
export interface MailError extends Error {
  code?: string;
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
}

/** `hasBegun`: the server was being given the letter itself, so a lost answer may mean that it has it. */
export type Handed = { error: null } | { error: MailError; hasBegun: boolean };

/** The ways to the mail server. TLS and credentials are as the URL says; none of it is ever logged. */
export class Lines {
  readonly #options: ConstructorParameters<typeof SMTPConnection>[0];
  readonly #auth: { user?: string; pass?: string } | undefined;
  readonly #idle = new Set<SMTPConnection>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #isClosed = false;

  constructor(url: string) {
    const { auth, ...options } = parseConnectionUrl(url);
    this.#options = { ...TIMEOUTS, ...options, logger: false };
    this.#auth = auth as { user?: string; pass?: string } | undefined;
  }

  /** Hands one letter over. Never throws for what the server or the network did. */
  async hand(envelope: Envelope): Promise<Handed> {
    await this.#turn();
    try {
      const [waiting] = this.#idle;
      if (waiting !== undefined) {
        const handed = await this.#handOver(waiting, envelope);
        // A session that had grown old: the letter had not been begun, a new one is asked.
        if (handed.error === null || handed.hasBegun || handed.error.responseCode !== undefined)
          return handed;
      }
      return await this.#handOver(await this.#open(), envelope);
    } catch (error) {
      return { error: error as MailError, hasBegun: false };
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const line of this.#idle) line.close();
    this.#idle.clear();
  }

  async #turn(): Promise<void> {
    while (this.#busy >= MOST_LINES) await new Promise<void>((next) => this.#waiting.push(next));
    this.#busy++;
  }

  /** Greeted, encrypted where the URL or the server asks for it, and let in. */
  #open(): Promise<SMTPConnection> {
    const line = new SMTPConnection(this.#options);
    return new Promise((resolve, reject) => {
      const done = (error?: Error | null) => {
        if (error === undefined || error === null) {
          resolve(line);
          return;
        }
        line.close();
        reject(error);
      };
      line.on('error', done);
      line.once('end', () => this.#idle.delete(line));
      line.connect((error) => {
        const auth = this.#auth;
        if (error || auth === undefined || !line.allowsAuth) return done(error);
        line.login({ ...auth, credentials: auth }, done);
      });
    });
  }

  #handOver(line: SMTPConnection, { from, to, raw, id }: Envelope): Promise<Handed> {
    this.#idle.delete(line);
    let hasBegun = false;
    // Nobody reads it before the server has asked for the letter.
    const letter = new Readable({
      read() {
        hasBegun = true;
        this.push(raw);
        this.push(null);
      },
    });
    const dsn = { id, ret: 'HDRS', notify: ['FAILURE'] };
    return new Promise((resolve) => {
      line.send({ from, to, size: raw.length, dsn }, letter, (error) => {
        if (error) line.close();
        else this.#keep(line);
        resolve(error ? { error: error as MailError, hasBegun } : { error: null });
      });
    });
  }

  #keep(line: SMTPConnection): void {
    if (this.#isClosed) {
      line.close();
      return;
    }
    this.#idle.add(line);
    setTimeout(() => {
      if (this.#idle.delete(line)) line.quit();
    }, IDLE_MS).unref();
  }
}
