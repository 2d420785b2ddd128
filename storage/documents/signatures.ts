import type { Columns, Content, Rule, TextBlock } from 'pdfmake';
import type { SaidPaper } from '../../core/documents/paper.ts';
import { GREY, WIDTH } from './look.ts';

/** Points of the line for the signature, of what parts the two, and of the line for the name. */
const LINES = [90, 10, 115] as const;

/** Points between two signatures. */
const GAP = 32;

type SignHere = SaidPaper['signHere'];

/** Signatures side by side, two in a row; all of them stay on one page. */
export function signatureBlock({ signatures, signHere }: SaidPaper): Content[] {
  if (signatures.length === 0) return [];
  const pairs = signatures.flatMap((_, at) => (at % 2 === 0 ? [signatures.slice(at, at + 2)] : []));
  const rows = pairs.flatMap((pair) => [
    sideBySide(pair.map(signatory), 16),
    sideBySide(
      pair.map(() => lines(signHere)),
      30,
    ),
  ]);
  return [{ stack: rows, unbreakable: true }];
}

/** One or two, each as wide as half the page. */
function sideBySide(halves: Content[], above: number): Columns {
  // A width in points does not yield to a long word.
  const columns = halves.map((half): Content => ({ stack: [half], width: (WIDTH - GAP) / 2 }));
  return { columns, columnGap: GAP, margin: [0, above, 0, 0] };
}

function signatory(signature: string): Content {
  const [role = '', ...who] = signature.split('\n');
  return { stack: [{ text: role, bold: true }, { text: who.join('\n') }] };
}

function lines({ signature, name, stamp }: SignHere): Content {
  const [first, between, second] = LINES;
  const caption = (text: string, width: number): TextBlock => ({ text, width, alignment: 'center' });
  const slash: TextBlock = { text: '/', width: between, alignment: 'center', margin: [0, -10, 0, 0] };
  // The gap of the columns around would be inherited.
  const row = (columns: Content[]): Columns => ({ columns, columnGap: 0 });
  return {
    stack: [
      row([rule(first), slash, rule(second)]),
      {
        ...row([caption(signature, first), { text: '', width: between }, caption(name, second)]),
        fontSize: 7.5,
        color: GREY,
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
