import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../core/people/party.ts';
import { PartySearch } from './party-search.ts';

const NAMES: [id: string, name: string, inn: string, city: string, number?: string][] = [
  ['romashka', 'ООО «Ромашка»', '7701234567', 'Москва', 'К-17/2026'],
  ['yolka', 'АО "Ёлка-Транс"', '7812345670', 'Санкт-Петербург', 'К-18/2026'],
  ['vektor', 'ООО «Вектор Логистик»', '5401234567', 'Новосибирск'],
  ['petrov', 'ИП Петров Сергей Иванович', '540112345678', 'Томск'],
  ['horns', 'ООО «Рога и копыта»', '6612345678', 'Екатеринбург'],
  ['chernozem', 'ПАО «Чернозёмье»', '3612345678', 'Воронеж'],
  ['schuka', 'ООО "Щука"', '7612345678', 'Ярославль'],
  ['dhl', 'DHL Freight GmbH', '7712345678', 'Химки'],
  ['stroy', 'Общество с ограниченной ответственностью «Стройдеталь»', '7723456789', 'Москва'],
];

const parties: Party[] = NAMES.map(([id, name, inn, city, number]) => ({
  id,
  kind: 'client',
  name,
  inn,
  city,
  ...(number === undefined ? {} : { number }),
  stage: 'working',
  updatedAt: '2026-11-21T10:00:00.000Z',
}));

const index = new PartySearch();
await index.rebuild(parties);

function search(text: string): string[] {
  return index.find('client', text, 10);
}

describe('looking for a company', () => {
  it.each([
    ['as it is written', 'ООО «Ромашка»', 'romashka'],
    ['without its legal form', 'ромашка', 'romashka'],
    ['with the legal form behind', 'Ромашка ООО', 'romashka'],
    ['with the legal form spelt out', 'общество с ограниченной ответственностью ромашка', 'romashka'],
    ['spelt out in the directory', 'ООО Стройдеталь', 'stroy'],
    ['by its beginning', 'рома', 'romashka'],
    ['е for ё', 'елка', 'yolka'],
    ['ё for е', 'вёктор', 'vektor'],
    ['hyphen left out', 'елка транс', 'yolka'],
    ['written together', 'елкатранс', 'yolka'],
    ['other quotes', '„Щука“', 'schuka'],
    ['a wrong letter', 'рамашка', 'romashka'],
    ['a missing letter', 'ромшка', 'romashka'],
    ['a doubled letter', 'векторр', 'vektor'],
    ['letters swapped', 'вкетор', 'vektor'],
    ['in Latin letters', 'romashka', 'romashka'],
    ['in Latin letters of another school', 'Schuka', 'schuka'],
    ['in Latin letters, ё as yo', 'yolka', 'yolka'],
    ['in Latin letters, legal form too', 'OOO Chernozemye', 'chernozem'],
    ['Latin keyboard on', 'hjvfirf', 'romashka'],
    ['Latin keyboard on, in capitals', 'HJVFIRF', 'romashka'],
    ['Latin keyboard on, with the legal form', 'jjj hjvfirf', 'romashka'],
    ['Latin keyboard on, letters on its punctuation keys', 'xthyjptvmt', 'chernozem'],
    ['Russian keyboard on', 'врд', 'dhl'],
    ['words in another order', 'логистик вектор', 'vektor'],
    ['name and city', 'вектор новосибирск', 'vektor'],
    ['a word between left out', 'рога копыта', 'horns'],
    ['surname of an entrepreneur', 'ип петров', 'petrov'],
    ['INN', '7701234567', 'romashka'],
    ['beginning of the INN', '7812', 'yolka'],
    ['INN named so', 'ИНН 7812345670', 'yolka'],
    ['register number', 'К-17/2026', 'romashka'],
    ['beginning of the register number', 'к-17', 'romashka'],
    ['register number without signs', 'к172026', 'romashka'],
    ['register number, keyboard in the other layout', 'r-18', 'yolka'],
  ])('%s: %s', (_, typed, expected) => {
    expect(search(typed)[0]).toBe(expected);
  });

  it('puts what was meant exactly before what is merely like it', async () => {
    const index = new PartySearch();
    const like = (id: string, name: string): Party => ({ ...(parties[0] as Party), id, name });
    await index.rebuild([
      like('a', 'ООО Ректор'),
      like('b', 'ООО Векторный анализ'),
      like('c', 'ООО Вектор'),
    ]);
    expect(index.find('client', 'вектор', 10)).toEqual(['c', 'b', 'a']);
  });

  it.each([
    [''],
    ['   '],
    ['«»'],
    ['ооо'],
    ['???'],
    ['.'],
    ['ывф'],
    ['о'],
    ['и'],
    ['qwerty'],
    ['йцукен'],
    ['абракадабра'],
    ['99999'],
    ['7701234568'],
  ])('finds nothing for %j', (typed) => {
    expect(search(typed)).toEqual([]);
  });

  it('finds next to nothing for random letters', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'бвгджзйклмнпрстфхцчшщ'),
      minLength: 6,
      maxLength: 12,
    });
    const found = fc.sample(letters, 1000).filter((typed) => search(typed).length > 0);
    // In the other keyboard layout one may come within a slip of a short name.
    expect(found.length).toBeLessThan(5);
  });

  it('never breaks on what people paste', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void search(typed)));
  });

  it('keeps clients and carriers apart', async () => {
    const index = new PartySearch();
    await index.rebuild([{ ...(parties[0] as Party), kind: 'carrier' }]);
    expect(index.find('client', 'ромашка', 10)).toEqual([]);
    expect(index.find('carrier', 'ромашка', 10)).toEqual(['romashka']);
  });

  it('knows a company by its new name only, once renamed', async () => {
    const index = new PartySearch();
    await index.rebuild(parties);
    index.put({ ...(parties[0] as Party), name: 'ООО «Одуванчик»' });
    expect(index.find('client', 'одуванчик', 10)).toEqual(['romashka']);
    expect(index.find('client', 'ромашка', 10)).toEqual([]);
  });

  it('gives no more than asked for', () => {
    expect(search('москва')).toHaveLength(2);
    expect(index.find('client', 'москва', 1)).toHaveLength(1);
  });
});
