import { Decimal128, type Document, Long } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../testing.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
  await rig.db.collection('trips').insertMany([
    { _id: 1 as never, city: 'Тверь', km: 100, tags: ['a', 'b'], sum: Decimal128.fromString('0.1') },
    { _id: 2 as never, city: 'Тверь', km: 200.5, tags: [], sum: Decimal128.fromString('0.2') },
    { _id: 3 as never, city: 'Уфа', km: Long.fromString('9007199254740993'), tags: ['b'] },
    { _id: 4 as never, km: null },
  ]);
});
afterAll(async () => {
  await rig.close();
});

describe('aggregation', () => {
  it.each<[string, Document[], Document[]]>([
    ['$count', [{ $match: { km: { $gt: 0 } } }, { $count: 'n' }], [{ n: 3 }]],
    ['$count of nothing', [{ $match: { km: -1 } }, { $count: 'n' }], []],
    [
      '$sort $skip $limit $project',
      [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { city: 1 } }],
      [
        { _id: 3, city: 'Уфа' },
        { _id: 2, city: 'Тверь' },
      ],
    ],
    ['$limit before $match', [{ $limit: 1 }, { $match: { _id: 2 } }], []],
    [
      '$group by a field',
      [
        {
          $group: {
            _id: '$city',
            n: { $sum: 1 },
            max: { $max: '$_id' },
            first: { $first: '$_id' },
            all: { $push: '$_id' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: null, n: 1, max: 4, first: 4, all: [4] },
        { _id: 'Тверь', n: 2, max: 2, first: 1, all: [1, 2] },
        { _id: 'Уфа', n: 1, max: 3, first: 3, all: [3] },
      ],
    ],
    [
      '$avg leaves out what is no number',
      [{ $match: { _id: { $ne: 3 } } }, { $group: { _id: null, avg: { $avg: '$km' } } }],
      [{ _id: null, avg: 150.25 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
        { _id: 3, tags: 'b' },
      ],
    ],
    [
      '$unwind keeping empty ones',
      [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } }, { $count: 'n' }],
      [{ n: 5 }],
    ],
    [
      'computed fields',
      [
        { $match: { _id: 1 } },
        { $project: { _id: 0, twice: { $multiply: ['$km', 2] }, long: { $gte: ['$km', 100] } } },
      ],
      [{ twice: 200, long: true }],
    ],
    [
      '$addFields',
      [{ $match: { _id: 1 } }, { $addFields: { size: { $size: '$tags' } } }, { $project: { size: 1 } }],
      [{ _id: 1, size: 2 }],
    ],
    [
      '$sortByCount',
      [{ $unwind: '$tags' }, { $sortByCount: '$tags' }, { $limit: 1 }],
      [{ _id: 'b', count: 2 }],
    ],
    [
      '$cond',
      [
        { $match: { _id: { $lte: 2 } } },
        { $group: { _id: null, far: { $sum: { $cond: [{ $gt: ['$km', 150] }, 1, 0] } } } },
      ],
      [{ _id: null, far: 1 }],
    ],
  ])('%s', async (_name, pipeline, expected) => {
    expect(await rig.db.collection('trips').aggregate(pipeline).toArray()).toEqual(expected);
  });

  it('adds longs and decimals exactly', async () => {
    const [sums] = await rig.db
      .collection('trips')
      .aggregate([{ $match: { _id: { $ne: 2 } } }, { $group: { _id: null, km: { $sum: '$km' } } }], {
        promoteLongs: false,
      })
      .toArray();
    expect(String(sums!.km)).toBe('9007199254741093');
    const [money] = await rig.db
      .collection('trips')
      .aggregate([{ $group: { _id: null, sum: { $sum: '$sum' } } }])
      .toArray();
    expect(String(money!.sum)).toBe('0.3');
  });
});
