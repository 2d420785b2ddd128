import { describe, expect, it } from 'vitest';
import { parseEmail } from './email.ts';
import { parsePersonName } from './person-name.ts';
import { parsePhone } from './phone.ts';

describe('parsePhone', () => {
  it.each([
    ['8 (912) 345-67-89', '+79123456789'],
    ['+7 912 345-67-89', '+79123456789'],
    ['89123456789', '+79123456789'],
    ['9123456789', '+79123456789'],
    ['８９１２３４５６７８９', '+79123456789'],
    ['тел. 8-912-345-67-89', '+79123456789'],
    ['495 123-45-67', '+74951234567'],
    ['8 800 555-35-35', '+78005553535'],
    ['+375 29 123 45 67', '+375291234567'],
    ['+86 138 1234 5678', '+8613812345678'],
  ])('%s is %s', (text, e164) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { e164 } });
  });

  it.each(['доб. 12', 'доб 12', ', доб.12', 'ext 12', '(доб. 12)', 'вн. 12'])(
    'knows an extension: %s',
    (tail) => {
      const value = { e164: '+74951234567', extension: '12' };
      expect(parsePhone(`8 (495) 123-45-67 ${tail}`)).toEqual({ ok: true, value });
    },
  );

  it.each([
    ['12345', 'too-few-digits'],
    ['1'.repeat(17), 'too-many-digits'],
    ['+7 000 000-00-00', 'no-such-phone'],
    ['-5', 'not-a-phone'],
    ['позвоните мне', 'not-a-phone'],
    ['', 'empty'],
    ['📞', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parsePhone(text)).toMatchObject({ ok: false, problem });
  });

  it('may have to be mobile, or of another country', () => {
    expect(parsePhone('8 495 123-45-67', { mobileOnly: true })).toMatchObject({ problem: 'not-mobile' });
    expect(parsePhone('8 912 345-67-89', { mobileOnly: true }).ok).toBe(true);
    expect(parsePhone('29 123 45 67', { country: 'BY' })).toMatchObject({ value: { e164: '+375291234567' } });
  });
});

describe('parseEmail', () => {
  it.each([
    [' sales@company.ru ', 'sales@company.ru'],
    ['Ivan.Petrov@Mail.RU', 'Ivan.Petrov@mail.ru'],
    ['<a@b.ru>', 'a@b.ru'],
    ['mailto:a@b.ru', 'a@b.ru'],
    ['a@b.ru.', 'a@b.ru'],
  ])('%j is %s', (text, value) => {
    expect(parseEmail(text)).toEqual({ ok: true, value });
  });

  it('flags Cyrillic letters and offers what was meant', () => {
    expect(parseEmail('sаles@сompany.ru')).toEqual({
      ok: false,
      problem: 'cyrillic-letters',
      hint: { suggestion: 'sales@company.ru' },
    });
    expect(parseEmail('продажи@company.ru')).toEqual({ ok: false, problem: 'cyrillic-letters' });
  });

  it.each([
    ['company.ru', 'not-an-email'],
    ['a@b', 'not-an-email'],
    ['a b@c.ru', 'not-an-email'],
    ['a@b.ru, c@d.ru', 'not-an-email'],
    ['', 'empty'],
    ['😀@b.ru', 'emoji'],
    [`${'a'.repeat(250)}@b.ru`, 'too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseEmail(text)).toMatchObject({ ok: false, problem });
  });
});

describe('parsePersonName', () => {
  it.each([
    ['Иван Петров', 'Иван Петров'],
    ['  Иван \u00a0 Петров ', 'Иван Петров'],
    ['Салтыков-Щедрин М. Е.', 'Салтыков-Щедрин М. Е.'],
    ["О'Нил", "О'Нил"],
    ['Людовик 14', 'Людовик 14'],
    ['<b>Иван</b>', '<b>Иван</b>'],
    ['李明', '李明'],
  ])('%j is %s', (text, value) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['\u200b', 'empty'],
    ['а'.repeat(121), 'too-long'],
    ['Иван\nПетров', 'control-characters'],
    ['Иван\u202eвортеП', 'control-characters'],
    ['Иван 😀', 'emoji'],
    ['🇷🇺', 'emoji'],
    ['89123456789', 'digits-only'],
    ['-5', 'digits-only'],
    ['---', 'no-letters'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parsePersonName(text)).toMatchObject({ ok: false, problem });
  });
});
