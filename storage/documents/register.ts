import type { TableBlock, TableCell } from 'pdfmake';
import type { SaidSection } from '../../core/documents/paper.ts';
import { mayFillPage, PADDING, RULES, titleRow, WIDTH } from './look.ts';
import { widthsOf } from './widths.ts';

const FIGURE = /^[−-]?\p{Sc}?\d[\d\s,]*([.,]\d+)?\s?[\p{Sc}%]?$/u;

const FONT_SIZE = 8.5;

/** Points of a letter, capitals and figures among them. */
const LETTER = 5.1;

/** How much wider the letters of the head are. */
const BOLD = 1.2;

/** Letters in the narrowest column that holds words. */
const NARROW = 10;

/** Rows under a head that comes again on every page; figures stand at the right. */
export function register(
  { head, rows }: NonNullable<SaidSection['table']>,
  title: string | undefined,
): TableBlock {
  const columns = head.map((_, column) => rows.map((row) => row[column] ?? ''));
  const figures = columns.map((cells) => cells.length > 0 && cells.every((cell) => FIGURE.test(cell)));
  const longest = columns.map((cells, column) =>
    Math.max(lettersOf(head[column] ?? '') * BOLD, ...cells.map(lettersOf)),
  );
  const whole = !rows.flat().some((text) => mayFillPage(text, NARROW));
  const cellsOf = (texts: string[], bold: boolean): TableCell[] =>
    head.map((_, column) => ({
      text: texts[column] ?? '',
      bold,
      alignment: figures[column] === true ? 'right' : 'left',
    }));
  const heads = [...(title === undefined ? [] : [titleRow(title, head.length)]), cellsOf(head, true)];
  return {
    fontSize: FONT_SIZE,
    layout: RULES,
    table: {
      widths: widthsOf(longest, LETTER, WIDTH - 2 * PADDING * (head.length - 1)),
      headerRows: heads.length,
      keepWithHeaderRows: whole && rows.length > 0 ? 1 : 0,
      dontBreakRows: whole,
      body: [...heads, ...rows.map((row) => cellsOf(row, false))],
    },
  };
}

function lettersOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
