/** Where a record lives: a table and a key in it. */
export type RecordKey = string | number;

/** One durable change; `value: undefined` removes the record. */
export interface Change {
  table: string;
  key: RecordKey;
  value: unknown;
}

/** A place that keeps records. A write is atomic, and resolves once it would survive kill -9. */
export interface Store {
  load(visit: (table: string, key: RecordKey, value: unknown) => void): void;
  write(changes: Change[]): Promise<void>;
  close(): Promise<void>;
}

/** A store that forgets everything with the process. */
export function memoryStore(): Store {
  return { load: () => {}, write: async () => {}, close: async () => {} };
}
