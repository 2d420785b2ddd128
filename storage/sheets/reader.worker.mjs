import { parentPort, workerData } from 'node:worker_threads';
import { read, utils } from '@e965/xlsx';

/** A day as people write it. */
const day = (date) =>
  `${String(date.getUTCDate()).padStart(2, '0')}.${String(date.getUTCMonth() + 1).padStart(2, '0')}.${date.getUTCFullYear()}`;

/** The words of a cell; long numbers whole, formulas as what they last came to. */
function words(cell) {
  if (cell?.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (cell.t === 'd') return day(cell.v);
  const text = String(cell.v);
  // The quote that keeps a spreadsheet from taking words for a formula is no part of them.
  return /^'[=+@\-\t\r]/.test(text) ? text.slice(1) : text;
}

const { bytes, most } = workerData;
const book = read(bytes, {
  type: 'array',
  dense: true,
  sheetRows: most + 1,
  cellDates: true,
  UTC: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
});
const sheet = book.Sheets[book.SheetNames[0] ?? ''];
const ref = sheet?.['!fullref'] ?? sheet?.['!ref'];
const isLong = ref !== undefined && utils.decode_range(ref).e.r + 1 > most;
const rows = (sheet?.['!data'] ?? []).map((row) => Array.from(row ?? [], words));
parentPort?.postMessage(
  isLong ? { problem: 'too-many-rows' } : { rows: Array.from(rows, (row) => row ?? []) },
);
