import { describe, expect, it } from 'vitest';
import type { Text, TextParam } from '../core/texts/text.ts';
import { t } from '../core/texts/text.ts';
import { readCatalogue } from './catalogue.ts';
import { createTexts } from './index.ts';
import { locales } from './languages.ts';

const texts = createTexts({ zone: 'Europe/Moscow' });
const ru = (key: string, params?: Record<string, TextParam>) => plain(texts.say('ru', t(key, params)));
const en = (key: string, params?: Record<string, TextParam>) => plain(texts.say('en', t(key, params)));

/** The spaces within sums do not break; here they are written as plain ones. */
function plain(said: string): string {
  return said.replaceAll('\u00a0', ' ');
}

const at = { at: '2026-11-24T11:00:00.000Z' };
const day = (from: string, to: string, zone = 'Europe/Moscow') => ({
  from: { at: from, zone },
  to: { at: to, zone },
});

describe('sums', () => {
  it.each([
    [8_500_000, 'RUB', '85 000 ₽', '₽85,000'],
    [8_500_050, 'RUB', '85 000,50 ₽', '₽85,000.50'],
    [120_000, 'EUR', '1200 €', '€1,200'],
    [1_200_000, 'EUR', '12 000 €', '€12,000'],
  ] as const)('%d %s', (minor, currency, russian, english) => {
    expect(ru('money', { sum: { money: { minor, currency } } }).replace('1 200', '1200')).toBe(russian);
    expect(en('money', { sum: { money: { minor, currency } } })).toBe(english);
  });
});

describe('sums where there is little room', () => {
  it.each([
    [84_000_000, 'RUB', '840 тыс. ₽', '₽840k'],
    [1_240_000_000, 'RUB', '12,4 млн ₽', '₽12.4m'],
    [123_400_000_000, 'RUB', '1,2 млрд ₽', '₽1.2bn'],
    [95_000, 'EUR', '950 €', '€950'],
    [0, 'RUB', '0 ₽', '₽0'],
  ] as const)('%d %s', (minor, currency, russian, english) => {
    const sum = { money: { minor, currency }, short: true as const };
    expect(ru('money', { sum }).replaceAll('\u00a0', ' ')).toBe(russian);
    expect(en('money', { sum })).toBe(english);
  });
});

describe('moments', () => {
  it('are shown in the zone of the company', () => {
    expect(ru('reminder.soon', { case: 'А', task: 'Б', due: at })).toBe('⏰ А\nБ\nСрок: вт, 24 нояб., 14:00');
    expect(en('reminder.soon', { case: 'A', task: 'B', due: at })).toBe('⏰ A\nB\nDue: Tue, 24 Nov, 14:00');
  });

  it('are shown in a zone of their own, as a time or as a day', () => {
    const there = { ...at, zone: 'Asia/Vladivostok' };
    expect(ru('verbatim', { words: { ...there, as: 'time' } })).toBe('21:00');
    expect(ru('verbatim', { words: { ...there, as: 'day' } })).toBe('24 ноября');
    expect(ru('verbatim', { words: { at: '2026-05-01T06:05:00.000Z', as: 'time' } })).toBe('9:05');
  });

  it('keep the year where a day is meant', () => {
    expect(ru('day', { day: { day: '2026-11-25' } })).toBe('25 ноября 2026');
    expect(en('day', { day: { day: '2026-11-25' } })).toBe('25 November 2026');
  });
});

describe('what stands in one piece', () => {
  const said = (key: string, params?: Record<string, TextParam>) => texts.say('ru', t(key, params));

  it('numbers never part from their units at the end of a line', () => {
    expect(said('vat.rate', { rate: 22 })).toBe('НДС\u00a022\u00a0%');
    expect(said('weight', { kg: 20_000 })).toBe('20\u00a0т');
    expect(said('temperature', { from: 2, to: 6 })).toBe('+2…+6\u00a0°C');
  });

  it.each(locales)('nor in any text of %s', (locale) => {
    const loose = /[\d}] (?:%|кг|т|м³|°C|₽|kg|t|m³)(?![\wа-яё])/;
    expect([...readCatalogue(locale)].filter(([, words]) => loose.test(words))).toEqual([]);
  });

  it('and a moment says that it is local only where the clocks differ', () => {
    const there = (zone: string) => said('moment.local', { at: { ...at, zone } });
    expect(there('Europe/Moscow')).toBe('вт, 24 нояб., 14:00');
    expect(there('Asia/Vladivostok')).toBe('вт, 24 нояб., 21:00 по местному времени');
  });
});

