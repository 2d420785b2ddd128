import type { Margins, TableCell, TableLayout } from 'pdfmake';

/** For what is read last: labels, captions, the page's number. */
export const GREY = '#5f6368';

/** The left one is wider, to be filed. */
export const MARGINS: Margins = [56, 44, 42, 50];

/** Points between the margins of an A4 page. */
export const WIDTH = 497;

/** Points at each side of a cell; none at the sides of the table. */
export const PADDING = 6;

/** Light rules between the rows, a darker one under the head, nothing at the sides. */
export const RULES: TableLayout = {
  hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : 0.5),
  hLineColor: (line, { table }) => (line === table.headerRows ? '#80868b' : '#d5d8dc'),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : PADDING),
  paddingRight: (column, { table }) => (column + 1 === table.widths.length ? 0 : PADDING),
  paddingTop: () => 2.5,
  paddingBottom: () => 1.5,
};

/** The title of a section, as a row over `columns` columns: it goes with the rows below it and over the page. */
export function titleRow(title: string, columns: number): TableCell[] {
  const cell: TableCell = { text: title, bold: true, fontSize: 10, colSpan: columns };
  return [cell, ...Array.from({ length: columns - 1 }, () => ({}))];
}

/** Whether a text may be longer than a page in lines of so many letters: then its row has to be let fall apart. */
export function mayFillPage(text: string, letters: number): boolean {
  const lines = text.split('\n').map((line) => Math.ceil(line.length / letters));
  return lines.reduce((sum, n) => sum + n, 0) > 30;
}
