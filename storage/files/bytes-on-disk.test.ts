import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BytesOnDisk } from './bytes-on-disk.ts';

describe('bytes on the disk', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'caravan-files-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('leaves nothing beside the files themselves', async () => {
    const disk = new BytesOnDisk(join(dir, 'files'));
    await Promise.all(Array.from({ length: 5 }, () => disk.write('f1', Buffer.from('scan'))));
    expect(await readdir(join(dir, 'files'))).toEqual(['f1']);
    expect(Buffer.from((await disk.read('f1')) ?? []).toString()).toBe('scan');
  });

  it.each(['../f1', 'a/b', '.', '..', '', 'f1.tmp', 'ф1', 'f1\0'])('refuses %j as an id', async (id) => {
    const disk = new BytesOnDisk(join(dir, 'files'));
    await expect(disk.write(id, Buffer.from('scan'))).rejects.toThrow(/file id/);
    await expect(disk.read(id)).rejects.toThrow(/file id/);
  });

  it('has no half file when writing fails', async () => {
    const disk = new BytesOnDisk(join(dir, 'files'));
    await disk.write('f1', Buffer.from('scan'));
    const notBytes = { length: 1 } as unknown as Uint8Array;
    await expect(disk.write('f2', notBytes)).rejects.toThrow();
    expect(await readdir(join(dir, 'files'))).toEqual(['f1']);
  });
});
