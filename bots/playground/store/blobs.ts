import { mkdirSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of files by number. A write resolves once it would survive kill -9. */
export interface Blobs {
  write(id: number, bytes: Uint8Array): Promise<void>;
  read(id: number): Promise<Uint8Array | undefined>;
  clear(): Promise<void>;
}

export function memoryBlobs(): Blobs {
  const blobs = new Map<number, Uint8Array>();
  return {
    write: async (id, bytes) => void blobs.set(id, bytes),
    read: async (id) => blobs.get(id),
    clear: async () => blobs.clear(),
  };
}

/** Blobs as files of `dir`; a half-written file is never visible under its final name. */
export function diskBlobs(dir: string): Blobs {
  mkdirSync(dir, { recursive: true });
  const path = (id: number) => join(dir, String(id));
  return {
    async write(id, bytes) {
      const draft = `${path(id)}.draft`;
      const handle = await open(draft, 'w');
      try {
        await handle.writeFile(bytes);
      } finally {
        await handle.close();
      }
      await rename(draft, path(id));
    },
    async read(id) {
      try {
        return await readFile(path(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async clear() {
      await rm(dir, { recursive: true, force: true });
      mkdirSync(dir, { recursive: true });
    },
  };
}
