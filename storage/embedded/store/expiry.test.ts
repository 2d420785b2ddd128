import { Int32 } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInsert } from '../commands/prepare.ts';
import { openTemporaryStore } from '../testing.ts';
import { removeExpired } from './expiry.ts';
import type { Store } from './store.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTemporaryStore());
});
afterAll(() => close());

describe.each([1, -1])('a TTL index in direction %i', (direction) => {
  it('removes what is older than its limit and nothing else', async () => {
    const ns = `test.t${direction}`;
    await store.writer.submit(() => {
      const collection = store.catalog.ensure(ns);
      const spec = {
        name: 'at',
        key: { at: new Int32(direction) },
        unique: false,
        sparse: false,
        expireAfterSeconds: 60,
      };
      store.catalog.addIndex(collection, spec, true);
      const times = [0, 1000, 39_999, 40_000, 40_001, 99_000];
      const values = [
        ...times.map((time) => new Date(time)),
        [new Date(0), new Date(99_000)],
        'text',
        new Int32(0),
        null,
      ];
      for (const at of values) {
        const { document, bytes } = prepareInsert({ at });
        store.records.insert(collection, document, bytes);
      }
    });
    expect(await removeExpired(store, 100_000)).toBe(5);
    expect(await removeExpired(store, 100_000)).toBe(0);
    const collection = store.catalog.get(ns)!;
    const left = [...Array(10).keys()].filter((i) => store.records.read(collection, i + 1) !== undefined);
    expect(left).toEqual([4, 5, 7, 8, 9]);
  });
});
