import type { SaidFunnel, SaidStep } from '../../../core/funnel/picture.ts';

const step = (name: string, n: number, sum: string, age: string, isLate = false): SaidStep => ({
  name,
  n,
  sum,
  age,
  isLate,
});

const heads = { sum: 'сумма', age: 'возраст' };

/** A busy company's funnel, with a name and a sum that are too long for their columns. */
export const busy: SaidFunnel = {
  title: 'Сделки в работе: 34',
  note: 'Все сделки · 24 ноября 2026 · 48,2 млн ₽',
  heads,
  parts: [
    {
      name: 'Воронка продаж',
      steps: [
        step('Новая заявка', 6, '2,1 млн ₽', '3 дня'),
        step('Есть на складе', 2, '840 тыс. ₽', '1 день'),
        step('Закуп', 5, '3,4 млн ₽', '6 дней', true),
        step('Подготовка КП', 4, '5,2 млн ₽', '2 дня'),
        step('На согласовании у директора', 3, '9,7 млн ₽', '4 дня', true),
        step('КП отправлено', 9, 'разные валюты', '11 дней', true),
        step('Доработка КП', 1, '310 тыс. ₽', 'сегодня'),
        step('Выставить счёт', 1, '1,1 млн ₽', '1 день'),
        step('Счёт и спецификация: ждём оплату клиента', 12, '1,2 млрд ₽', '123 дня'),
        step('Отсрочка платежа', 0, '', ''),
        step('Закрываем документы', 2, '1,4 млн ₽', '7 дней', true),
      ],
    },
    {
      name: 'Воронка логистики',
      steps: [
        step('Ждём поставку', 3, '2,2 млн ₽', '9 дней'),
        step('Товар на нашем складе', 1, '640 тыс. ₽', '2 дня'),
        step('Доставка', 2, '1,9 млн ₽', '5 дней'),
        step('Товар на складе', 0, '', ''),
      ],
    },
  ],
  ways: {
    title: 'Сделки за 90 дней: докуда дошли, % от прошлого шага',
    steps: [
      { name: 'Заявка', n: 120, share: '100 %' },
      { name: 'КП отправлено', n: 84, share: '70 %' },
      { name: 'Согласие', n: 41, share: '49 %' },
      { name: 'Оплата', n: 33, share: '80 %' },
      { name: 'Успех', n: 29, share: '88 %' },
    ],
  },
};

/** Nothing to show yet. */
export const quiet: SaidFunnel = {
  ...busy,
  title: 'Сделки в работе: 0',
  note: 'Мои сделки · 24 ноября 2026',
  parts: busy.parts.map(({ name, steps }) => ({
    name,
    steps: steps.map((one) => ({ ...one, n: 0, sum: '', age: '', isLate: false })),
  })),
  ways: { title: '', steps: [] },
  empty: 'Открытых сделок нет.\nНовую заводит кнопка «Новая сделка».',
};