describe('windows', () => {
  it.each([
    ['2026-11-24T06:00:00.000Z', '2026-11-24T15:00:00.000Z', '24 ноября, 9:00–18:00'],
    ['2026-11-24T06:00:00.000Z', '2026-11-24T06:00:00.000Z', '24 ноября, 9:00'],
    ['2026-11-23T21:00:00.000Z', '2026-11-24T20:59:00.000Z', '24 ноября, весь день'],
    ['2026-11-23T21:00:00.000Z', '2026-11-24T11:00:00.000Z', '24 ноября, до 14:00'],
    ['2026-11-24T06:00:00.000Z', '2026-11-24T20:59:00.000Z', '24 ноября, с 9:00'],
    ['2026-11-24T19:00:00.000Z', '2026-11-25T03:00:00.000Z', '24 ноября, 22:00 – 25 ноября, 6:00'],
    ['2026-11-23T21:00:00.000Z', '2026-11-25T20:59:00.000Z', '24 ноября – 25 ноября'],
  ])('%s to %s', (from, to, said) => {
    expect(ru('window', day(from, to))).toBe(said);
  });

  it('tell that the clocks of the place are others', () => {
    const window = day('2026-11-24T02:00:00.000Z', '2026-11-24T05:00:00.000Z', 'Asia/Yekaterinburg');
    expect(ru('window', window)).toBe('24 ноября, 7:00–10:00 по местному времени');
    expect(en('window', window)).toBe('24 November, 7:00–10:00 local time');
  });
});

describe('quantities', () => {
  it.each([
    ['weight', { kg: 20_000 }, '20 т', '20 t'],
    ['weight', { kg: 20_500 }, '20,5 т', '20.5 t'],
    ['weight', { kg: 800 }, '800 кг', '800 kg'],
    ['volume', { m3: 82.5 }, '82,5 м³', '82.5 m³'],
    ['temperature', { from: 2, to: 6 }, '+2…+6 °C', '+2…+6 °C'],
    ['temperature', { from: -18, to: -18 }, '-18 °C', '-18 °C'],
    ['places.pallet', { n: 1 }, '1 паллета', '1 pallet'],
    ['places.pallet', { n: 33 }, '33 паллеты', '33 pallets'],
    ['places.box', { n: 11 }, '11 коробок', '11 boxes'],
    ['places.box', { n: 1200 }, '1200 коробок', '1,200 boxes'],
    ['vat.rate', { rate: 22 }, 'НДС 22 %', 'VAT 22%'],
  ])('%s %j', (key, params, russian, english) => {
    expect(ru(key, params).replace('1 200', '1200')).toBe(russian);
    expect(en(key, params)).toBe(english);
  });
});

describe('a text', () => {
  it('is said within another one, and lists are joined', () => {
    const items = ['transport-order.loading.rear', 'transport-order.loading.top'].map(
      (key): Text => ({ key }),
    );
    expect(ru('list', { items: { list: items } })).toBe('Задняя, Верхняя');
    expect(ru('notice.outcome', { what: { text: t('yes') }, who: { text: t('role.caravan') }, at })).toBe(
      'Да — Caravan, вт, 24 нояб., 14:00',
    );
  });

  it('is never escaped or taken for markup', () => {
    expect(ru('verbatim', { words: '<b>Рога & Копыта</b> {n}' })).toBe('<b>Рога & Копыта</b> {n}');
  });

  it('has a plain wording where nothing more is known', () => {
    expect(ru('refusal.already-decided')).toBe('Это уже решено, кнопка больше не действует.');
    const known = { what: { text: t('client.fact.clientDropped') } };
    expect(ru('refusal.already-decided', known)).toBe('Уже решено. Работа с клиентом прекращена.');
  });

  it('ends without the line that was left empty', () => {
    expect(ru('client.card.lastCall', { result: { text: t('client.result.none') }, at, note: '' })).toBe(
      'Загрузок нет, вт, 24 нояб., 14:00',
    );
  });

  it('throws when the key is missing, a blank is not filled, or a person has no name yet', () => {
    expect(() => ru('no.such.key')).toThrow('no.such.key');
    expect(() => ru('client.title')).toThrow('name');
    expect(() => ru('person', { name: { person: 'p1' } })).toThrow('person');
    expect(() => ru('notice.messageReceived', { case: 'А', words: { inbox: 'i1' } })).toThrow('inbox');
  });
});
