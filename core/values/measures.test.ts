import { describe, expect, it } from 'vitest';
import { parseDimensions } from './dimensions.ts';
import { parseInteger, parseNumber } from './number.ts';
import { parsePlaces } from './places.ts';
import { parseTemperature } from './temperature.ts';
import { parseVolume } from './volume.ts';
import { parseWeight } from './weight.ts';

describe('parseWeight', () => {
  it.each([
    ['20 т', 20_000],
    ['20т', 20_000],
    ['20т.', 20_000],
    ['1,5 тонны', 1500],
    ['1,500 т', 1500],
    ['20 tons', 20_000],
    ['800 кг', 800],
    ['20 000 кг', 20_000],
    ['20.000 кг', 20_000],
    ['18 542,3 кг', 18_542.3],
    ['около 20 тонн', 20_000],
    ['20', 20_000],
    ['99,5', 99_500],
    ['100', 100],
    ['20 000', 20_000],
    ['２０ т', 20_000],
  ])('%s is %d kg', (text, value) => {
    expect(parseWeight(text, { bareTonnesUnder: 100 })).toEqual({ ok: true, value });
  });

  it('takes a bare number for kilograms unless told', () => {
    expect(parseWeight('20')).toEqual({ ok: true, value: 20 });
  });

  it.each([
    ['-5 т', 'negative'],
    ['0', 'zero'],
    ['0,0000001 т', 'too-small'],
    ['99999999999999999999 т', 'too-big'],
    ['20 пудов', 'unknown-unit'],
    ['20 тонн на двоих', 'unknown-unit'],
    ['1e9', 'unknown-unit'],
    ['2 0 т', 'not-understood'],
    ['много', 'not-understood'],
    ['', 'empty'],
    ['20 т 🚛', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseWeight(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parseVolume', () => {
  it.each([
    ['82', 82],
    ['82 м3', 82],
    ['82 м³', 82],
    ['82 куба', 82],
    ['82 куб.м.', 82],
    ['82 куб. м', 82],
    ['82 м. куб.', 82],
    ['86,5 кубов', 86.5],
    ['82 cbm', 82],
    ['500 л', 0.5],
  ])('%s is %d m³', (text, value) => {
    expect(parseVolume(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['82 км', 'unknown-unit'],
    ['-1', 'negative'],
    ['1000000', 'too-big'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseVolume(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parsePlaces', () => {
  it.each([
    ['33 палеты', 33, 'pallet'],
    ['33 паллета', 33, 'pallet'],
    ['33 европаллеты', 33, 'pallet'],
    ['20 мест', 20, 'place'],
    ['20', 20, 'place'],
    ['1 200 коробок', 1200, 'box'],
    ['5 биг-бэгов', 5, 'big-bag'],
    ['40 мешков', 40, 'bag'],
    ['33 pallets', 33, 'pallet'],
  ])('%s is %i of %s', (text, count, kind) => {
    expect(parsePlaces(text)).toEqual({ ok: true, value: { count, kind } });
  });

  it.each([
    ['1,5 палеты', 'not-whole'],
    ['-3', 'negative'],
    ['0 мест', 'zero'],
    ['9999999999', 'too-big'],
    ['10 бегемотов', 'unknown-package'],
    ['палеты', 'not-understood'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parsePlaces(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parseDimensions', () => {
  it.each([
    ['13,6×2,45×2,7', [13.6, 2.45, 2.7]],
    ['13.6x2.45x2.7 м', [13.6, 2.45, 2.7]],
    ['13,6 х 2,45 х 2,7м', [13.6, 2.45, 2.7]],
    ['13,6 на 2,45 на 2,7', [13.6, 2.45, 2.7]],
    ['13600*2450*2700', [13.6, 2.45, 2.7]],
    ['1360/245/270', [13.6, 2.45, 2.7]],
    ['120х80х100 см', [1.2, 0.8, 1]],
    ['120х80х100', [1.2, 0.8, 1]],
    ['1200х800х150', [1.2, 0.8, 0.15]],
    ['1м х 2м х 3м', [1, 2, 3]],
  ])('%s is %j m', (text, [length, width, height]) => {
    expect(parseDimensions(text)).toEqual({ ok: true, value: { length, width, height } });
  });

  it.each([
    ['6х2', 'three-sides-needed'],
    ['6', 'three-sides-needed'],
    ['0х1х1', 'zero'],
    ['2х-3х4', 'negative'],
    ['99999х99999х99999', 'too-big'],
    ['0,0001х1х1', 'too-small'],
    ['длинный', 'not-understood'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseDimensions(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parseTemperature', () => {
  it.each([
    ['+2..+6', 2, 6],
    ['+2…+6', 2, 6],
    ['+2°С...+6°С', 2, 6],
    ['2-6', 2, 6],
    ['+2/+6', 2, 6],
    ['+2 +6', 2, 6],
    ['от +2 до +6 градусов', 2, 6],
    ['от -18 до -20', -20, -18],
    ['-18 - -20', -20, -18],
    ['от -5 до +5', -5, 5],
    ['-18', -18, -18],
    ['−18', -18, -18],
    ['минус 18', -18, -18],
    ['+4', 4, 4],
    ['0', 0, 0],
  ])('%s is from %d to %d', (text, min, max) => {
    expect(parseTemperature(text)).toEqual({ ok: true, value: { controlled: true, min, max } });
  });

  it.each(['не нужен', 'нет', 'не требуется', 'без режима', '-', 'no'])('%s is none', (text) => {
    expect(parseTemperature(text)).toEqual({ ok: true, value: { controlled: false } });
  });

  it.each([
    ['-18-20', 'ambiguous'],
    ['1000', 'out-of-range'],
    ['-99', 'out-of-range'],
    ['холодно', 'not-understood'],
    ['🥶', 'emoji'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseTemperature(text)).toMatchObject({ ok: false, problem });
  });
});

describe('numbers', () => {
  it.each([
    ['1 500', 1500],
    ['1,5', 1.5],
    ['1.234.567', 1_234_567],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['-3', {}, 'negative'],
    ['5', { min: 10 }, 'too-small'],
    ['50', { max: 10 }, 'too-big'],
    ['1,2345', {}, 'too-precise'],
    ['1e5', {}, 'not-a-number'],
    ['Infinity', {}, 'not-a-number'],
    ['٣', {}, 'not-a-number'],
  ])('%s within %j is refused: %s', (text, context, problem) => {
    expect(parseNumber(text, context)).toMatchObject({ ok: false, problem });
  });

  it('may be negative when told, and whole', () => {
    expect(parseNumber('-3', { min: -10 })).toEqual({ ok: true, value: -3 });
    expect(parseInteger('1.200')).toEqual({ ok: true, value: 1200 });
    expect(parseInteger('3,5')).toMatchObject({ problem: 'too-precise' });
  });

  it('may be followed by what is counted when told', () => {
    const unit = /^дней$/;
    expect(parseInteger('30 дней', { unit })).toEqual({ ok: true, value: 30 });
    expect(parseInteger('30', { unit })).toEqual({ ok: true, value: 30 });
    expect(parseInteger('30 тонн', { unit })).toMatchObject({ problem: 'not-a-number' });
    expect(parseInteger('30 дней')).toMatchObject({ problem: 'not-a-number' });
  });
});
