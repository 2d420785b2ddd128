import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerError } from '../errors.ts';
import { temporaryDirectory } from '../testing.ts';
import { type Environment, openEnvironment } from './environment.ts';
import { Writer } from './writer.ts';

let dir: string;
let env: Environment;
let writer: Writer;
let lost: number;

beforeEach(async () => {
  dir = await temporaryDirectory();
  env = openEnvironment(dir);
  lost = 0;
  writer = new Writer(env.root, env.path, () => lost++);
});
afterEach(async () => {
  await writer.idle();
  await env.root.close();
  await rm(dir, { recursive: true, force: true });
});

const key = (name: string) => Buffer.from(name);
const put = (name: string) => () => {
  env.records.put(key(name), Buffer.from(name));
};
const stored = (name: string) => env.records.get(key(name))?.toString();

describe('the writer', () => {
  it('lets waiting jobs share a transaction, each seeing those before it', async () => {
    let transactions = 0;
    env.root.on('aftercommit', () => transactions++);
    const increment = () => {
      const next = Number(stored('n') ?? 0) + 1;
      env.records.put(key('n'), Buffer.from(String(next)));
      return next;
    };
    const results = await Promise.all(Array.from({ length: 50 }, () => writer.submit(increment)));
    expect(results).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(stored('n')).toBe('50');
    expect(transactions).toBeLessThan(20);
  });

  it('refuses one job without disturbing its neighbours', async () => {
    const refuse = () => {
      throw new ServerError('BadValue', 'no');
    };
    const results = await Promise.allSettled([
      writer.submit(put('a')),
      writer.submit(refuse),
      writer.submit(put('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([stored('a'), stored('b'), lost]).toEqual(['a', 'b', 0]);
  });

  it('undoes everything when a job breaks halfway, says so, and goes on', async () => {
    const half = () => {
      put('c')();
      throw new TypeError('a defect');
    };
    const results = await Promise.allSettled([writer.submit(put('a')), writer.submit(half)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([stored('a'), stored('c'), lost]).toEqual([undefined, undefined, 1]);
    await writer.submit(put('d'));
    expect(stored('d')).toBe('d');
  });
});
