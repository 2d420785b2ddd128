import { describe, expect, it } from 'vitest';
import { parseCity } from './city.ts';
import { parseFreeText } from './free-text.ts';
import { parseYesNo } from './yes-no.ts';

describe('parseYesNo', () => {
  it.each(['да', 'Да!', 'ок', 'ага', '+', 'yes', 'Y'])('%s is yes', (text) => {
    expect(parseYesNo(text)).toEqual({ ok: true, value: true });
  });

  it.each(['нет', 'Не надо.', '-', 'no'])('%s is no', (text) => {
    expect(parseYesNo(text)).toEqual({ ok: true, value: false });
  });

  it.each([
    ['да нет наверное', 'not-understood'],
    ['да, но не сейчас', 'not-understood'],
    ['', 'empty'],
    ['👍', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseYesNo(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parseFreeText', () => {
  it.each([
    ['  Позвонить за час  ', 'Позвонить за час'],
    ['первая\r\nвторая', 'первая\nвторая'],
    ['спасибо 👍', 'спасибо 👍'],
    ['-5', '-5'],
  ])('%j is %j', (text, value) => {
    expect(parseFreeText(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    [' \u200b\n', 'empty'],
    ['👍', 'emoji'],
    ['a\u0000b', 'control-characters'],
    ['а'.repeat(1001), 'too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseFreeText(text)).toMatchObject({ ok: false, problem });
  });

  it('keeps to the length it is told', () => {
    expect(parseFreeText('нет', { min: 10 })).toMatchObject({
      problem: 'too-short',
      hint: { min: 10, length: 3 },
    });
    expect(parseFreeText('слишком', { max: 3 })).toMatchObject({ problem: 'too-long' });
  });
});

describe('parseCity', () => {
  it('knows a town, with its zone', () => {
    expect(parseCity('екб')).toMatchObject({
      ok: true,
      value: { name: 'Екатеринбург', zone: 'Asia/Yekaterinburg' },
    });
  });

  it.each([
    [
      'Кировск',
      { problem: 'several-cities', hint: { suggestions: expect.arrayContaining(['ru-mur-kirovsk']) } },
    ],
    ['абракадабра', { problem: 'unknown-city' }],
    ['-5', { problem: 'unknown-city' }],
    ['', { problem: 'empty' }],
    ['🏙', { problem: 'emoji' }],
    ['а'.repeat(81), { problem: 'too-long' }],
  ])('%j is refused', (text, expected) => {
    expect(parseCity(text)).toMatchObject({ ok: false, ...expected });
  });
});
