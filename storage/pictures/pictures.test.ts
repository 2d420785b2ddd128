import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { fontFiles } from '../documents/fonts.ts';
import { CanvasPictures } from './canvas-pictures.ts';
import { layOutFunnel } from './funnel-layout.ts';
import { cut, type Mark, type Measure } from './marks.ts';
import { busy, quiet } from './testing/funnels.ts';

interface Place {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const context = createCanvas(1, 1).getContext('2d');
const measure: Measure = (text, size, isBold) => {
  context.font = `${size}px "${isBold ? 'Test Bold' : 'Test Normal'}"`;
  return context.measureText(text).width;
};

/** Where words lie, from the top of the tallest letter to the bottom of the lowest. */
function placeOf(mark: Extract<Mark, { kind: 'words' }>): Place {
  const { text, x, y, align, size, bold } = mark;
  const width = measure(text, size, bold === true);
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25 };
}

function overlaps(one: Place, other: Place): boolean {
  const across = one.left < other.right && other.left < one.right;
  return across && one.top < other.bottom && other.top < one.bottom;
}

const words = (marks: Mark[]) =>
  marks.filter((mark) => mark.kind === 'words').filter(({ text }) => text !== '');
const boxes = (marks: Mark[]) => marks.filter((mark) => mark.kind === 'box');

describe('the picture of the funnel', () => {
  beforeAll(() => {
    const { normal, bold } = fontFiles();
    GlobalFonts.registerFromPath(normal, 'Test Normal');
    GlobalFonts.registerFromPath(bold, 'Test Bold');
  });

  const tiresome = {
    ...busy,
    title: busy.title.repeat(9),
    parts: busy.parts.map(({ name, steps }) => ({
      name: name.repeat(9),
      steps: steps.map((step) => ({
        ...step,
        name: step.name.repeat(9),
        n: 99_999,
        sum: '9'.repeat(80),
        age: '9'.repeat(80),
      })),
    })),
    ways: {
      title: 'Щ'.repeat(200),
      steps: busy.ways.steps.map((way) => ({ ...way, name: way.name.repeat(9) })),
    },
  };

  it.each([
    ['busy', busy],
    ['quiet', quiet],
    ['of the longest words', tiresome],
  ])('%s: no words lie on others or out of the picture', (_, funnel) => {
    const { width, height, marks } = layOutFunnel(funnel, measure);
    const places = words(marks).map(placeOf);
    for (const [n, place] of places.entries()) {
      expect(place.left, place.text).toBeGreaterThanOrEqual(0);
      expect(place.right, place.text).toBeLessThanOrEqual(width);
      expect(place.bottom, place.text).toBeLessThanOrEqual(height);
      for (const other of places.slice(n + 1))
        expect(overlaps(place, other), `${place.text} / ${other.text}`).toBe(false);
    }
  });

  it('no bar lies under the words of its row', () => {
    const { marks } = layOutFunnel(tiresome, measure);
    const bars = boxes(marks).filter(({ height }) => height < 100);
    for (const { x, y, width, height } of bars)
      for (const place of words(marks).map(placeOf))
        expect(overlaps(place, { text: '', left: x, right: x + width, top: y, bottom: y + height })).toBe(
          false,
        );
  });

  it('bars are as long as their numbers, in the colour of their part; what is late stands out', () => {
    const { marks } = layOutFunnel(busy, measure);
    const bars = boxes(marks).filter(({ fill, height }) => height < 100 && fill !== '#f1f4f8');
    const steps = busy.parts.flatMap((part) => part.steps).filter(({ n }) => n > 0);
    expect(bars).toHaveLength(steps.length);
    const longest = Math.max(...bars.map(({ width }) => width));
    for (const [at, { n }] of steps.entries())
      expect((bars[at]?.width ?? 0) / longest).toBeCloseTo(Math.max(n / 12, 16 / longest), 1);
    expect(new Set(bars.map(({ fill }) => fill)).size).toBe(2);
    const late = words(marks).filter(({ fill }) => fill === '#d6453d');
    expect(late.map(({ text }) => text)).toEqual(['6 дней', '4 дня', '11 дней', '7 дней']);
  });

  it('is a PNG that a phone shows whole, the same each time', async () => {
    const pictures = new CanvasPictures();
    const png = await pictures.funnel(busy);
    const image = await loadImage(Buffer.from(png));
    expect(image.width).toBe(1080);
    expect(image.height).toBeLessThan(1500);
    expect(Buffer.from(await pictures.funnel(busy)).equals(Buffer.from(png))).toBe(true);
    expect(png.length).toBeLessThan(400_000);
  });

  it('an empty funnel says so, without rows', async () => {
    const { marks } = layOutFunnel(quiet, measure);
    expect(words(marks).map(({ text }) => text)).toContain('Открытых сделок нет.');
    expect(words(marks)).toHaveLength(4);
  });
});

describe('words that are cut', () => {
  const letters = (text: string) => [...text].length;
  it.each([
    ['short enough', 'Закуп', 5, 'Закуп'],
    ['too long', 'Подготовка КП', 8, 'Подгото…'],
    ['at a space', 'Счёт и спецификация', 8, 'Счёт и…'],
    ['no room at all', 'Закуп', 0, ''],
  ])('%s', (_, text, width, expected) => {
    expect(cut(text, width, letters)).toBe(expected);
  });
});
