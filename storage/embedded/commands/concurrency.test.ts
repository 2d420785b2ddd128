import type { Collection, ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../testing.ts';

let rig: Rig;
let tasks: Collection<{
  _id?: ObjectId | string;
  n?: number;
  by?: number | null;
  key?: string;
  hits?: number;
}>;

beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  tasks = rig.fresh();
});

/** More documents than a write examines inside its transaction, and no index that would help. */
const MANY = 1500;

async function fill(): Promise<void> {
  await tasks.insertMany(Array.from({ length: MANY }, (_, i) => ({ n: i, by: i < MANY - 30 ? 0 : null })));
}

describe('many clients at once', () => {
  it('claim each task once, though finding one takes long', async () => {
    await fill();
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, worker) =>
        tasks.findOneAndUpdate(
          { by: null },
          { $set: { by: worker + 1 } },
          { sort: { n: -1 }, returnDocument: 'after' },
        ),
      ),
    );
    const claimed = claims.filter((task) => task !== null).map((task) => task.n);
    expect(new Set(claimed).size).toBe(30);
    expect(claimed).toHaveLength(30);
  });

  it('upsert one document, though looking for it takes long', async () => {
    await fill();
    await Promise.all(
      Array.from({ length: 10 }, () =>
        tasks.updateOne({ key: 'a' }, { $inc: { hits: 1 } }, { upsert: true }),
      ),
    );
    expect(await tasks.find({ key: 'a' }).toArray()).toMatchObject([{ hits: 10 }]);
  });

  it('update and delete many while others write, each by the state it finds', async () => {
    await fill();
    const [raised] = await Promise.all([
      tasks.updateMany({ by: 0 }, { $inc: { hits: 1 } }),
      ...Array.from({ length: 50 }, (_, i) => tasks.updateOne({ n: i }, { $set: { key: 'x' } })),
    ]);
    expect(raised.modifiedCount).toBe(MANY - 30);
    expect(await tasks.countDocuments({ hits: 1 })).toBe(MANY - 30);
    expect(await tasks.countDocuments({ key: 'x' })).toBe(50);
    expect((await tasks.deleteMany({ hits: 1 })).deletedCount).toBe(MANY - 30);
    expect(await tasks.countDocuments()).toBe(30);
  });

  it('read their own writes while long scans and open cursors hold older states', async () => {
    await fill();
    const cursor = tasks.find().batchSize(10);
    await cursor.next();
    let going = true;
    const scan = async () => {
      while (going) await tasks.countDocuments({ key: 'nothing' });
    };
    const scanning = scan();
    const client = async (worker: number) => {
      for (let i = 0; i < 30; i++) {
        const id = `${worker}/${i}`;
        await tasks.insertOne({ _id: id, n: 0 });
        await tasks.updateOne({ _id: id }, { $inc: { n: 1 } });
        expect(await tasks.findOne({ _id: id })).toMatchObject({ n: 1 });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, worker) => client(worker)));
    going = false;
    await scanning;
    expect((await cursor.toArray()).length).toBeGreaterThanOrEqual(MANY - 1);
  });

  it('are answered while a long scan runs', async () => {
    await fill();
    await tasks.insertMany(Array.from({ length: 20_000 }, (_, i) => ({ n: i })));
    const order: string[] = [];
    const scans = Promise.all(Array.from({ length: 30 }, () => tasks.countDocuments({ key: /nothing/ })));
    await Promise.all([
      scans.then(() => order.push('scans')),
      rig.client
        .db()
        .command({ ping: 1 })
        .then(() => order.push('ping')),
    ]);
    expect(order).toEqual(['ping', 'scans']);
  });

  it('are told when what they read is dropped, and never given a part as the whole', async () => {
    await fill();
    const cursor = tasks.find().batchSize(10);
    await cursor.next();
    await tasks.drop();
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
  });

  it('give up at their time limit', async () => {
    await fill();
    await tasks.insertMany(Array.from({ length: 20_000 }, (_, i) => ({ n: i })));
    await expect(tasks.find({ key: /x/ }).maxTimeMS(1).toArray()).rejects.toMatchObject({ code: 50 });
  });
});
