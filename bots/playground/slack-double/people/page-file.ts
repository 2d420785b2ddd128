import type { ServerResponse } from 'node:http';
import { PeopleError } from '../../people-error.ts';
import { sendToPage } from '../../send-to-page.ts';
import type { World } from '../world.ts';

/** Sends a file's bytes to a page. */
export async function sendFileToPage(world: World, id: string, response: ServerResponse): Promise<void> {
  const file = world.state.files.get(id);
  const bytes = file && (await world.blobs.read(file.blob));
  if (!bytes) throw new PeopleError(404, `No file ${id}`);
  sendToPage(response, { ...file, bytes, isShown: /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype) });
}
