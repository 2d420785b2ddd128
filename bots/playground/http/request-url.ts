import type { IncomingMessage } from 'node:http';

/** The path and query of a request; nonsense becomes the path `/`. */
export function requestUrl(request: IncomingMessage): URL {
  const source = `http://localhost${request.url ?? '/'}`;
  return new URL(URL.canParse(source) ? source : 'http://localhost/');
}

/** A decoded part of a path; as it is when it cannot be decoded. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
