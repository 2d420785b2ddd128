import { createHash, createHmac } from 'node:crypto';
import type { Crypto } from '../../core/ports/index.ts';

/** A SHA-256 code in base64url. */
const MAC_LENGTH = 43;

export function createCrypto(secret: string): Crypto {
  return {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    mac(text, length) {
      if (length < 1 || length > MAC_LENGTH) throw new RangeError(`a code has 1 to ${MAC_LENGTH} characters`);
      return createHmac('sha256', secret).update(text, 'utf8').digest('base64url').slice(0, length);
    },
  };
}
