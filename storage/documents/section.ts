import type { TableBlock, TableCell } from 'pdfmake';
import type { SaidLine, SaidSection } from '../../core/documents/paper.ts';
import { GREY, mayFillPage, PADDING, RULES, titleRow, WIDTH } from './look.ts';
import { register } from './register.ts';

/** A width in points does not yield to a long word: the word is broken instead. */
const WIDTHS = [130, WIDTH - 130 - 2 * PADDING];

/** Letters in a line of a value. */
const LETTERS = 60;

/** A section: title, labels and values side by side, then its table. The title stands over whichever comes first. */
export function section({ title, rows, table }: SaidSection): TableBlock[] {
  const blocks = blocksOf(rows);
  const tables = [
    ...blocks.map((block, index) => twoColumns(block, index === 0 ? title : undefined)),
    ...(table === undefined ? [] : [register(table, blocks.length === 0 ? title : undefined)]),
  ];
  return tables.map((one, index) => ({ ...one, margin: [0, 0, 0, index + 1 === tables.length ? 9 : 5] }));
}

/** Rows parted at the gaps. */
function blocksOf(rows: SaidSection['rows']): SaidLine[][] {
  const blocks: SaidLine[][] = [[]];
  for (const row of rows) {
    if (row === 'gap') blocks.push([]);
    else blocks.at(-1)?.push(row);
  }
  return blocks.filter((block) => block.length > 0);
}

function twoColumns(lines: SaidLine[], title: string | undefined): TableBlock {
  const whole = !lines.some(({ value }) => mayFillPage(value, LETTERS));
  const heads = title === undefined ? [] : [titleRow(title, 2)];
  return {
    layout: RULES,
    table: {
      widths: WIDTHS,
      headerRows: heads.length,
      keepWithHeaderRows: whole ? heads.length : 0,
      dontBreakRows: whole,
      body: [...heads, ...lines.map(row)],
    },
  };
}

function row({ label, value }: SaidLine): TableCell[] {
  return label === undefined
    ? [{ text: value, colSpan: 2 }, {}]
    : [{ text: label, color: GREY }, { text: value }];
}
