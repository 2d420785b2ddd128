import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMeant, slips } from './typo.ts';

describe('slips of the finger', () => {
  it.each([
    ['romashka', 'romashka', 0],
    ['romaska', 'romashka', 1],
    ['rommashka', 'romashka', 1],
    ['ramashka', 'romashka', 1],
    ['rmoashka', 'romashka', 1],
    ['', 'alfa', 4],
  ])('%s for %s counts %i', (typed, meant, count) => {
    expect(slips(typed, meant)).toBe(count);
  });

  it('counts the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slips(a, b)).toBe(slips(b, a));
      }),
    );
  });

  it('forgives nothing in numbers and in short words', () => {
    expect(isMeant('7701', '7702')).toBe(false);
    expect(isMeant('luk', 'lak')).toBe(false);
    expect(isMeant('7701', '7701234567')).toBe(true);
  });
});
