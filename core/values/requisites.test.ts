import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountChecks, innChecks, ogrnChecks } from './check-digits.ts';
import { companyKey, parseCompanyName } from './company-name.ts';
import { parsePlate } from './plate.ts';
import { parseAccount, parseBic, parseInn, parseKpp, parseOgrn } from './requisites.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const tenDigits = [...'0123456789'];

describe('requisites', () => {
  it.each([
    [parseInn, '7707083893'],
    [parseInn, '500100732259'],
    [parseOgrn, '1027700132195'],
    [parseOgrn, '304500116000157'],
    [parseKpp, '773601001'],
    [parseKpp, '7736AB001'],
    [parseBic, '044525225'],
  ])('%o takes %s', (parse, value) => {
    expect(parse(value)).toEqual({ ok: true, value });
  });

  it.each([
    ['ИНН 7707083893', '7707083893'],
    ['7707 0838 93', '7707083893'],
    ['７７０７０８３８９３', '7707083893'],
  ])('%s is the INN %s', (text, value) => {
    expect(parseInn(text)).toEqual({ ok: true, value });
  });

  it.each([
    [parseInn, '7707083894', 'check-digit'],
    [parseInn, '0000000000', 'check-digit'],
    [parseInn, '000000000000', 'check-digit'],
    [parseInn, '770708389', 'wrong-length'],
    [parseInn, '77O7083893', 'not-digits'],
    [parseInn, '-7707083893', 'not-digits'],
    [parseInn, '', 'empty'],
    [parseInn, '🏢', 'emoji'],
    [parseOgrn, '1027700132196', 'check-digit'],
    [parseOgrn, '0000000000000', 'check-digit'],
    [parseKpp, '77360100', 'wrong-length'],
    [parseKpp, '77360100Ж', 'not-understood'],
    [parseKpp, '000000000', 'not-understood'],
    [parseBic, '944525225', 'no-such-bic'],
    [parseBic, '44525225', 'wrong-length'],
  ])('%o refuses %j: %s', (parse, text, problem) => {
    expect(parse(text)).toMatchObject({ ok: false, problem });
  });

  it('knows whose INN it asks for', () => {
    expect(parseInn('7707083893', { of: 'person' })).toMatchObject({ problem: 'wrong-length' });
    expect(parseInn('500100732259', { of: 'company' })).toMatchObject({ problem: 'wrong-length' });
  });

  it('checks a correspondent account against its bank', () => {
    const bank = { bic: '044525225', kind: 'correspondent' } as const;
    expect(parseAccount('30101 810 4 00000000225', bank).ok).toBe(true);
    expect(parseAccount('30101810500000000225', bank)).toMatchObject({ problem: 'check-digit' });
    expect(parseAccount('30101810400000000225', { ...bank, bic: 'нет' })).toMatchObject({
      problem: 'check-digit',
    });
  });

  it('lets just one check digit through', () => {
    const passing = (make: (digit: string) => string, check: (number: string) => boolean) =>
      tenDigits.filter((digit) => check(make(digit))).length;
    fc.assert(
      fc.property(digits(9), digits(12), digits(19), digits(7), (inn, ogrn, account, bank) => {
        expect(passing((digit) => inn + digit, innChecks)).toBe(1);
        expect(passing((digit) => ogrn + digit, ogrnChecks)).toBe(1);
        const keyed = (digit: string) => account.slice(0, 8) + digit + account.slice(8);
        expect(passing(keyed, (number) => accountChecks(number, `04${bank}`, 'settlement'))).toBe(1);
      }),
    );
  });
});

describe('company names', () => {
  it.each([
    ['ООО  «Ёлка-Транс» ', 'ООО «Ёлка-Транс»'],
    ['ИП\u00a0Иванов И.И.', 'ИП Иванов И.И.'],
    ['1С', '1С'],
    ['Acme® Ltd.', 'Acme® Ltd.'],
  ])('%j is %s', (text, value) => {
    expect(parseCompanyName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['«»', 'no-letters'],
    ['ООО 🚚', 'emoji'],
    ['а'.repeat(201), 'too-long'],
    ['ООО\u0007', 'control-characters'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseCompanyName(text)).toMatchObject({ ok: false, problem });
  });

  it.each([
    ['ООО «Ёлка-Транс»', 'елка транс, ооо'],
    ['Общество с ограниченной ответственностью "Ромашка"', 'ООО Ромашка'],
    ['ACME Ltd.', 'Acme'],
  ])('%s and %s are one company', (a, b) => {
    expect(companyKey(a)).toBe(companyKey(b));
  });

  it.each([
    ['ООО Ромашка', 'ООО Ромашка-2'],
    ['АО', 'ЗАО'],
  ])('%s and %s are two', (a, b) => {
    expect(companyKey(a)).not.toBe(companyKey(b));
  });
});

describe('parsePlate', () => {
  it.each([
    ['а123вс 777', 'vehicle', 'А123ВС777'],
    ['A123BC 77', 'vehicle', 'А123ВС77'],
    ['к 456 ор/97 RUS', 'vehicle', 'К456ОР97'],
    ['ав1234 77', 'trailer', 'АВ123477'],
    ['AB 1234 177', 'trailer', 'АВ1234177'],
    ['AB 1234-7', 'foreign', 'AB12347'],
    ['АВ 1234-7', 'foreign', 'AB12347'],
    ['WX 12345', 'foreign', 'WX12345'],
    ['123 ABC 02', 'foreign', '123ABC02'],
  ])('%s is a %s %s', (text, kind, number) => {
    expect(parsePlate(text)).toEqual({ ok: true, value: { kind, number } });
  });

  it.each([
    ['а123жж77', 'wrong-letters'],
    ['A123VS 777', 'wrong-letters'],
    ['а000аа77', 'no-such-plate'],
    ['а123вс00', 'no-such-plate'],
    ['123', 'not-a-plate'],
    ['газель', 'wrong-letters'],
    ['-5', 'not-a-plate'],
    ['', 'empty'],
    ['🚛', 'emoji'],
    ['1'.repeat(41), 'too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parsePlate(text)).toMatchObject({ ok: false, problem });
  });
});
