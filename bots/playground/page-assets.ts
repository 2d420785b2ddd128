import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'img-src', 'media-src', 'connect-src'].map((what) => `${what} 'self'`),
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const folder = new URL('./page/', import.meta.url);

/** The page's files by name. Only a name found in the folder at start is ever opened, so no path leads out of it. */
export class PageAssets {
  readonly #names = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => extname(name) in types)
      .map((name) => name.replaceAll('\\', '/')),
  );

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Answers with the file called `name`, which must be there. */
  async send(name: string, response: ServerResponse): Promise<void> {
    const bytes = await readFile(new URL(name, folder));
    response.writeHead(200, {
      'content-type': types[extname(name)],
      'content-length': bytes.byteLength,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(bytes);
  }
}
