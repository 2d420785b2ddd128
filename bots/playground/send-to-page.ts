import type { ServerResponse } from 'node:http';

interface PageFile {
  name?: string | undefined;
  mimetype?: string | undefined;
  bytes: Uint8Array;
  /** Shown in place; everything else is only saved. */
  isShown: boolean;
}

/** Sends a file's bytes to a page. What a person uploaded never runs there: only pictures and sound are shown in place. */
export function sendToPage(response: ServerResponse, { name, mimetype, bytes, isShown }: PageFile): void {
  const type = isShown ? mimetype : undefined;
  response.writeHead(200, {
    'content-type': type ?? 'application/octet-stream',
    'content-length': bytes.byteLength,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name ?? 'file')}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
