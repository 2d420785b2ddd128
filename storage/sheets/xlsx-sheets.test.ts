import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unpackedSize } from '../files/zip-directory.ts';
import { XlsxSheets } from './xlsx-sheets.ts';

const sheets = new XlsxSheets();
const MOST = { rows: 100 };
const bookOf = (rows: unknown[][]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { cellDates: true, UTC: true }), 'a');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
};

it('words come back as they were written', { timeout: 60_000 }, async () => {
  const cell = fc.oneof(
    fc.constantFrom('=1+1', '+7 912 345-67-89', '-5', '@x', '‘'),
    fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  );
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const reading = await sheets.read(await sheets.write('Лист', given), MOST);
      expect(reading).toEqual({ rows: given });
    }),
    { numRuns: 15 },
  );
});

it('nothing that somebody typed is a formula in the file', async () => {
  const bytes = await sheets.write('Лист', [['=HYPERLINK("http://x")', '+1+1', '@SUM(A1)', '-1']]);
  const { Sheets, SheetNames } = (await import('@e965/xlsx')).read(bytes, { type: 'array' });
  const cells = Object.values(Sheets[SheetNames[0]!]!).filter((cell) => cell?.t !== undefined);
  expect(cells.map(({ t, f, v }) => [t, f, v[0]])).toEqual([...Array(4)].map(() => ['s', undefined, "'"]));
});

it('numbers are whole and days are days', async () => {
  const bytes = bookOf([[500100732259, new Date('2027-12-31T00:00:00Z'), true, null, 1.5]]);
  expect(await sheets.read(bytes, MOST)).toEqual({
    rows: [['500100732259', '31.12.2027', 'true', '', '1.5']],
  });
});

it.each([
  ['nothing', new Uint8Array()],
  ['words', new TextEncoder().encode('инн;название\n1;2')],
  ['a page', new TextEncoder().encode('<table><tr><td>1</td></tr></table>')],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
])('%s is no table', async (_, bytes) => {
  expect(await sheets.read(bytes, MOST)).toEqual({ problem: 'unreadable' });
});

it('half a file is no table', async () => {
  const bytes = bookOf([['1']]);
  expect(await sheets.read(bytes.subarray(0, bytes.length / 2), MOST)).toHaveProperty('problem');
});

it('more rows than are taken are refused, and so is a small file that unpacks to a big one', async () => {
  expect(await sheets.read(bookOf([...Array(101)].map(() => ['1'])), MOST)).toEqual({
    problem: 'too-many-rows',
  });
  const bomb = bookOf([...Array(20)].map((_, n) => [`${n}${'а'.repeat(32_000)}`.repeat(1)]));
  expect(unpackedSize(bomb)).toBeGreaterThan(bomb.length);
  const huge = new Uint8Array(bomb);
  // The directory of the archive says how much each file holds; one that says too much is not unpacked at all.
  const view = new DataView(huge.buffer);
  for (let at = 0; at < huge.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 80 * 1024 * 1024, true);
  expect(await sheets.read(huge, MOST)).toEqual({ problem: 'too-big' });
});
