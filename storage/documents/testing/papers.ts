import type { SaidPaper, SaidSection } from '../../../core/documents/paper.ts';

/** A paper with the given sections, said in Russian. */
export function paperOf(sections: SaidSection[], signatures: string[] = []): SaidPaper {
  return {
    heading: 'Договор-заявка № 12/1 от 25 ноября 2026 г.',
    date: '2026-11-25',
    sections,
    signatures,
    signHere: { signature: 'подпись', name: 'фамилия и инициалы', stamp: 'М. П.' },
    pageOf: (page, pages) => `стр. ${page} из ${pages}`,
  };
}

/** A carrier's order as it usually is: two stops, cargo, vehicle, price, two signatures. */
export const carrierOrder = paperOf(
  [
    {
      title: 'Маршрут',
      rows: [
        {
          label: 'Погрузка',
          value: 'Екатеринбург, ул. Складская, 5\nвт, 24 нояб., 9:00–12:00\nИван, +7 912 345-67-89',
        },
        'gap',
        { label: 'Выгрузка', value: 'Москва, Дмитровское шоссе, 157, терминал «Ёлка»\nчт, 26 нояб., с 9:00' },
      ],
    },
    {
      title: 'Груз',
      rows: [
        { label: 'Наименование', value: 'Керамическая плитка' },
        { label: 'Вес', value: '20 т' },
      ],
    },
    {
      title: 'Машина',
      rows: [
        { label: 'Тягач', value: 'А123ВС 196' },
        { label: 'Водитель', value: 'Ёжиков Фёдор, +7 922 111-22-33' },
      ],
    },
    {
      title: 'Оплата',
      rows: [
        { label: 'Ставка', value: '85\u00a0000,50\u00a0₽, НДС 22\u00a0%, безнал, отсрочка 10 дней' },
        { value: 'Оригиналы отправляются в течение трёх дней.' },
      ],
    },
  ],
  ['Заказчик\nООО «Караван»', 'Перевозчик\nИП Щёголев'],
);

/** A register of as many transports. */
export function registerOf(count: number): SaidPaper {
  const head = ['№', 'Заявка', 'Маршрут', 'Машина', 'Сумма'];
  const rows = Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `12-${at + 1}`,
    'Екатеринбург → Москва, Санкт-Петербург',
    'А123ВС 196',
    `${85 + at}\u00a0000\u00a0₽`,
  ]);
  return paperOf([{ title: 'Перевозки', rows: [], table: { head, rows } }], ['Исполнитель\nООО «Караван»']);
}
