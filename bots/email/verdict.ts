import type { SendResult } from '../../core/ports/index.ts';
import type { MailError } from './lines.ts';

/** After the first, the second ... try; then the last of these. */
const PAUSES_MINUTES = [1, 5, 15, 30];
/** A server that puts a letter off for longer has refused it. */
const LONGEST_MS = 24 * 3_600_000;

/** What was tried so far. */
export interface Tried {
  /** Tries, this one included. */
  attempts: number;
  /** Since the letter was written. */
  ms: number;
  /** The server was being given the letter itself. */
  hasBegun: boolean;
}

/** What an error means for the letter, and whether it is our own mail server that does not serve us. */
export function verdict(error: MailError, tried: Tried): SendResult & { isOurs: boolean } {
  const { responseCode, command = '', code } = error;
  const name = nameOf(error);
  if (responseCode === undefined) {
    if (code === 'EMESSAGE' || code === 'EENVELOPE') return { result: 'refused', error: name, isOurs: false };
    if (tried.hasBegun) return { result: 'unknown', error: name, isOurs: false };
    return later(name, tried, true);
  }
  const isFinal = responseCode >= 500 && responseCode !== 503;
  if (!isFinal) return later(name, tried, !isAboutTheLetter(command));
  if (isMailboxGone(error)) return { result: 'refused', error: name, unreachable: 'no-chat', isOurs: false };
  if (isAboutTheLetter(command) || isTooLarge(error))
    return { result: 'refused', error: name, isOurs: false };
  // The login or the sender was refused: that is put right in the settings, and the letter goes then.
  return later(name, tried, true);
}

function later(error: string, { attempts, ms }: Tried, isOurs: boolean): SendResult & { isOurs: boolean } {
  if (attempts > PAUSES_MINUTES.length && ms > LONGEST_MS) return { result: 'refused', error, isOurs };
  const minutes = PAUSES_MINUTES[Math.min(attempts, PAUSES_MINUTES.length) - 1] ?? 1;
  return { result: 'later', ms: minutes * 60_000, error, isOurs };
}

/** Of the letter or its reader, not of us. */
function isAboutTheLetter(command: string): boolean {
  return command === 'RCPT TO' || command === 'DATA';
}

/** The reader's mailbox does not exist or is closed for good (RFC 3463: 5.1.x, 5.2.1); a policy is another matter. */
function isMailboxGone({ responseCode, response = '', command }: MailError): boolean {
  if (command !== 'RCPT TO') return false;
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  if (enhanced !== undefined) return /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(enhanced);
  return [550, 551, 553].includes(responseCode ?? 0);
}

function isTooLarge({ responseCode, response = '' }: MailError): boolean {
  return responseCode === 552 || /^\d{3}[ -]5\.3\.4\b/.test(response);
}

/** Codes only: a server's own words may name the reader. */
function nameOf({ responseCode, response = '', code, command }: MailError): string {
  const [, enhanced = ''] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  const said = responseCode === undefined ? (code ?? 'unknown') : `${responseCode} ${enhanced}`.trim();
  return command === undefined ? said : `${said} at ${command}`;
}
