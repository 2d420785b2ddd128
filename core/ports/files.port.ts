import type { StoredFile } from '../files/file.ts';

/** What the bytes themselves say, whatever the name claims. */
export interface Inspection {
  /** MIME type found from the bytes; undefined when they are of no known type. */
  type?: string;
  /** For archives (docx, xlsx): bytes when unpacked, as their directory says. */
  unpacked?: number;
}

export interface FileStore {
  inspect(bytes: Uint8Array): Promise<Inspection>;
  /** Keeps the bytes and what is known of them; an id that is there already is left as it is. */
  put(file: StoredFile, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<StoredFile | null>;
  many(ids: string[]): Promise<StoredFile[]>;
  bytes(id: string): Promise<Uint8Array | null>;
}
