import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { exportCarriers } from '../../core/imports/carrier-export.ts';
import type { Carrier } from '../../core/processes/carrier/context.ts';
import { XlsxSheets } from '../../storage/sheets/xlsx-sheets.ts';
import { freshInn } from '../builders/inn.ts';
import { type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

const LONG = { timeout: 60_000 };
const HEADING = [
  'ИНН',
  'Название',
  'Город',
  'Контакт',
  'Телефон',
  'Парк',
  'Направления',
  'Полис',
  'Полис до',
  'Страховщик',
  'Сумма страховки',
];
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the carrier book as a table', () => {
  const sheets = new XlsxSheets();
  const inn = freshInn();
  let company: Company;
  let igor: Talker;

  beforeAll(async () => {
    company = await openCompany();
    igor = company.colleague('logistician');
  }, 60_000);
  afterAll(() => company?.close());

  const row = (inn: string, phone = '8 912 000-11-22') => [
    inn,
    'ООО «Ветер»',
    'Казань',
    'Олег Сидоров',
    phone,
    '5 тентов 20 т',
    'Казань – Пермь',
    'СМР-1',
    '31.12.2027',
    'Щит',
    '5 млн',
  ];
  const carrier = async (inn: string) => (await company.caravan.cases.load(`c${inn}`))?.context as Carrier;

  async function sends(rows: string[][], who = igor) {
    await who.type('/carriers');
    await who.press('carriers.import');
    await who.hears('carrier-import.ask.new.files');
    const bytes = await sheets.write('Перевозчики', rows);
    await who.send('document', { filename: 'Перевозчики.xlsx', mime: MIME, bytes });
    await who.press('form.done');
    await company.settle();
  }

  it('is judged row by row, and what is right is written once it is confirmed', LONG, async () => {
    await sends([HEADING, row(inn), row('7707083894')]);
    await igor.hears('Новых: 1, изменится: 0, без изменений: 0, с ошибками: 1.');
    const summary = igor.heard.map(wordsOf).findLast((words) => words.includes('Новых: 1')) ?? '';
    expect(summary).toContain('Строка 3: ИНН.');
    expect(await carrier(inn)).toBeUndefined();
    await igor.press('carrier-import.button.importConfirmed', 'Новых: 1');
    await igor.sees('Перевозчики загружены: 1 строка. 1 строка с ошибкой пропущена.');
    const { name, fleet, lanes, insurance, contacts } = await carrier(inn);
    expect({ name, fleet, lanes, policy: insurance?.number, sum: insurance?.sum?.minor }).toEqual({
      name: 'ООО «Ветер»',
      fleet: [{ body: 'tent', count: 5, tonnage: 20_000 }],
      lanes: [{ from: 'Татарстан', to: 'Пермский край' }],
      policy: 'СМР-1',
      sum: 500_000_000,
    });
    const [oleg] = await company.caravan.ports.people.many(contacts);
    expect(oleg).toMatchObject({ name: 'Олег Сидоров', phone: '+79120001122' });
  });

  it('comes again without doing anything', LONG, async () => {
    const before = (await company.caravan.cases.history(`c${inn}`)).length;
    await sends([HEADING, row(inn)]);
    await igor.hears('carrier-import.notice.nothing', { summary: '' });
    expect((await company.caravan.cases.history(`c${inn}`)).length).toBe(before);
  });

  it('changes of a known carrier only what the row says otherwise', LONG, async () => {
    await sends([HEADING, [inn, 'ООО «Шторм»']]);
    await igor.press('carrier-import.button.importConfirmed', 'изменится: 1');
    await vi.waitFor(
      async () => expect(await carrier(inn)).toMatchObject({ name: 'ООО «Шторм»', city: 'Казань' }),
      { timeout: 15_000 },
    );
  });

  it('goes out and comes back without a change', LONG, async () => {
    await igor.type('/carriers');
    await igor.press('carriers.export');
    await igor.sees('carriers.exportReady');
    expect(igor.heard.some((message) => message.document !== undefined)).toBe(true);
    const { ports } = company.caravan;
    const bytes = await ports.files.bytes(await exportCarriers(ports, 'test', false));
    const reading = await sheets.read(bytes!, { rows: 100 });
    if ('problem' in reading) throw new Error(reading.problem);
    expect(reading.rows[0]).toEqual(HEADING);
    await sends(reading.rows);
    await igor.hears('изменится: 0');
  });

  it('rows that name one person make it once', LONG, async () => {
    const inns = Array.from({ length: 8 }, freshInn);
    await sends([HEADING, ...inns.map((inn) => row(inn, '8 912 000-33-44'))]);
    await igor.press('carrier-import.button.importConfirmed', 'Новых: 8');
    await igor.sees('Перевозчики загружены: 8 строк.');
    const contacts = await Promise.all(inns.map(async (inn) => (await carrier(inn)).contacts));
    expect(new Set(contacts.flat()).size).toBe(1);
    const [person] = await company.caravan.ports.people.many(contacts[0] ?? []);
    expect(person?.memberships.map(({ partyId }) => partyId).toSorted()).toEqual(
      inns.map((inn) => `c${inn}`).toSorted(),
    );
  });

  it('that is none is refused in words, and nothing is written', LONG, async () => {
    await sends([
      ['a', 'b'],
      ['1', '2'],
    ]);
    await igor.hears('carrier-import.problem.noColumns');
  });

  it('is given to nobody who may not change the book', LONG, async () => {
    const vera = company.colleague('accountant');
    await vera.type('/carriers');
    await vera.hears('carriers.hint');
    const last = vera.heard.at(-1)!;
    expect(JSON.stringify(last)).not.toContain(vera.words('carriers.import'));
  });
});
