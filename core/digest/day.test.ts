import { describe, expect, it } from 'vitest';
import { createTexts } from '../../locales/index.ts';
import { t } from '../texts/text.ts';
import { type Day, type DayStop, dayMessage, type Owed } from './day.ts';
import { trackOf } from './track.ts';

const NOW = '2026-11-25T05:30:00.000Z';
const texts = createTexts({ zone: 'Europe/Moscow' });

const stop = (change: Partial<DayStop> = {}): DayStop => ({
  caseId: 't1-1',
  title: t('verbatim', { words: 'Рейс 12/1' }),
  purpose: 'loading',
  number: '12/1',
  city: 'Казань',
  zone: 'Europe/Moscow',
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T09:00:00.000Z' },
  plate: 'А123ВС777',
  ...change,
});
const owed = (change: Partial<Owed> = {}): Owed => ({
  caseId: 'o1',
  title: t('verbatim', { words: 'Заявка № 12' }),
  stage: t('transport-order.stage.requestReceived'),
  track: 'work',
  since: '2026-11-24T08:00:00.000Z',
  due: '2026-11-24T09:00:00.000Z',
  ...change,
});
const told = (change: Partial<Day>) =>
  dayMessage({ date: '2026-11-25', now: NOW, stops: [], owed: [], ...change });
const said = (change: Partial<Day>) => texts.say('ru', told(change).text);

describe('the day of a logistician', () => {
  it('is a kind line when there is nothing', () => {
    expect(said({})).toContain('25 ноября 2026, ничего срочного');
  });

  it('tells what is loaded and unloaded, earliest first, by the clock of the place', () => {
    const later = stop({
      purpose: 'unloading',
      number: '9/1',
      city: 'Екатеринбург',
      zone: 'Asia/Yekaterinburg',
      window: { from: '2026-11-25T10:00:00.000Z', to: '2026-11-25T11:00:00.000Z' },
      plate: undefined,
    });
    expect(said({ stops: [later, stop()] })).toBe(
      [
        '☀️ Доброе утро! 25 ноября 2026',
        '',
        '🚚 Сегодня',
        'Погрузка, № 12/1: Казань, 25 ноября, 9:00–12:00. А123ВС777',
        'Выгрузка, № 9/1: Екатеринбург, 25 ноября, 15:00–16:00 по местному времени. Машины ещё нет!',
      ].join('\n'),
    );
  });

  it('tells apart what is late, what waits, papers and money', () => {
    const text = said({
      owed: [
        owed({ due: '2026-11-25T15:00:00.000Z' }),
        owed({ caseId: 'o2' }),
        owed({ caseId: 'o3', track: 'papers', owner: 'driver' }),
        owed({ caseId: 'o4', track: 'money' }),
      ],
    });
    expect(text.split('\n\n').slice(1)).toEqual([
      '⏰ Опаздывает\nЗаявка № 12. Заявка получена, срок был вт, 24 нояб., 12:00',
      '📄 Документы задерживаются\nЗаявка № 12. Заявка получена (водитель), срок был вт, 24 нояб., 12:00',
      '💰 Оплата просрочена\nЗаявка № 12. Заявка получена, срок был вт, 24 нояб., 12:00',
      '📌 Ждёт вас\nЗаявка № 12. Заявка получена, с вт, 24 нояб., 11:00',
    ]);
  });

  it('does not tell what others owe and are not late with', () => {
    expect(said({ owed: [owed({ owner: 'carrier', due: '2026-11-25T15:00:00.000Z' })] })).toContain(
      'ничего срочного',
    );
  });

  it('stays one message, however much there is', () => {
    const many = Array.from({ length: 200 }, (_, n) => owed({ caseId: `o${n}` }));
    const { text, buttons } = told({ owed: many, stops: Array.from({ length: 100 }, () => stop()) });
    expect(texts.say('ru', text).length).toBeLessThan(4000);
    expect(texts.say('ru', text)).toContain('и ещё 192');
    expect(buttons).toHaveLength(8);
  });

  it('opens each case once, what is late first, then all tasks and orders', () => {
    const { buttons } = told({ stops: [stop(), stop({ purpose: 'unloading' })], owed: [owed()] });
    expect(
      buttons.map(({ action }) => ('arg' in action ? action.arg : (action as { view: string }).view)),
    ).toEqual(['o1', 't1-1', 'tasks', 'orders']);
  });
});

describe('the track of an obligation', () => {
  it.each([
    ['trip', 'papers.note.checking', 'papers'],
    ['trip', 'search', 'work'],
    ['invoice', 'payment', 'money'],
    ['invoice', 'delivery', 'papers'],
    ['transport-order', 'settlement.payment.toInvoice', 'money'],
    ['deal', 'fulfilment.payment.due.overdue', 'money'],
    ['deal', 'fulfilment.goods.closing', 'papers'],
    ['deal', 'quoteSent', 'work'],
    ['transport-order', 'settlement.paymentless', 'work'],
    ['client', 'check', 'work'],
  ])('%s in %s is %s', (process, stage, track) => {
    expect(trackOf({ process, stage })).toBe(track);
  });
});
