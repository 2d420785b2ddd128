import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Rig, startRig } from './testing.ts';
import { copyDatabase, type TransferProgress } from './transfer.ts';

let source: Rig;
let target: Rig;

beforeEach(async () => {
  [source, target] = await Promise.all([startRig(), startRig()]);
});
afterEach(async () => {
  await Promise.all([source.close(), target.close()]);
});

describe('copying a database', () => {
  it('brings over documents with their types, indexes and empty collections', async () => {
    const orders = source.db.collection('orders');
    await orders.insertMany([
      {
        _id: new ObjectId(),
        int: new Int32(1),
        double: new Double(1),
        long: Long.fromNumber(1),
        price: Decimal128.fromString('1.50'),
      },
      {
        _id: new ObjectId(),
        at: new Date(5),
        file: new Binary(Buffer.from([1, 2]), 5),
        list: [null, { a: [] }],
        pattern: /x/i,
      },
    ]);
    await orders.insertMany(Array.from({ length: 1200 }, (_, no) => ({ no })));
    await orders.createIndex(
      { no: 1, price: -1 },
      { unique: true, partialFilterExpression: { no: { $gt: 0 } } },
    );
    await source.db.collection('sessions').createIndex({ at: 1 }, { expireAfterSeconds: 60, sparse: true });

    const progress: TransferProgress[] = [];
    const summary = await copyDatabase(source.engine.uri, target.engine.uri, {
      onProgress: (step) => progress.push(step),
    });

    expect(summary).toEqual({ collections: 2, documents: 1202 });
    expect(progress.at(-1)).toEqual({ collection: 'orders', copied: 1202, total: 1202 });
    const raw = async (rig: Rig) =>
      (await rig.db.collection('orders').find({}, { raw: true }).toArray()).map(String);
    expect(await raw(target)).toEqual(await raw(source));
    for (const name of ['orders', 'sessions']) {
      expect(await target.db.collection(name).indexes()).toEqual(await source.db.collection(name).indexes());
    }
  });

  it('does not mix into a database that already holds documents', async () => {
    await source.db.collection('orders').insertOne({ a: 1 });
    await target.db.collection('orders').insertOne({ b: 1 });
    await expect(copyDatabase(source.engine.uri, target.engine.uri)).rejects.toThrow(
      /'orders'.*empty database/,
    );
    expect(await target.db.collection('orders').countDocuments()).toBe(1);
  });
});
