import { Worker } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import type { SheetReading, Sheets } from '../../core/ports/sheets.port.ts';
import { unpackedSize } from '../files/zip-directory.ts';

const MOST_UNPACKED = 50 * 1024 * 1024;
const MEMORY_MB = 256;
const PATIENCE_MS = 30_000;

const WIDEST = 40;

/** XLSX by SheetJS. A foreign file is read in a thread of its own, so that it can take neither our memory nor our time. */
export class XlsxSheets implements Sheets {
  async read(bytes: Uint8Array, most: { rows: number }): Promise<SheetReading> {
    // SheetJS takes almost anything for a table: only what is an archive with a directory is shown to it.
    const unpacked = unpackedSize(bytes);
    if (unpacked === undefined) return { problem: 'unreadable' };
    if (unpacked > MOST_UNPACKED) return { problem: 'too-big' };
    return readApart(bytes, most.rows);
  }

  async write(name: string, rows: string[][]): Promise<Uint8Array> {
    const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((text) => ({ t: 's', v: harmless(text) }))));
    const columns = Math.max(0, ...rows.map((row) => row.length));
    sheet['!cols'] = Array.from({ length: columns }, (_, n) => ({
      wch: Math.min(WIDEST, Math.max(8, ...rows.map((row) => (row[n] ?? '').length + 2))),
    }));
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, name);
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
  }
}

/** A spreadsheet that is saved in another format must not find a formula in what somebody typed; a phone is none. */
function harmless(text: string): string {
  return /^[=+@\-\t\r]/.test(text) && !/^\+\d[\d ()-]*$/.test(text) ? `'${text}` : text;
}

function readApart(bytes: Uint8Array, most: number): Promise<SheetReading> {
  return new Promise((settle) => {
    const worker = new Worker(new URL('./reader.worker.mjs', import.meta.url), {
      workerData: { bytes, most },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 },
      execArgv: [],
    });
    const late = setTimeout(() => end({ problem: 'too-big' }), PATIENCE_MS);
    const end = (reading: SheetReading) => {
      clearTimeout(late);
      settle(reading);
      void worker.terminate();
    };
    worker.once('message', (reading: SheetReading) => end(reading));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end({ problem: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-big' : 'unreadable' }),
    );
  });
}
