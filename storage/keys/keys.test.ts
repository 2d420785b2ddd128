import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrypto } from './crypto.ts';
import { createIds } from './ids.ts';
import { loadSecretKey } from './secret-key.ts';

describe('ids', () => {
  it('have the length asked for and no letters that look alike', () => {
    const ids = createIds();
    for (const length of [1, 8, 12, 32])
      expect(ids.next(length)).toMatch(new RegExp(`^[2-9a-hjkmnp-z]{${length}}$`));
  });

  it('do not repeat', () => {
    const ids = createIds();
    expect(new Set(Array.from({ length: 5000 }, () => ids.next(12))).size).toBe(5000);
  });
});

describe('codes', () => {
  it('hashes text and bytes alike, as everybody does', () => {
    const { sha256 } = createCrypto('secret');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(new TextEncoder().encode('Ёлка'))).toBe(sha256('Ёлка'));
  });

  it('depend on the secret and on every letter', () => {
    const ours = createCrypto('ours');
    expect(ours.mac('move', 12)).toMatch(/^[\w-]{12}$/);
    expect(ours.mac('move', 12)).toBe(createCrypto('ours').mac('move', 12));
    expect(createCrypto('theirs').mac('move', 12)).not.toBe(ours.mac('move', 12));
    expect(ours.mac('mové', 12)).not.toBe(ours.mac('move', 12));
  });

  it('are never shorter than asked for', () => {
    expect(createCrypto('s').mac('x', 43)).toHaveLength(43);
    expect(() => createCrypto('s').mac('x', 44)).toThrow(RangeError);
  });
});

describe('the secret key', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'caravan-keys-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is made once and stays, for the owner alone', async () => {
    const dataDir = join(dir, 'data');
    const key = await loadSecretKey(dataDir);
    expect(await loadSecretKey(dataDir)).toBe(key);
    expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
  });

  it('is one key when several processes start together', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey(dir)));
    expect(new Set(keys).size).toBe(1);
    expect(await readFile(join(dir, 'secret-key'), 'utf8')).toBe(keys[0]);
    expect(await readdir(dir)).toEqual(['secret-key']);
  });

  it('is the configured one where there is one, and nothing is written', async () => {
    expect(await loadSecretKey(dir, 'configured')).toBe('configured');
    expect(await readdir(dir)).toEqual([]);
  });

  it('is not silently replaced when the file is damaged', async () => {
    await writeFile(join(dir, 'secret-key'), 'short');
    await expect(loadSecretKey(dir)).rejects.toThrow(/damaged/);
  });
});
