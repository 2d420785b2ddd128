import { expect, it } from 'vitest';
import { widthsOf } from './widths.ts';

const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0);

it('a short column has what it needs, the long ones share the rest', () => {
  const [number, route, cargo] = widthsOf([4, 60, 30], 5, 500);
  expect(number).toBe(20);
  expect(route).toBeCloseTo(320);
  expect(cargo).toBeCloseTo(160);
});

it('short columns alone are stretched over the whole width', () => {
  expect(widthsOf([4, 6], 5, 500)).toEqual([200, 300]);
});

it('where nearly nothing is left for the long ones, all give way', () => {
  const widths = widthsOf([...Array.from({ length: 8 }, () => 14), 60], 5, 500);
  expect(sum(widths)).toBeCloseTo(500);
  expect(widths[8]).toBeGreaterThan(100);
});

it('one endless text takes no more than its share', () => {
  expect(widthsOf([2000, 60], 5, 500)).toEqual([250, 250]);
});
