import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Whether the request names this machine by address or as localhost. A page of another site can point its own name
 * at 127.0.0.1 and would then pass for the same origin; it cannot own an address.
 */
export function isNamedByAddress({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || isIP(host) !== 0;
}

/** Whether a browser sent the request from a page of this very server. Programs, which send no Origin, pass. */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
