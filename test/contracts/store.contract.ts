import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../core/messages/testing/message.ts';
import type { Store } from '../../storage/index.ts';
import { at, entry, party, person, projection } from './samples.ts';

/** Queries that run all the time, and the first fields of the index that serves each in its order. */
const HOT_QUERIES: { name: string; collection: string; filter: object; sort: SortOrder; index: string[] }[] =
  [
    {
      name: 'the tail of a case',
      collection: 'journal',
      filter: { caseId: 'order-1', seq: { $gt: 3 } },
      sort: { seq: 1 },
      index: ['caseId', 'seq'],
    },
    {
      name: 'the entry of a command',
      collection: 'journal',
      filter: { caseId: 'order-1', commandId: 'press' },
      sort: {},
      index: ['caseId', 'commandId'],
    },
    {
      name: 'undispatched entries',
      collection: 'journal',
      filter: { dispatched: false },
      sort: { at: 1, caseId: 1, seq: 1 },
      index: ['dispatched', 'at', 'caseId', 'seq'],
    },
    {
      name: 'cases in a stage',
      collection: 'cases',
      filter: { process: 'order', 'index.stages': { $in: ['settlement'] } },
      sort: { openedAt: -1, _id: -1 },
      index: ['process', 'index.stages', 'openedAt', '_id'],
    },
    {
      name: 'cases by a key',
      collection: 'cases',
      filter: { process: 'order', 'index.keys': '12' },
      sort: {},
      index: ['process', 'index.keys'],
    },
    {
      name: 'due obligations',
      collection: 'obligations',
      filter: { state: 'open', nextAt: { $lte: at('12:00') } },
      sort: { nextAt: 1, _id: 1 },
      index: ['state', 'nextAt', '_id'],
    },
    {
      name: 'messages to claim',
      collection: 'ledger',
      filter: { state: 'queued', channel: 'slack', urgency: 'notice', notBefore: { $lte: at('12:00') } },
      sort: { createdAt: 1, order: 1 },
      index: ['state', 'channel', 'urgency', 'createdAt', 'order'],
    },
    {
      name: 'a copy in a chat',
      collection: 'ledger',
      filter: { channel: 'slack', chatId: 'c1', messageId: '7' },
      sort: {},
      index: ['channel', 'chatId', 'messageId'],
    },
  ];

type SortOrder = Record<string, 1 | -1>;

/** What openStore promises beside the ports. `explains`: the database can tell how it would run a query. */
export function describeStore(prepare: () => Promise<() => Promise<Store>>, explains: boolean): void {
  describe('opened again', () => {
    let open: () => Promise<Store>;
    beforeEach(async () => {
      open = await prepare();
    });

    async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
      const store = await open();
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    }

    it('has what was written before, the search included', async () => {
      await withStore(async (store) => {
        await store.journal.append(entry('order-1', 1));
        await store.directory.put(party('p1', 'ООО «Ромашка»'));
      });
      await withStore(async (store) => {
        expect(await store.journal.tail('order-1', 0)).toHaveLength(1);
        expect((await store.directory.search('client', 'ромашка', 5)).map(({ id }) => id)).toEqual(['p1']);
      });
    });

    it('knows the projections that an older version left without what lists need, until they are put again', async () => {
      await withStore(async (store) => {
        const put = (id: string) => store.cases.put(projection(id), { people: ['anna'] });
        await put('order-1');
        await put('order-2');
        const older = { $set: { index: { people: ['anna'], partyId: 'p1' } } };
        await store.connection.collection<{ _id: string }>('cases').updateOne({ _id: 'order-1' }, older);
        expect(await store.cases.outdated()).toEqual(['order-1']);
        await put('order-1');
        expect(await store.cases.outdated()).toEqual([]);
      });
    });

    it('keeps of two accounts of one person in a messenger, which an older version let in, the newer one', async () => {
      const accounts = (store: Store) => store.connection.collection('identities');
      const account = { channel: 'slack' as const, chatId: 'D1' };
      await withStore(async (store) => {
        await store.people.create(person('anna'));
        await store.people.create(person('boris'));
        await store.people.link('anna', { ...account, userId: 'U1' });
        await store.people.link('boris', { ...account, userId: 'U2' });
        await accounts(store).dropIndex('personId_1_channel_1');
        await store.people.link('anna', { ...account, userId: 'U3' });
        expect(await accounts(store).countDocuments()).toBe(3);
      });
      await withStore(async (store) => {
        expect((await store.people.get('anna'))?.identities).toEqual([{ ...account, userId: 'U3' }]);
        expect((await store.people.get('boris'))?.identities).toHaveLength(1);
        expect(await store.people.link('anna', { ...account, userId: 'U4' })).toBe('occupied');
      });
    });

    it('lives beside others in one process: closing one leaves the other', async () => {
      const first = await open();
      const second = await open();
      await first.close();
      await second.ledger.enqueue(message('m'));
      await second.ping();
      await second.close();
      await expect(second.ping()).rejects.toThrow();
    });

    it.each(HOT_QUERIES)('has an index for $name', async ({ collection, index }) => {
      await withStore(async (store) => {
        const keys = (await store.connection.collection(collection).indexes()).map(({ key }) =>
          Object.keys(key),
        );
        expect(keys.map((fields) => fields.slice(0, index.length))).toContainEqual(index);
      });
    });

    if (!explains) return;
    it.each(HOT_QUERIES)('finds $name by an index, without sorting', async ({ collection, filter, sort }) => {
      await withStore(async (store) => {
        const cursor = store.connection.collection(collection).find(filter).sort(sort);
        const { queryPlanner } = await cursor.explain('queryPlanner');
        const plan = JSON.stringify(queryPlanner.winningPlan);
        expect(plan).toContain('"IXSCAN"');
        expect(plan).not.toContain('"COLLSCAN"');
        expect(plan).not.toContain('"SORT"');
      });
    });
  });
}
