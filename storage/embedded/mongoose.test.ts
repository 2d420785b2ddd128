import mongoose, { type Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from './testing.ts';

let rig: Rig;
let connection: Connection;

beforeAll(async () => {
  rig = await startRig();
  connection = await mongoose.createConnection(rig.engine.uri).asPromise();
});
afterAll(async () => {
  await connection.close();
  await rig.close();
});

const orderSchema = new mongoose.Schema(
  {
    no: { type: Number, required: true },
    client: { inn: String, name: String },
    tags: [String],
    stops: [{ city: String, at: Date, done: { type: Boolean, default: false } }],
    price: mongoose.Schema.Types.Decimal128,
    weight: mongoose.Schema.Types.BigInt,
    scan: Buffer,
    notes: { type: Map, of: String },
  },
  { timestamps: true, optimisticConcurrency: true },
);
orderSchema.index({ no: 1 }, { unique: true });
orderSchema.index({ 'client.inn': 1, createdAt: -1 });

describe('mongoose', () => {
  it('runs a model through its life', async () => {
    const Order = connection.model('Order', orderSchema);
    await Order.init();
    expect(await Order.listIndexes()).toHaveLength(3);

    const order = await Order.create({
      no: 1,
      client: { inn: '7701', name: 'Ромашка' },
      tags: ['срочно'],
      stops: [{ city: 'Тверь', at: new Date(0) }, { city: 'Уфа' }],
      price: '85000.50',
      weight: 20_000_000_000n,
      scan: Buffer.from([1, 2, 3]),
      notes: { door: 'с торца' },
    });
    order.tags.push('холод');
    order.stops[1]!.done = true;
    await order.save();

    const found = await Order.findOne({ 'client.inn': '7701' }).sort({ createdAt: -1 }).orFail();
    expect(found.tags).toEqual(['срочно', 'холод']);
    expect(found.stops[1]!.done).toBe(true);
    expect(found.price?.toString()).toBe('85000.50');
    expect(found.weight).toBe(20_000_000_000n);
    expect(Buffer.from(found.scan ?? [])).toEqual(Buffer.from([1, 2, 3]));
    expect(found.notes?.get('door')).toBe('с торца');
    expect(found.createdAt).toBeInstanceOf(Date);

    const lean = await Order.find({ stops: { $elemMatch: { city: 'Уфа', done: true } } }).lean();
    expect(lean.map(({ no }) => no)).toEqual([1]);
  });

  it('refuses a second document under a unique index', async () => {
    const Order = connection.model('Order', orderSchema);
    await Order.init();
    await Order.create({ no: 2 });
    await expect(Order.create({ no: 2 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { no: 1 },
      keyValue: { no: 2 },
    });
  });

  it('updates and upserts in one step', async () => {
    const Order = connection.model('Order', orderSchema);
    const made = await Order.findOneAndUpdate(
      { no: 3 },
      { $set: { 'client.name': 'Лютик' }, $addToSet: { tags: 'новый' } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(made).toMatchObject({ no: 3, tags: ['новый'] });
    await Order.updateOne({ no: 3, 'stops.city': 'нет' }, { $set: { 'stops.$.done': true } });
    await Order.updateOne({ no: 3 }, { $push: { stops: { city: 'Омск' } } });
    await Order.updateOne({ no: 3, 'stops.city': 'Омск' }, { $set: { 'stops.$.done': true } });
    expect((await Order.findOne({ no: 3 }).lean())?.stops).toMatchObject([{ city: 'Омск', done: true }]);
  });

  it('notices that a document was changed meanwhile', async () => {
    const Order = connection.model('Order', orderSchema);
    await Order.create({ no: 4 });
    const mine = await Order.findOne({ no: 4 }).orFail();
    const yours = await Order.findOne({ no: 4 }).orFail();
    mine.tags.push('a');
    await mine.save();
    yours.tags.push('b');
    await expect(yours.save()).rejects.toBeInstanceOf(mongoose.Error.VersionError);
  });

  it('iterates with a cursor and counts', async () => {
    const Order = connection.model('Order', orderSchema);
    await Order.insertMany(Array.from({ length: 300 }, (_, i) => ({ no: 1000 + i })));
    let sum = 0;
    for await (const { no } of Order.find({ no: { $gte: 1000 } })
      .batchSize(40)
      .lean()
      .cursor())
      sum += no - 1000;
    expect(sum).toBe((299 * 300) / 2);
    expect(await Order.countDocuments({ no: { $gte: 1000, $lt: 1010 } })).toBe(10);
    expect(await Order.exists({ no: 1005 })).toBeTruthy();
  });
});
