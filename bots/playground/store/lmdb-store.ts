import { join } from 'node:path';
import { open } from 'lmdb';
import type { RecordKey, Store } from './store.ts';

/** Opens (or creates) the durable store in `dir`. One process at a time may hold it. */
export function lmdbStore(dir: string): Store {
  const root = open<unknown, [string, RecordKey]>({ path: join(dir, 'records.mdb') });
  return {
    load(visit) {
      for (const { key, value } of root.getRange()) visit(key[0], key[1], value);
    },
    async write(changes) {
      await root.batch(() => {
        for (const { table, key, value } of changes) {
          if (value === undefined) root.remove([table, key]);
          else root.put([table, key], value);
        }
      });
    },
    close: () => root.close(),
  };
}
