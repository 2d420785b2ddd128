import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../storage/index.ts';
import { entry, message, party } from './samples.ts';

/** Queries that run all the time, each with the collection that must serve it from an index. */
const HOT_QUERIES: [name: string, collection: string, filter: object, sort: Record<string, 1 | -1>][] = [
  ['tail of a case', 'journal', { caseId: 'order-1', seq: { $gt: 3 } }, { seq: 1 }],
  ['entry of a command', 'journal', { caseId: 'order-1', commandId: 'press' }, {}],
  ['undispatched entries', 'journal', { dispatched: false }, { at: 1, caseId: 1, seq: 1 }],
  ['due obligations', 'obligations', { state: 'open', nextAt: { $lte: '2026' } }, { nextAt: 1, _id: 1 }],
  [
    'messages to claim',
    'ledger',
    { state: 'queued', notBefore: { $lte: '2026' } },
    { createdAt: 1, order: 1 },
  ],
  ['copy in a chat', 'ledger', { channel: 'slack', chatId: 'c', messageId: '1' }, {}],
  ['open draft', 'drafts', { personId: 'anna', channel: 'slack', open: true }, {}],
];

export function describeStore(prepare: () => Promise<{ uri: string; open: () => Promise<Store> }>): void {
  describe('opened again', () => {
    let open: () => Promise<Store>;
    beforeEach(async () => {
      open = (await prepare()).open;
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

    it('lives beside others in one process: closing one leaves the other', async () => {
      const first = await open();
      const second = await open();
      await first.close();
      await second.ledger.enqueue(message('m'));
      await second.ping();
      await second.close();
      await expect(second.ping()).rejects.toThrow();
    });

    it.each(HOT_QUERIES)('serves %s from an index, in order', async (_, collection, filter, sort) => {
      await withStore(async (store) => {
        const plan = await store.connection
          .collection(collection)
          .find(filter)
          .sort(sort)
          .explain('queryPlanner');
        const stages = JSON.stringify(plan);
        expect(stages).toContain('IXSCAN');
        expect(stages).not.toContain('COLLSCAN');
        expect(stages).not.toContain('"stage":"SORT"');
      });
    });
  });
}
