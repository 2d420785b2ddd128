import { describe, expect, it } from 'vitest';
import { ANYWHERE, covers, findPlace } from './place.ts';

describe('a place as a carrier names it', () => {
  it.each([
    ['Казань', 'Татарстан'],
    ['казнь', 'Татарстан'],
    ['Татарстан', 'Татарстан'],
    ['Пермский край', 'Пермский край'],
    ['мурманская обл', 'Мурманская область'],
    ['Свердл. обл', 'Свердловская область'],
    ['Москва', 'Москва'],
    ['московская область', 'Московская область'],
    ['сзфо', 'СЗФО'],
    ['вся Россия', ANYWHERE],
    ['Беларусь', 'Беларусь'],
  ])('%s is %s', (typed, place) => expect(findPlace(typed)).toBe(place));

  it.each(['', 'абракадабра', '🚚', '=1+1', '12'])('%j is none', (typed) =>
    expect(findPlace(typed)).toBeUndefined(),
  );

  it('takes in its regions; a capital goes with what lies around it', () => {
    expect(covers('СЗФО', 'Карелия')).toBe(true);
    expect(covers('СЗФО', 'Татарстан')).toBe(false);
    expect(covers(ANYWHERE, 'Татарстан')).toBe(true);
    expect(covers(ANYWHERE, 'Беларусь')).toBe(false);
    expect(covers('Москва', 'Московская область')).toBe(true);
    expect(covers('Татарстан', 'Пермский край')).toBe(false);
  });
});
