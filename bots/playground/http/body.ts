import type { IncomingMessage } from 'node:http';

/** A body larger than the reader takes. */
export class BodyTooLarge extends Error {
  readonly size: number;

  constructor(size: number) {
    super(`Body of more than ${size} bytes`);
    this.size = size;
  }
}

/** Reads a whole request body of at most `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new BodyTooLarge(size);
  return Buffer.concat(chunks);
}
