import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, pieces } from './fit.ts';

/** Any words, with lines, entities and characters of two halves. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('🚚', 'я', '&amp;', '\n', ' '), maxLength: 200 }),
);
const isHalved = (text: string) => /\p{Surrogate}/u.test(text);

describe('words that are to fit', () => {
  it('are cut to the length, and never in the middle of a character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 75 }), (text, most) => {
        const short = cut(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(isHalved(short)).toBe(isHalved(text));
      }),
    );
    expect(cut('Москва', 6)).toBe('Москва');
    expect(cut('Москва', 5)).toBe('Моск…');
  });

  it('are parted so that nothing is lost but what parts lines, and nothing is broken', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 6, max: 75 }), (text, most) => {
        const parts = pieces(text, most);
        const solid = (one: string) => one.replace(/\s/g, '');
        expect(solid(parts.join(''))).toBe(solid(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.trim()).not.toBe('');
          expect(isHalved(part)).toBe(false);
          expect(part.replaceAll('&amp;', '')).not.toMatch(/&a|amp?;/);
        }
      }),
    );
  });
});
