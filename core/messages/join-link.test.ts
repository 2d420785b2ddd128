import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Crypto } from '../ports/index.ts';
import { joinToken, readJoinToken } from './join-link.ts';

const keyedWith = (secret: string): Crypto => ({
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  mac: (text, length) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, length),
});
const crypto = keyedWith('a secret of tests');
const join = { caseId: 'fabcdefghj-12', group: 'gabcdefghj' };

describe('a link from a chat', () => {
  it('fits a deep link and leads back to its case and group', () => {
    const token = joinToken(join, crypto);
    expect(token).toMatch(/^[\w-]{1,64}$/);
    expect(readJoinToken(token, crypto)).toEqual(join);
  });

  it('is nothing with another case, another group or another secret', () => {
    const token = joinToken(join, crypto);
    expect(readJoinToken(token.replace('-12', '-11'), crypto)).toBeNull();
    expect(readJoinToken(token.replace('gabc', 'gabd'), crypto)).toBeNull();
    expect(readJoinToken(token, keyedWith('another'))).toBeNull();
    expect(readJoinToken('7h3kq9w2m5x8c4v6b2n7p3d5', crypto)).toBeNull();
  });
});
