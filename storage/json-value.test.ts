import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, encodeJson } from './json-value.ts';

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});
const awkwardName = fc.constantFrom(
  'a.b',
  '$set',
  '$ref',
  '$id',
  '__proto__',
  'constructor',
  '_bsontype',
  '%text',
  '%',
  '\0',
  '',
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer(),
    anyText,
    fc.array(tie('value')),
    fc
      .array(fc.tuple(fc.oneof(awkwardName, anyText), tie('value')))
      .map((pairs) => Object.fromEntries(pairs)),
  ),
}));

describe('plain data on its way to the store and back', () => {
  it('comes back as it went in, whatever its fields are called', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(isDeepStrictEqual(decodeJson(encodeJson(value)), value)).toBe(true);
      }),
    );
  });

  it('has no field name on the way that a database reads as its own', () => {
    const names = (value: unknown): string[] =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([name, field]) => [
            ...(Array.isArray(value) ? [] : [name]),
            ...names(field),
          ])
        : [];
    fc.assert(
      fc.property(anything, (value) => {
        for (const name of names(encodeJson(value))) {
          expect(name).not.toMatch(/[.$\0]/);
          expect(['__proto__', 'constructor', 'prototype', '_bsontype']).not.toContain(name);
        }
      }),
    );
  });

  it('leaves out undefined fields and keeps empty objects', () => {
    expect(decodeJson(encodeJson({ a: undefined, b: {}, c: [undefined, {}] }))).toStrictEqual({
      b: {},
      c: [null, {}],
    });
  });

  it('keeps ordinary text readable in the store', () => {
    expect(encodeJson({ note: 'скидка 10 % 🚚' })).toStrictEqual({ note: 'скидка 10 % 🚚' });
  });

  it.each([[new Date(0)], [new Map()], [10n], [() => 1]])('refuses what is not plain data: %s', (value) => {
    expect(() => encodeJson({ value })).toThrow(TypeError);
  });
});
