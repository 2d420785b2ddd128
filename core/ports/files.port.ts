import type { StoredFile } from '../files/file.ts';

export interface FileStore {
  /** Keeps the bytes and what is known of them; an id that is there already is left as it is. */
  put(file: StoredFile, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<StoredFile | null>;
  many(ids: string[]): Promise<StoredFile[]>;
  bytes(id: string): Promise<Uint8Array | null>;
}
