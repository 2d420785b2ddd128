import type { SaidFunnel, SaidStep } from '../../core/funnel/picture.ts';
import { cut, type Drawing, type Mark, type Measure } from './marks.ts';

/** Messengers show a photo of up to 1280 pixels as it is: so large, everything can be read on a phone. */
const WIDTH = 1080;
const SIDE = 48;
const ROW = 57;
const BAR = 36;

/** Columns: the name from the left side, the bar and its number, sum and age up to their right edges. */
const BARS_FROM = 400;
const BARS_WIDE = 200;
const SUM_TO = 890;
const AGE_TO = WIDTH - SIDE;
const GAP = 16;

const INK = '#1f2937';
const GREY = '#6b7280';
const TRACK = '#f1f4f8';
const LATE = '#d6453d';
const PARTS = ['#2f6fde', '#159570'] as const;

type Words = Extract<Mark, { kind: 'words' }>;

/** Lays a funnel out: bars by step in the colour of their part, numbers beside them, the way of all deals below. */
export function layOutFunnel(funnel: SaidFunnel, measure: Measure): Drawing {
  const marks: Mark[] = [];
  const words = (mark: Omit<Words, 'kind'>, width: number) => {
    const text = cut(mark.text, width, (one) => measure(one, mark.size, mark.bold === true));
    marks.push({ kind: 'words', ...mark, text });
  };
  const inner = WIDTH - 2 * SIDE;
  words({ text: funnel.title, x: SIDE, y: 78, align: 'left', size: 44, fill: INK, bold: true }, inner);
  words({ text: funnel.note, x: SIDE, y: 122, align: 'left', size: 27, fill: GREY }, inner);

  if (funnel.empty !== undefined) return { width: WIDTH, height: ghost(marks, words, funnel.empty), marks };
  const most = Math.max(1, ...funnel.parts.flatMap(({ steps }) => steps.map(({ n }) => n)));
  let y = 150;
  for (const [at, part] of funnel.parts.entries()) {
    const fill = PARTS[at % PARTS.length] ?? INK;
    head(words, part.name, fill, y, at === 0 ? funnel.heads : undefined);
    y += 56;
    for (const step of part.steps) {
      row(marks, words, step, { y, fill, most });
      y += ROW;
    }
    y += 10;
  }
  const { steps } = funnel.ways;
  const end = steps.length === 0 ? y : ways(marks, words, funnel.ways, y + 14);
  return { width: WIDTH, height: end + 30, marks };
}

type Say = (mark: Omit<Words, 'kind'>, width: number) => void;

function head(
  words: Say,
  name: string,
  fill: string,
  y: number,
  heads: { sum: string; age: string } | undefined,
): void {
  words(
    { text: name, x: SIDE, y: y + 36, align: 'left', size: 27, fill, bold: true },
    BARS_FROM + 200 - SIDE,
  );
  if (heads === undefined) return;
  words({ text: heads.sum, x: SUM_TO, y: y + 36, align: 'right', size: 24, fill: GREY }, 170);
  words({ text: heads.age, x: AGE_TO, y: y + 36, align: 'right', size: 24, fill: GREY }, 130);
}

function row(
  marks: Mark[],
  words: Say,
  { name, n, sum, age, isLate }: SaidStep,
  { y, fill, most }: { y: number; fill: string; most: number },
): void {
  const base = y + 38;
  const ink = n === 0 ? GREY : INK;
  words({ text: name, x: SIDE, y: base, align: 'left', size: 28, fill: ink }, BARS_FROM - GAP - SIDE);
  const box = { kind: 'box' as const, x: BARS_FROM, y: y + (ROW - BAR) / 2, height: BAR, radius: 8 };
  marks.push({ ...box, width: BARS_WIDE, fill: TRACK });
  if (n > 0) marks.push({ ...box, width: Math.max(16, Math.round((BARS_WIDE * n) / most)), fill });
  const beside = BARS_FROM + BARS_WIDE + GAP;
  words({ text: String(n), x: beside, y: base, align: 'left', size: 29, fill: ink, bold: true }, 70);
  words({ text: sum, x: SUM_TO, y: base, align: 'right', size: 26, fill: ink }, SUM_TO - beside - 70 - GAP);
  const aged = isLate ? { fill: LATE, bold: true as const } : { fill: GREY };
  words({ text: age, x: AGE_TO, y: base, align: 'right', size: 26, ...aged }, AGE_TO - SUM_TO - GAP);
}

/** Where the deals of late have come to: a box a milestone, each with its part of the one before. */
function ways(marks: Mark[], words: Say, { title, steps }: SaidFunnel['ways'], top: number): number {
  const inner = WIDTH - 2 * SIDE;
  words({ text: title, x: SIDE, y: top + 26, align: 'left', size: 27, fill: INK, bold: true }, inner);
  const wide = (inner - GAP * (steps.length - 1)) / steps.length;
  const y = top + 48;
  for (const [at, { name, n, share }] of steps.entries()) {
    const x = SIDE + at * (wide + GAP);
    const middle = { x: x + wide / 2, align: 'center' as const };
    marks.push({ kind: 'box', x, y, width: wide, height: 136, fill: TRACK, radius: 14 });
    words({ ...middle, text: name, y: y + 36, size: 22, fill: GREY }, wide - 16);
    words({ ...middle, text: String(n), y: y + 84, size: 38, fill: INK, bold: true }, wide - 16);
    words({ ...middle, text: share, y: y + 118, size: 24, fill: PARTS[0] }, wide - 16);
  }
  return y + 136;
}

/** A funnel that nothing has come into yet, and below it what is said of that; gives the height. */
function ghost(marks: Mark[], words: Say, empty: string): number {
  for (const [at, width] of [760, 600, 440, 280].entries())
    marks.push({
      kind: 'box',
      x: (WIDTH - width) / 2,
      y: 190 + at * 72,
      width,
      height: 52,
      fill: TRACK,
      radius: 12,
    });
  for (const [at, text] of empty.split('\n').entries())
    words({ text, x: WIDTH / 2, y: 540 + at * 46, align: 'center', size: 32, fill: GREY }, WIDTH - 2 * SIDE);
  return 660;
}
