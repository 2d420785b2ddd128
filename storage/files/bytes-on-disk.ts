import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of files in one directory, each under its id; what was written survives a power cut. */
export class BytesOnDisk {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Under a temporary name first: a reader never sees half a file. */
  async write(id: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(id);
    const temporary = `${path}.${randomUUID()}.tmp`;
    await mkdir(this.#dir, { recursive: true });
    try {
      await writeThrough(temporary, bytes);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncDirectory(this.#dir);
  }

  async read(id: string): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await readFile(this.#path(id)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  #path(id: string): string {
    if (!/^[\w-]{1,200}$/.test(id)) throw new Error('a file id holds only letters, digits, _ and -');
    return join(this.#dir, id);
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(dir: string): Promise<void> {
  // Windows cannot open a directory, and keeps renames in order by itself.
  if (process.platform === 'win32') return;
  const directory = await open(dir, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
