import { describe, expect, it } from 'vitest';
import { cityById, listedCities } from './cities.ts';
import { citySchema } from './city.ts';
import { findCity } from './find-city.ts';

const found = (text: string) => {
  const match = findCity(text);
  return 'ok' in match ? match.ok.id : match.suggestions.map(({ id }) => id);
};

describe('findCity', () => {
  it.each([
    ['москва', 'ru-mow-moscow'],
    ['г. Москва', 'ru-mow-moscow'],
    ['г.Москва', 'ru-mow-moscow'],
    ['МСК', 'ru-mow-moscow'],
    ['vjcrdf', 'ru-mow-moscow'],
    ['ьщысщц', 'ru-mow-moscow'],
    ['Moskva', 'ru-mow-moscow'],
    ['масква', 'ru-mow-moscow'],
    ['мсоква', 'ru-mow-moscow'],
    ['спб', 'ru-spe-saint-petersburg'],
    ['Питер', 'ru-spe-saint-petersburg'],
    ['Санкт Петербург', 'ru-spe-saint-petersburg'],
    ['екб', 'ru-sve-yekaterinburg'],
    ['екатиринбург', 'ru-sve-yekaterinburg'],
    ['Ekaterinburg', 'ru-sve-yekaterinburg'],
    ['нск', 'ru-nvs-novosibirsk'],
    ['орёл', 'ru-orl-oryol'],
    ['Орел', 'ru-orl-oryol'],
    ['Ростов на Дону', 'ru-ros-rostov-on-don'],
    ['Nizhnij Tagil', 'ru-sve-nizhny-tagil'],
    ['наб. челны', 'ru-ta-naberezhnye-chelny'],
    ['Тольяти', 'ru-sam-tolyatti'],
    ['Манчжурия', 'cn-manzhouli'],
    ['забайкальск', 'ru-zab-zabaykalsk'],
    ['Łódź', 'pl-lodz'],
    ['Кировск Мурманская обл.', 'ru-mur-kirovsk'],
    ['Ленинградская область, г. Кировск', 'ru-len-kirovsk'],
    ['Троицк (Челябинская)', 'ru-che-troitsk'],
    ['Подольск МО', 'ru-mos-podolsk'],
    ['Хоргос Китай', 'cn-khorgos'],
    ['Армавир, Россия', 'ru-kda-armavir'],
  ])('%s is %s', (text, id) => {
    expect(found(text)).toBe(id);
  });

  it.each([
    ['Кировск', ['ru-len-kirovsk', 'ru-mur-kirovsk']],
    ['Благовещенск', ['ru-amu-blagoveshchensk', 'ru-ba-blagoveshchensk']],
    ['Ростов', ['ru-ros-rostov-on-don', 'ru-yar-rostov-veliky']],
    ['Железногорск', ['ru-krs-zheleznogorsk', 'ru-kya-zheleznogorsk']],
  ])('%s may be any of %j', (text, ids) => {
    expect(found(text)).toEqual(expect.arrayContaining(ids));
    expect(found(text)).toHaveLength(ids.length);
  });

  it('does not take a village for a town with another ending', () => {
    expect(found('Кирово')).toContain('ru-kir-kirov');
  });

  it('offers what the first letters begin, at most five', () => {
    expect(found('Новоросс')).toEqual(['ru-kda-novorossiysk']);
    expect(found('Ново')).toHaveLength(5);
  });

  it.each([
    'абракадабра',
    'абракадаброво',
    'zzzzzzzzzzzzzz',
    'а б в г д е ж з и к л м н о п р с т',
    '',
    '   ',
    'ъ',
    '1',
    '😀',
    '<b>',
    '\ud800',
    '(',
    'г.',
  ])('does not know %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('says when it guessed', () => {
    expect(findCity('масква')).toMatchObject({ guessed: true });
    expect(findCity('москва')).toMatchObject({ guessed: false });
  });
});

describe('the list of towns', () => {
  const cities = listedCities.map(({ city }) => city);

  it('is long and well-formed', () => {
    expect(cities.filter(({ country }) => country === 'RU').length).toBeGreaterThan(900);
    for (const city of cities) expect(citySchema.safeParse(city).error, city.id).toBeUndefined();
  });

  it('has short ids of its own', () => {
    expect(new Set(cities.map(({ id }) => id)).size).toBe(cities.length);
    expect(Math.max(...cities.map(({ id }) => id.length))).toBeLessThanOrEqual(40);
    expect(cityById('ru-mow-moscow')?.name).toBe('Москва');
    expect(cityById('ru-mow-nowhere')).toBeUndefined();
  });

  it('finds every town by its own name and region', () => {
    for (const city of cities) {
      const match = findCity(`${city.name}, ${city.region}`);
      expect('ok' in match && match.ok.id, city.id).toBe(city.id);
    }
  });

  it('names zones that exist', () => {
    for (const zone of new Set(cities.map((city) => city.zone))) {
      expect(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone, zone).toBeTruthy();
    }
  });
});
