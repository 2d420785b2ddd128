import { z } from 'zod';
import { COLUMNS, type Column } from '../carrier/sheet.ts';
import type { By, FactRule, FactsOf } from '../process.ts';

export const UNREADABLE = ['unreadable', 'too-big', 'too-many-rows', 'no-columns'] as const;
const PROBLEMS = [...UNREADABLE, 'asker-gone'] as const;

const n = z.int().min(0);
const columns = COLUMNS.map(({ key }) => key) as [Column, ...Column[]];

/** Cells that were not understood: the row as the table counts it; `text` is a key where it needs no blanks. */
const fault = z.object({ row: z.int().min(1), column: z.enum(columns), text: z.string().optional() });
export type Fault = z.infer<typeof fault>;

/** A row that the book would not take; `text` is a key where it needs no blanks. */
const refused = z.object({ row: z.int().min(1), text: z.string().optional() });
export type Refused = z.infer<typeof refused>;

/** What has come of the rows so far. */
const tally = z.object({ written: n, failed: n, refused: z.array(refused).max(10) });
export type Tally = z.infer<typeof tally>;

/** Rows by what they would do. */
const counts = z.object({ fresh: n, changed: n, same: n, failed: n });
export type Counts = z.infer<typeof counts>;

export interface CarrierImport {
  /** Who asked for it. */
  by?: string;
  file: string;
  counts?: Counts;
  /** The first of the faults; all of them are in the result. */
  faults: Fault[];
  /** The same table with what is wrong beside each row (a file's id). */
  result?: string | undefined;
  /** Rows that are written, of all; a restart goes on from here. */
  done: number;
  /** What came of those rows. */
  tally?: Tally | undefined;
  problem?: string;
}

const OWN: By[] = ['own:logistician', 'own:head', 'head'];
const CARAVAN: By[] = ['caravan'];

/** Every fact of an import of the carrier book: what it holds and who may bring it about. */
export const facts = {
  importAsked: { data: z.object({ file: z.string() }), by: ['logistician', 'head'] },
  importFailed: { data: z.object({ problem: z.enum(PROBLEMS) }), by: CARAVAN },
  importRead: {
    data: z.object({ counts, faults: z.array(fault).max(10), result: z.string().optional() }),
    by: CARAVAN,
  },
  importConfirmed: { data: z.object({}), by: OWN },
  importDropped: { data: z.object({}), by: OWN },
  rowsWritten: { data: z.object({ done: n, of: n, tally: tally.optional() }), by: CARAVAN },
  importFinished: { data: z.object({ written: n, tally: tally.optional() }), by: CARAVAN },
} satisfies Record<string, FactRule<CarrierImport>>;

export type ImportFact = FactsOf<typeof facts>;
