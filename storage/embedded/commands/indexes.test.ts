import type { Collection } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../testing.ts';

let rig: Rig;
let c: Collection;

beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  c = rig.fresh();
});

describe('indexes', () => {
  it('are built over existing documents while others are written', async () => {
    await c.insertMany(Array.from({ length: 1500 }, (_, i) => ({ i, tag: [`t${i % 3}`, `u${i % 5}`] })));
    const building = c.createIndex({ tag: 1, i: -1 });
    const writing = Array.from({ length: 100 }, (_, i) => c.updateOne({ i }, { $set: { i: -1 - i } }));
    const more = c.insertMany(Array.from({ length: 300 }, (_, i) => ({ i: 5000 + i, tag: 't0' })));
    await Promise.all([building, more, ...writing]);
    const walked = await c.find({ tag: 't0' }).sort({ i: -1 }).hint({ tag: 1, i: -1 }).toArray();
    const scanned = await c.find({ tag: 't0' }).sort({ i: -1 }).hint({ $natural: 1 }).toArray();
    expect(walked).toHaveLength(800);
    expect(walked.map(({ _id }) => String(_id))).toEqual(scanned.map(({ _id }) => String(_id)));
  });

  it('are not made when existing documents break them', async () => {
    await c.insertMany([{ a: 1 }, { a: 1 }]);
    await expect(c.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await c.indexes()).toHaveLength(1);
    await c.insertOne({ a: 1 });
  });

  it('are made once for the same request, and refused for a conflicting one', async () => {
    await Promise.all([c.createIndex({ a: 1 }), c.createIndex({ a: 1 }), c.createIndex({ a: 1 })]);
    expect(await c.indexes()).toHaveLength(2);
    await expect(c.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await expect(c.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 85 });
    await expect(c.createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({ code: 85 });
    await c.dropIndex('a_1');
    expect(await c.indexes()).toHaveLength(1);
    await expect(c.dropIndex('a_1')).rejects.toMatchObject({ code: 27 });
  });

  it('hold what is unique: null once, sparse and partial only their own, arrays by element', async () => {
    await c.createIndex({ a: 1 }, { unique: true });
    await c.insertMany([{}, { a: [1, 2, 2] }]);
    await expect(c.insertOne({ a: null })).rejects.toMatchObject({ code: 11000 });
    await expect(c.insertOne({ a: [2, 3] })).rejects.toMatchObject({ code: 11000 });
    await expect(c.updateOne({ a: 1 }, { $set: { a: null } })).rejects.toMatchObject({ code: 11000 });
    const sparse = rig.fresh();
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{}, {}, { a: null }]);
    await expect(sparse.insertOne({ a: null })).rejects.toMatchObject({ code: 11000 });
    const partial = rig.fresh();
    await partial.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await partial.insertMany([{ a: 1 }, { a: 1 }, { a: 1, open: true }]);
    await expect(partial.updateMany({ a: 1 }, { $set: { open: true } })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await partial.countDocuments({ a: 1, open: true })).toBe(1);
  });

  it('lists and drops collections', async () => {
    await c.insertOne({ a: 1 });
    const names = async () =>
      (await rig.db.listCollections({ name: c.collectionName }).toArray()).map(({ name }) => name);
    expect(await names()).toEqual([c.collectionName]);
    expect(await c.drop()).toBe(true);
    expect(await names()).toEqual([]);
    expect(await c.find().toArray()).toEqual([]);
    await c.insertOne({ a: 2 });
    expect(await c.find({ a: { $gt: 0 } }, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 2 }]);
  });
});
