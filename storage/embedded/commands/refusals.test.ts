import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../testing.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
  await rig.db.collection('c').insertMany([
    { _id: 1 as never, a: [1, 2], b: 'x' },
    { _id: 2 as never, a: 3 },
  ]);
});
afterAll(async () => {
  await rig.close();
});

describe('what the engine does not do is refused by name', () => {
  it.each<[string, Document, RegExp]>([
    ['an unknown command', { mapReduce: 'c' }, /no such command: 'mapReduce'/],
    ['an unknown option', { find: 'c', showRecordId: true }, /showRecordId/],
    ['a collation', { find: 'c', collation: { locale: 'ru' } }, /collation/i],
    ['a tailable cursor', { find: 'c', tailable: true }, /tailable/],
    ['an expression in a filter', { find: 'c', filter: { $expr: { $eq: ['$a', 1] } } }, /\$expr/],
    ['an expression in a projection', { find: 'c', projection: { z: '$a' } }, /projection of 'z'/],
    ['a positional projection', { find: 'c', projection: { 'a.$': 1 } }, /a\.\$/],
    ['a mixed projection', { find: 'c', projection: { a: 1, b: 0 } }, /mix/],
    ['sorting by text score', { find: 'c', sort: { s: { $meta: 'textScore' } } }, /\$meta/],
    ['a hint to no index', { find: 'c', hint: 'nope' }, /hint/],
    ['a snapshot read', { find: 'c', readConcern: { level: 'snapshot' } }, /snapshot/],
    ['two copies', { insert: 'c', documents: [{}], writeConcern: { w: 2 } }, /not replicated/],
    ['a transaction', { find: 'c', txnNumber: 1, autocommit: false }, /A transaction is not supported/],
    ['a stage', { aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }, /\$lookup/],
    ['an unknown stage', { aggregate: 'c', pipeline: [{ nope: 1 }], cursor: {} }, /nope/],
    [
      'an accumulator',
      { aggregate: 'c', pipeline: [{ $group: { _id: 1, x: { $stdDevPop: '$a' } } }], cursor: {} },
      /\$stdDevPop/,
    ],
    [
      'an expression',
      { aggregate: 'c', pipeline: [{ $project: { x: { $dateToString: {} } } }], cursor: {} },
      /\$dateToString/,
    ],
    ['a variable', { aggregate: 'c', pipeline: [{ $project: { x: '$$NOW' } }], cursor: {} }, /\$\$NOW/],
    ['a text index', { createIndexes: 'c', indexes: [{ key: { b: 'text' }, name: 't' }] }, /'text'/],
    ['a wildcard index', { createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'w' }] }, /wildcard/],
    [
      'an index option',
      { createIndexes: 'c', indexes: [{ key: { b: 1 }, name: 'b', hidden: true }] },
      /hidden/,
    ],
    [
      'an index on an array position',
      { createIndexes: 'c', indexes: [{ key: { 'a.0': 1 }, name: 'p' }] },
      /a\.0/,
    ],
    ['a capped collection', { create: 'd', capped: true, size: 100 }, /size|capped/],
    ['a view', { create: 'd', viewOn: 'c', pipeline: [] }, /viewOn/],
    ['a validator', { create: 'd', validator: {} }, /validator/],
    ['a system collection', { insert: 'system.users', documents: [{}] }, /system\.users/],
    ['a bad name', { insert: 'a$b', documents: [{}] }, /Invalid namespace/],
    ['a cursor that is gone', { getMore: 99n, collection: 'c' }, /not found/],
  ])('%s', async (_name, command, message) => {
    await expect(rig.db.command(command)).rejects.toThrow(message);
  });

  it.each<[string, Document, string]>([
    ['$ne', { a: { $ne: 1 } }, '$not'],
    ['$nin', { a: { $nin: [1] } }, '$not'],
    ['$exists: false', { a: { $exists: false } }, '$not'],
    ['$regex', { a: /x/ }, '$regex'],
    ['$nor', { $nor: [{ a: 1 }] }, '$nor'],
    ['$size', { a: { $size: 1 } }, '$size'],
  ])('a partial index with %s', async (name, partialFilterExpression, shown) => {
    const created = rig.db.collection('c').createIndex({ b: 1 }, { name, partialFilterExpression });
    await expect(created).rejects.toMatchObject({ code: 67, message: expect.stringContaining(shown) });
  });

  it('a transaction through the driver', async () => {
    const session = rig.client.startSession();
    session.startTransaction();
    await expect(rig.db.collection('c').insertOne({ a: 1 }, { session })).rejects.toThrow(/[Tt]ransaction/);
    await session.endSession();
  });

  it('documents that cannot be stored', async () => {
    const c = rig.db.collection('c');
    await expect(c.insertOne({ $x: 1 })).rejects.toThrow(/\$x/);
    await expect(c.insertOne({ _id: [1] as never })).rejects.toThrow(/array/);
    await expect(c.insertOne({ ref: { $ref: 'c', $id: 1 } })).rejects.toThrow(/DBRef/);
    await expect(c.insertOne({ text: 'x'.repeat(17 * 1024 * 1024) })).rejects.toThrow();
    await c.insertOne({ _id: 9 as never, text: 'x'.repeat(9 * 1024 * 1024) });
    await expect(
      c.updateOne({ _id: 9 as never }, { $set: { more: 'x'.repeat(9 * 1024 * 1024) } }),
    ).rejects.toMatchObject({ code: 10334 });
  });

  it('values too long for an index, and arrays in two paths of one', async () => {
    const c = rig.db.collection('keys');
    await c.createIndex({ k: 1, l: 1 });
    await expect(c.insertOne({ k: 'x'.repeat(3000) })).rejects.toMatchObject({ code: 17280 });
    await expect(c.insertOne({ k: [1], l: [2] })).rejects.toMatchObject({ code: 171 });
    await c.insertOne({ k: 'short' });
    expect(await c.find({ k: { $in: ['x'.repeat(3000), 'short'] } }).toArray()).toHaveLength(1);
    expect(await c.find({ k: { $lt: 'x'.repeat(3000) } }).toArray()).toHaveLength(1);
    expect(await c.find({ k: { $gt: 'x'.repeat(3000) } }).toArray()).toHaveLength(0);
  });
});
