import type { ServerResponse } from 'node:http';
import { PeopleError } from '../../people-error.ts';
import type { World } from '../world.ts';

/** Sends a file's bytes to a page. What a person uploaded never runs there: only pictures and sound are shown in place. */
export async function sendFileToPage(world: World, fileId: string, response: ServerResponse): Promise<void> {
  const file = world.files.findForPage(fileId);
  const bytes = file && (await world.files.bytes(file));
  if (!bytes) throw new PeopleError(404, `No file ${fileId}`);
  const inPlace = file.kind !== 'document';
  const name = encodeURIComponent(file.name ?? 'file');
  response.writeHead(200, {
    'content-type': inPlace ? (file.mime ?? 'application/octet-stream') : 'application/octet-stream',
    'content-length': bytes.byteLength,
    'content-disposition': `${inPlace ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
