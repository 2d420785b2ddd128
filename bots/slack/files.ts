import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { IncomingFile } from '../../core/desk/incoming.ts';
import { MAX_FILE_BYTES } from '../../core/files/intake.ts';
import type { Ports } from '../../core/ports/index.ts';

/** A file as Slack tells of it, in a message or in a modal. */
export const slackFile = z.object({
  id: z.string(),
  // Slack leaves out, or gives as null, what it does not know of a file.
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? 'file'),
  mimetype: z
    .string()
    .nullish()
    .transform((type) => type ?? ''),
  size: z
    .number()
    .nullish()
    .transform((size) => size ?? 0),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
});
export type SlackFile = z.infer<typeof slackFile>;

/** Fetches bytes with the bot's token; null when Slack will not hand them over. */
export type FetchFile = (url: string) => Promise<Uint8Array | null>;

/** The token goes to Slack alone, whatever address a file claims to have. */
export function fetchWith(token: string, apiUrl: string): FetchFile {
  const home = new URL(apiUrl);
  const isSlacks = ({ protocol, hostname, origin }: URL) =>
    origin === home.origin || (protocol === 'https:' && /(^|\.)slack(-files)?\.com$/.test(hostname));
  return async (address) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !isSlacks(url)) return null;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(60_000),
    });
    if (response.status >= 500) throw new Error(`download answered ${response.status}`);
    // Without the right to a file Slack shows the page where one logs in.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (!response.ok || isPage) return null;
    return bytesOf(response);
  };
}

/** Null as soon as there are more than may be taken. */
async function bytesOf(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_FILE_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function incomingFile(file: SlackFile, fetchFile: FetchFile): IncomingFile {
  const address = file.url_private_download ?? file.url_private;
  return {
    kind: kindOf(file.mimetype),
    name: file.name,
    size: file.size,
    fetch: async () => (address == null ? null : fetchFile(address)),
    key: file.id,
  };
}

function kindOf(mimetype: string): IncomingFile['kind'] {
  if (/^image\/(jpeg|png|webp|heic|heif)$/.test(mimetype)) return 'photo';
  if (mimetype.startsWith('audio/')) return 'voice';
  return mimetype.startsWith('video/') ? 'video' : 'document';
}

/** Sends stored files as one post; says nothing of those that are gone. */
export async function sendFiles(
  { files }: { files: Pick<Ports['files'], 'get' | 'bytes'> },
  web: WebClient,
  { channel, thread }: { channel: string; thread?: string | undefined },
  ids: string[],
): Promise<void> {
  const uploaded: { id: string; title: string }[] = [];
  for (const id of ids) {
    const file = await files.get(id);
    const bytes = file === null ? null : await files.bytes(id);
    if (file === null || bytes === null) continue;
    const { upload_url: url, file_id: slackId } = await web.files.getUploadURLExternal({
      filename: file.name,
      length: bytes.length,
    });
    if (url === undefined || slackId === undefined) throw new Error('no address to upload to');
    const answer = await fetch(url, { method: 'POST', body: bytes, signal: AbortSignal.timeout(60_000) });
    if (!answer.ok) throw new Error(`upload answered ${answer.status}`);
    uploaded.push({ id: slackId, title: file.name });
  }
  const [first, ...others] = uploaded;
  if (first === undefined) return;
  await web.files.completeUploadExternal({
    files: [first, ...others],
    channel_id: channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  } as Parameters<WebClient['files']['completeUploadExternal']>[0]);
}
