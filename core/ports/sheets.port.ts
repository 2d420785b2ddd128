export type SheetReading =
  /** The first sheet: the words of every cell, days as `31.12.2027`. */
  { rows: string[][] } | { problem: 'unreadable' | 'too-big' | 'too-many-rows' };

/** Tables as files (XLSX). */
export interface Sheets {
  /** Reads a table of at most `rows` rows; never throws for what the file holds. */
  read(bytes: Uint8Array, most: { rows: number }): Promise<SheetReading>;
  /** Cells are words and nothing else: none of them is ever taken for a formula. */
  write(name: string, rows: string[][]): Promise<Uint8Array>;
}
