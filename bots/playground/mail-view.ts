import type { ServerResponse } from 'node:http';
import type { Letter, PostOffice } from './post-office/index.ts';

/** A letter as the page shows it; its files are fetched one by one. */
export interface MailLetter extends Omit<Letter, 'files' | 'html' | 'headers' | 'messageId'> {
  files: { name: string; type: string; size: number }[];
}

/** So many are shown. */
const MOST = 100;

/** Newest first. */
export function mailOf(office: Pick<PostOffice, 'letters'>): MailLetter[] {
  return office
    .letters()
    .slice(-MOST)
    .toReversed()
    .map(({ html: _, headers: __, messageId: ___, files, ...letter }) => ({
      ...letter,
      files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
    }));
}

/** Answers with a file of a letter, for `/playground/mail/<letter>/<index>`; false when there is no such file. */
export function sendMailFile(
  office: Pick<PostOffice, 'letters'>,
  path: string,
  response: ServerResponse,
): boolean {
  const [, id, index] = /^\/playground\/mail\/(\w+)\/(\d+)$/.exec(path) ?? [];
  const file = office.letters().find((letter) => letter.id === id)?.files[Number(index)];
  if (file === undefined) return false;
  response.writeHead(200, {
    // Whatever it says it is, it is only ever taken away.
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(file.bytes);
  return true;
}
