import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredFile } from '../../core/files/file.ts';
import type { FileStore } from '../../core/ports/files.port.ts';
import { at } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeFilesContract(open: OpenTwo<FileStore>): void {
  describe('files', () => {
    let stores: TwoInstances<FileStore>;
    let files: FileStore;
    const scan = (id: string, change: Partial<StoredFile> = {}): StoredFile => ({
      id,
      name: 'Договор № 17.pdf',
      type: 'application/pdf',
      size: 4,
      sha256: 'abc',
      kind: 'document',
      uploadedBy: 'anna',
      at: at('10:00'),
      ...change,
    });
    const text = async (id: string) => Buffer.from((await files.bytes(id)) ?? []).toString();
    beforeEach(async () => {
      stores = await open();
      files = stores.here;
    });

    it('gives back the bytes and what is known of them, to every instance', async () => {
      const bytes = Uint8Array.from([0, 255, 13, 10, 0]);
      await files.put(scan('f1'), bytes);
      expect(await stores.there.get('f1')).toEqual(scan('f1'));
      expect(await stores.there.bytes('f1')).toEqual(bytes);
    });

    it('leaves what is there already', async () => {
      await files.put(scan('f1'), Buffer.from('scan'));
      await files.put(scan('f1', { name: 'other' }), Buffer.from('other'));
      expect(await files.get('f1')).toEqual(scan('f1'));
      expect(await text('f1')).toBe('scan');
    });

    it('takes the same file from two instances at once', async () => {
      await Promise.all([
        stores.here.put(scan('f1'), Buffer.from('scan')),
        stores.there.put(scan('f1'), Buffer.from('scan')),
      ]);
      expect(await text('f1')).toBe('scan');
      expect(await files.many(['f1'])).toHaveLength(1);
    });

    it('keeps an empty file', async () => {
      await files.put(scan('f1', { size: 0 }), new Uint8Array());
      expect(await files.bytes('f1')).toEqual(new Uint8Array());
    });

    it('gives several in the order asked for, without those unknown', async () => {
      await files.put(scan('f1'), Buffer.from('1'));
      await files.put(scan('f2'), Buffer.from('2'));
      expect((await files.many(['f2', 'f3', 'f1'])).map(({ id }) => id)).toEqual(['f2', 'f1']);
    });

    it('knows nothing of a file that was never put', async () => {
      expect(await files.get('f9')).toBeNull();
      expect(await files.bytes('f9')).toBeNull();
    });

    it('finds the type in the bytes', async () => {
      expect(await files.inspect(Buffer.from('%PDF-1.7\n'))).toEqual({ type: 'application/pdf' });
      expect(await files.inspect(Buffer.from('not a picture'))).toEqual({});
    });
  });
}
