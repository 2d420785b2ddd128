import type { CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';

/** For what is read last: labels, captions, the page's number. */
export const GREY = '#5f6368';

/** Points at the left, top, right and bottom of a page; the left is wider, to be filed. */
export const MARGINS: [number, number, number, number] = [56, 48, 42, 52];

/** Light rules between the rows, nothing at the sides. */
export const RULES: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => '#d0d4d9',
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: (column, node) => (column + 1 === node.table.widths?.length ? 0 : 6),
  paddingTop: () => 3,
  paddingBottom: () => 2,
};

/** The title of a section, as a row over `columns` columns: it goes with the rows below it and over the page. */
export function titleRow(title: string, columns: number): TableCell[] {
  const cell = { text: title, bold: true, fontSize: 10.5, colSpan: columns, margin: [0, 2, 0, 1] as const };
  return [{ ...cell, margin: [...cell.margin] }, ...Array.from({ length: columns - 1 }, () => ({}))];
}

/** Whether a text may fill a page and more: then its row has to be let fall apart. */
export function mayFillPage(text: string): boolean {
  return text.length > 1500 || text.split('\n').length > 25;
}
