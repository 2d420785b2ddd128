import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../catalogue.ts';
import { choices } from '../choice.ts';
import { locales } from '../languages.ts';
import { findings } from './findings.ts';
import { codeOfHouse } from './house.ts';
import { productSources } from './sources.ts';

const RU = { 'a.hello': 'Привет, {name}', 'a.bye': 'Пока' };
const EN = { 'a.hello': 'Hello {name}', 'a.bye': 'Bye' };
const use = (key: string, given: string[] | null = []) => ({ key, given, where: 'here' });
const USES = [use('a.hello', ['name']), use('a.bye')];

interface Given {
  ru?: Record<string, string>;
  en?: Record<string, string>;
  uses?: typeof USES;
  strings?: string[];
}

function check({ ru = RU, en = EN, uses = USES, strings = [] }: Given): string[] {
  const catalogues = new Map([
    ['ru', new Map(Object.entries(ru))],
    ['en', new Map(Object.entries(en))],
  ]);
  return findings(
    catalogues,
    { uses, strings: new Set(strings) },
    { 'a.pick': { among: ['a.hello', 'a.bye'] } },
  );
}

describe('the check of texts', () => {
  it('is content when everything fits', () => {
    expect(check({})).toEqual([]);
  });

  it.each<[string, Given, string]>([
    ['a key in one language only', { en: { 'a.bye': 'Bye' } }, 'en: a.hello is missing'],
    ['other blanks in the other language', { en: { ...EN, 'a.hello': 'Hello {who}' } }, 'en has {who}'],
    ['an unused key', { uses: [USES[0]!] }, 'a.bye is used nowhere'],
    ['a key that nobody wrote', { uses: [...USES, use('a.thanks')] }, 'ru: a.thanks is missing (here)'],
    ['a blank that the code does not fill', { uses: [use('a.hello'), USES[1]!] }, 'wants {name}'],
    ['a composed key of no known kind', { uses: [...USES, use('b.*')] }, 'b.* stands for no known key'],
    ['a message that cannot be read', { ru: { ...RU, 'a.bye': 'Пока {' } }, 'ru: a.bye cannot be read'],
    ['an empty message', { ru: { ...RU, 'a.bye': ' ' } }, 'ru: a.bye is empty'],
    [
      'a button too long for a phone',
      { ru: { ...RU, 'a.button.x': 'Отправить уведомление клиенту' }, en: { ...EN, 'a.button.x': 'Tell' } },
      'ru: a.button.x is too long',
    ],
  ])('finds %s', (_, given, finding) => {
    expect(check(given).join('\n')).toContain(finding);
  });

  it('takes a choice for all the messages it may become', () => {
    expect(check({ uses: [use('a.pick')] })).toEqual([]);
  });

  it('takes a key that stands in a list for used, and blanks it cannot see for filled', () => {
    expect(check({ uses: [use('a.hello', null)], strings: ['a.bye'] })).toEqual([]);
  });
});

describe('the texts of the house', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const code = codeOfHouse(productSources(root));

  it('all fit the code', () => {
    const catalogues = new Map(locales.map((locale) => [locale, readCatalogue(locale)]));
    expect(findings(catalogues, code, choices)).toEqual([]);
  });

  it('would be missed one by one', () => {
    const [first, ...others] = [...readCatalogue('ru')];
    const catalogues = new Map([['ru', new Map(others)]]);
    expect(findings(catalogues, code, choices).some((finding) => finding.includes(first?.[0] ?? '—'))).toBe(
      true,
    );
  });
});
