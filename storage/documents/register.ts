import type { ContentTable, TableCell } from 'pdfmake/interfaces.js';
import type { SaidSection } from '../../core/documents/paper.ts';
import { mayFillPage, RULES, titleRow } from './look.ts';

const FIGURE = /^[\d\s.,%+−-]+\p{Sc}?$/u;

/** As many letters may stand in a column without being broken. */
const SHORT = 16;

/** Rows under a head that comes again on every page; figures stand at the right. */
export function register(
  { head, rows }: NonNullable<SaidSection['table']>,
  title: string | undefined,
): ContentTable {
  const columns = head.map((_, column) => rows.map((row) => row[column] ?? ''));
  const figures = columns.map((cells) => cells.length > 0 && cells.every((cell) => FIGURE.test(cell)));
  const whole = !rows.flat().some(mayFillPage);
  const cellsOf = (texts: string[], bold: boolean): TableCell[] =>
    head.map((_, column) => ({
      text: texts[column] ?? '',
      bold,
      alignment: figures[column] === true ? 'right' : 'left',
    }));
  const heads = [...(title === undefined ? [] : [titleRow(title, head.length)]), cellsOf(head, true)];
  return {
    fontSize: 8.5,
    layout: RULES,
    table: {
      widths: widthsOf(columns),
      headerRows: heads.length,
      keepWithHeaderRows: whole ? 1 : 0,
      dontBreakRows: whole,
      body: [...heads, ...rows.map((row) => cellsOf(row, false))],
    },
  };
}

/** Short columns are as wide as they need, long ones share the rest; where all are short, the first takes it. */
function widthsOf(columns: string[][]): ('auto' | '*')[] {
  const widths = columns.map((cells) => (cells.every((cell) => cell.length <= SHORT) ? 'auto' : '*'));
  return widths.includes('*') ? widths : widths.map((width, column) => (column === 0 ? '*' : width));
}
