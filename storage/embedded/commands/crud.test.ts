import { type Collection, ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../testing.ts';

let rig: Rig;
let orders: Collection;

beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  orders = rig.fresh();
});

describe('commands through the driver', () => {
  it('inserts and finds, with sort, skip, limit and projection', async () => {
    await orders.insertMany([
      { no: 3, city: 'Казань', stops: [{ at: 1 }, { at: 2 }] },
      { no: 1, city: 'Пермь' },
      { no: 2, city: 'Уфа' },
    ]);
    expect(
      await orders
        .find({ no: { $gt: 1 } })
        .sort({ no: 1 })
        .map(({ no }) => no)
        .toArray(),
    ).toEqual([2, 3]);
    expect(
      await orders.find().sort({ no: -1 }).skip(1).limit(1).project({ _id: 0, city: 1 }).toArray(),
    ).toEqual([{ city: 'Уфа' }]);
    expect(await orders.findOne({ no: 3 }, { projection: { _id: 0, 'stops.at': 1 } })).toEqual({
      stops: [{ at: 1 }, { at: 2 }],
    });
    expect(await orders.countDocuments()).toBe(3);
    expect(await orders.countDocuments({ city: /^К/ })).toBe(1);
    expect(await orders.estimatedDocumentCount()).toBe(3);
    expect((await orders.distinct('stops.at')).sort()).toEqual([1, 2]);
  });

  it('gives large results batch by batch', async () => {
    await orders.insertMany(Array.from({ length: 1000 }, (_, no) => ({ no })));
    const found = await orders.find().sort({ no: 1 }).batchSize(70).toArray();
    expect(found.map(({ no }) => no)).toEqual(Array.from({ length: 1000 }, (_, no) => no));
    expect(await orders.find().toArray()).toHaveLength(1000);
  });

  it('updates one, many, upserts and replaces', async () => {
    await orders.insertMany([{ no: 1 }, { no: 2 }, { no: 3 }]);
    expect(await orders.updateOne({ no: 1 }, { $set: { 'a.b': 1 }, $inc: { rev: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await orders.findOne({ no: 1 }, { projection: { _id: 0 } })).toEqual({
      no: 1,
      a: { b: 1 },
      rev: 1,
    });
    expect(await orders.updateOne({ no: 1 }, { $set: { 'a.b': 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await orders.updateMany({ no: { $gte: 2 } }, { $set: { late: true } })).toMatchObject({
      modifiedCount: 2,
    });
    const upsert = await orders.updateOne(
      { no: 9 },
      { $set: { x: 1 }, $setOnInsert: { y: 2 } },
      { upsert: true },
    );
    expect(upsert.upsertedId).toBeInstanceOf(ObjectId);
    expect(await orders.findOne({ no: 9 }, { projection: { _id: 0 } })).toEqual({ no: 9, x: 1, y: 2 });
    await orders.replaceOne({ no: 9 }, { no: 10 });
    expect(await orders.findOne({ no: 10 }, { projection: { _id: 0 } })).toEqual({ no: 10 });
    expect((await orders.deleteMany({ late: true })).deletedCount).toBe(2);
    expect((await orders.deleteOne({ no: 1 })).deletedCount).toBe(1);
    expect(await orders.countDocuments()).toBe(1);
  });

  it('finds and changes in one step', async () => {
    await orders.insertMany([{ no: 1 }, { no: 2 }]);
    expect(
      await orders.findOneAndUpdate({}, { $set: { x: 1 } }, { sort: { no: -1 }, returnDocument: 'after' }),
    ).toMatchObject({ no: 2, x: 1 });
    expect(await orders.findOneAndUpdate({ no: 7 }, { $set: { x: 1 } })).toBeNull();
    expect(await orders.findOneAndDelete({ no: 1 })).toMatchObject({ no: 1 });
    expect(await orders.findOneAndReplace({ no: 2 }, { no: 3 }, { returnDocument: 'after' })).toMatchObject({
      no: 3,
    });
  });

  it('counts every one of many parallel increments', async () => {
    await orders.insertOne({ _id: 'n' as never, value: 0 });
    await Promise.all(
      Array.from({ length: 300 }, () => orders.updateOne({ _id: 'n' as never }, { $inc: { value: 1 } })),
    );
    expect(await orders.findOne()).toMatchObject({ value: 300 });
  });

  it('lets one of many racing upserts insert', async () => {
    await Promise.all(
      Array.from({ length: 40 }, () =>
        orders.updateOne({ key: 'a' }, { $inc: { hits: 1 } }, { upsert: true }),
      ),
    );
    expect(await orders.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: 'a', hits: 40 }]);
  });

  it('reports a duplicate key with its pattern and value', async () => {
    await orders.createIndex({ 'client.inn': 1 }, { unique: true });
    await orders.insertOne({ client: { inn: '77' } });
    await expect(orders.insertOne({ client: { inn: '77' } })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { 'client.inn': 1 },
      keyValue: { 'client.inn': '77' },
    });
  });

  it('goes on after an error only when unordered', async () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    await expect(orders.insertMany(documents)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    await orders.deleteMany({});
    await expect(orders.insertMany(documents, { ordered: false })).rejects.toMatchObject({
      insertedCount: 2,
    });
  });

  it('runs a mixed bulk write', async () => {
    const result = await orders.bulkWrite([
      { insertOne: { document: { no: 1 } } },
      { updateOne: { filter: { no: 1 }, update: { $inc: { rev: 1 } } } },
      { updateOne: { filter: { no: 2 }, update: { $set: { z: 1 } }, upsert: true } },
      { deleteOne: { filter: { no: 1 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  });
});
