import type { ContentTable, TableCell } from 'pdfmake';
import type { SaidLine, SaidSection } from '../../core/documents/paper.ts';
import { GREY, mayFillPage, RULES, titleRow } from './look.ts';
import { register } from './register.ts';

const LABEL_WIDTH = 140;

/** A section: title, labels and values side by side, then its table. The title stands over whichever comes first. */
export function section({ title, rows, table }: SaidSection): ContentTable[] {
  const blocks = blocksOf(rows);
  const tables = [
    ...blocks.map((block, index) => twoColumns(block, index === 0 ? title : undefined)),
    ...(table === undefined ? [] : [register(table, blocks.length === 0 ? title : undefined)]),
  ];
  return tables.map((one, index) => ({ ...one, margin: [0, 0, 0, index + 1 === tables.length ? 14 : 8] }));
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

function twoColumns(lines: SaidLine[], title: string | undefined): ContentTable {
  const whole = !lines.some(({ value }) => mayFillPage(value));
  const heads = title === undefined ? [] : [titleRow(title, 2)];
  return {
    layout: RULES,
    table: {
      widths: [LABEL_WIDTH, '*'],
      headerRows: heads.length,
      keepWithHeaderRows: whole ? heads.length : 0,
      dontBreakRows: whole,
      body: [...heads, ...lines.map(row)],
    },
  };
}

function row({ label, value }: SaidLine): TableCell[] {
  return label === undefined ? [{ text: value, colSpan: 2 }, {}] : [{ text: label, color: GREY }, value];
}
