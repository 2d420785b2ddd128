import type { ServerResponse } from 'node:http';
import { PeopleError } from '../../people-error.ts';
import { sendToPage } from '../../send-to-page.ts';
import type { World } from '../world.ts';

/** Sends a file's bytes to a page. */
export async function sendFileToPage(world: World, fileId: string, response: ServerResponse): Promise<void> {
  const file = world.files.findForPage(fileId);
  const bytes = file && (await world.files.bytes(file));
  if (!bytes) throw new PeopleError(404, `No file ${fileId}`);
  sendToPage(response, { name: file.name, mimetype: file.mime, bytes, isShown: file.kind !== 'document' });
}
