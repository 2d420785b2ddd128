import { describe, expect, it } from 'vitest';
import { parseFleet } from './fleet.ts';
import { isOnLane, laneWords, parseLanes } from './lanes.ts';

describe('lanes in the carrier’s own words', () => {
  const lane = (from: string, to: string) => ({ from, to });

  it.each([
    ['Казань – Пермь', [lane('Татарстан', 'Пермский край')]],
    ['казань-пермь', [lane('Татарстан', 'Пермский край')]],
    ['Санкт-Петербург-Ростов-на-Дону', [lane('Санкт-Петербург', 'Ростовская область')]],
    ['Москва -> СЗФО; вся Россия — Татарстан', [lane('Москва', 'СЗФО'), lane('РФ', 'Татарстан')]],
    ['Казань – Пермь и обратно', [lane('Татарстан', 'Пермский край'), lane('Пермский край', 'Татарстан')]],
    ['Казань – Пермь, Набережные Челны – Пермь', [lane('Татарстан', 'Пермский край')]],
  ])('%s', (typed, value) => expect(parseLanes(typed)).toEqual({ value }));

  it.each(['', 'Казань', 'Казань – Тридевятое', '🚚', '- -', '=1+1'])('%j is asked for anew', (typed) =>
    expect(parseLanes(typed)).toHaveProperty('problem'),
  );

  it('are read back as they are shown', () => {
    const lanes = [lane('СЗФО', 'РФ'), lane('Москва', 'Пермский край')];
    expect(parseLanes(lanes.map(laneWords).join('; '))).toEqual({ value: lanes });
  });

  it('take in every town of their regions', () => {
    expect(isOnLane(lane('Татарстан', 'УФО'), { from: 'Набережные Челны', to: 'Тюмень' })).toBe(true);
    expect(isOnLane(lane('Татарстан', 'УФО'), { from: 'Тюмень', to: 'Казань' })).toBe(false);
    expect(isOnLane(lane('РФ', 'РФ'), { from: 'Село Никакое', to: 'Казань' })).toBe(false);
  });
});

describe('trucks without plates', () => {
  it.each([
    ['5 тентов 20 т', [{ body: 'tent', count: 5, tonnage: 20_000 }]],
    [
      '3 рефа по 1,5 т, борт',
      [
        { body: 'refrigerator', count: 3, tonnage: 1500 },
        { body: 'board', count: 1 },
      ],
    ],
    [
      '5 curtain-siders 20 t, Open-sided',
      [
        { body: 'tent', count: 5, tonnage: 20_000 },
        { body: 'board', count: 1 },
      ],
    ],
    ['2 шт тралы до 40', [{ body: 'lowbed', count: 2, tonnage: 40_000 }]],
  ])('%s', (typed, value) => expect(parseFleet(typed)).toEqual({ value }));

  it.each(['', '5', 'ракета', '0 тентов', '5 тентов много', '🚚'])('%j is asked for anew', (typed) =>
    expect(parseFleet(typed)).toHaveProperty('problem'),
  );
});
