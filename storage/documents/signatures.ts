import type { Content, Rule } from 'pdfmake';
import type { SaidPaper } from '../../core/documents/paper.ts';
import { GREY } from './look.ts';

/** Signatures side by side, two in a row; all of them stay on one page. */
export function signatureBlock({ signatures, signHere }: SaidPaper): Content[] {
  if (signatures.length === 0) return [];
  const pairs = signatures.flatMap((_, at) => (at % 2 === 0 ? [signatures.slice(at, at + 2)] : []));
  const rows = pairs.map(
    ([left = '', right]): Content => ({
      columns: [one(left, signHere), right === undefined ? { text: '' } : one(right, signHere)],
      columnGap: 32,
      margin: [0, 16, 0, 0],
    }),
  );
  return [{ stack: rows, unbreakable: true }];
}

function one(signature: string, { signature: here, name, stamp }: SaidPaper['signHere']): Content {
  const [role = '', ...who] = signature.split('\n');
  const caption = { fontSize: 7.5, color: GREY, alignment: 'center' as const };
  return {
    stack: [
      { text: role, bold: true },
      { text: who.join('\n') },
      {
        columns: [rule(90), { text: '/', width: 10, alignment: 'center', margin: [0, -10, 0, 0] }, rule(115)],
        margin: [0, 34, 0, 0],
      },
      {
        columns: [
          { ...caption, text: here, width: 90 },
          { text: '', width: 10 },
          { ...caption, text: name, width: 115 },
        ],
        margin: [0, 2, 0, 0],
      },
      { text: stamp, fontSize: 7.5, color: GREY, margin: [0, 6, 0, 0] },
    ],
  };
}

function rule(width: number): Rule {
  return {
    width,
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: GREY }],
  };
}
