import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from './inspect.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An archive of stored files whose directory says whatever it is told to. */
function zip(files: { name: string; says: number; content: string }[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, says, content } of files) {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    local.push(header, Buffer.from(name), Buffer.from(content));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(says, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

describe('what the bytes of a file say', () => {
  it('knows a picture and a PDF', async () => {
    expect(await inspect(PNG)).toEqual({ type: 'image/png' });
    expect(await inspect(Buffer.from('%PDF-1.7\n1 0 obj\n'))).toEqual({ type: 'application/pdf' });
  });

  it('knows no type for plain text, HTML or nothing at all', async () => {
    for (const text of ['just words', '<html></html>', ''])
      expect(await inspect(Buffer.from(text))).toEqual({});
  });

  it('adds up what an archive holds when unpacked', async () => {
    const archive = zip([
      { name: 'a.txt', says: 150_000_000, content: 'a' },
      { name: 'folder/b.txt', says: 100_000_000, content: 'bb' },
    ]);
    expect(await inspect(archive)).toEqual({ type: 'application/zip', unpacked: 250_000_000 });
  });

  it('does not trust an archive without a directory', async () => {
    const archive = zip([{ name: 'a.txt', says: 1, content: 'a' }]);
    expect((await inspect(archive.subarray(0, -22))).unpacked).toBe(Number.POSITIVE_INFINITY);
    expect((await inspect(archive.subarray(0, 20))).unpacked).toBe(Number.POSITIVE_INFINITY);
  });

  it('survives any bytes, also those that begin like something', async () => {
    const beginnings = [
      '',
      'PK\x03\x04',
      '\xff\xd8\xff',
      '%PDF-',
      'OggS',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'ID3',
      'RIFF',
    ];
    const anyFile = fc
      .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));
    await fc.assert(fc.asyncProperty(anyFile, async (bytes) => void (await inspect(bytes))));
  });
});
