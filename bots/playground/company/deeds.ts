import type { Fact } from '../../../core/cases/entry.ts';
import type { Person } from '../../../core/people/person.ts';
import { EXPLANATIONS } from '../../../core/processes/client/context.ts';

/** One thing that somebody of the demo company did before the newcomer came. */
export interface Deed {
  who: Person;
  process: string;
  caseId: string;
  fact: Fact;
}

const ZONES = {
  Екатеринбург: 'Asia/Yekaterinburg',
  Волгоград: 'Europe/Volgograd',
  Тула: 'Europe/Moscow',
  Архангельск: 'Europe/Moscow',
  Казань: 'Europe/Moscow',
  'Нижний Новгород': 'Europe/Moscow',
};
const city = (name: keyof typeof ZONES) => ({ name, zone: ZONES[name] });

const SIGNED = { files: ['fdemocontract'], paymentDayKind: 'banking' as const };

/** Clients that stand at the earlier stages: beside the orders, they wait for somebody to go on. */
export const OTHER_CLIENTS = ['АО «Волгахим»', 'ООО «Тульский кондитер»', 'ООО «Северный лес»'] as const;

/** How the company came to where it stands: one client at work, one at each earlier stage, two carriers. */
export function deeds(staff: Map<string, Person>, partners: Map<string, Person>, now: string): Deed[] {
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 10);
  const anna = staff.get('sales') as Person;
  const igor = staff.get('logistician') as Person;
  const marina = staff.get('logistician2') as Person;
  const oleg = staff.get('head') as Person;
  const pavel = staff.get('director') as Person;
  const id = (key: string) => (partners.get(key) as Person).id;

  const take = (inn: string, ...steps: [Person, Fact][]): Deed[] =>
    steps.map(([who, fact]) => ({ who, process: 'client', caseId: `k${inn}`, fact }));
  const opened = (inn: string, name: string, town: keyof typeof ZONES): [Person, Fact] => [
    anna,
    { type: 'clientOpened', inn, name, city: city(town) },
  ];
  const explained: [Person, Fact] = [anna, { type: 'explanationsGiven', points: [...EXPLANATIONS] }];
  const signed = (
    signedOn: string,
    paymentDays: number,
    paymentFrom: 'scan' | 'originals',
    limit?: number,
  ): [Person, Fact] => [
    anna,
    {
      type: 'contractConcluded',
      ...SIGNED,
      signedOn,
      paymentDays,
      paymentFrom,
      ...(limit === undefined
        ? {}
        : { creditLimit: { minor: limit * 100, currency: 'RUB' }, limitSetBy: pavel.id }),
    },
  ];
  const handedOver = (
    contacts: string[],
    nuances: string,
    documentRules: string,
    paymentRules: string,
  ): [Person, Fact] => [
    anna,
    { type: 'handoverFilled', nuances, contacts, platform: false, documentRules, paymentRules },
  ];

  return [
    ...take(
      '6671909966',
      opened('6671909966', 'ООО «Уралпромснаб»', 'Екатеринбург'),
      explained,
      signed(daysAgo(68), 14, 'originals', 1_500_000),
      handedOver(
        [id('client')],
        'Грузят с 8 до 16, пропуск заказывать до 15:00 накануне. Звонить Ирине, в цех не звонить. Водителям нужна спецодежда.',
        'Оригиналы ТТН и акта курьером в Екатеринбург, на имя И. Лаптевой. Скан в день выгрузки.',
        'Платят по вторникам и четвергам, счёт нужен до обеда понедельника.',
      ),
      [oleg, { type: 'logisticianAssigned', logistician: igor.id }],
      [igor, { type: 'handoverAccepted' }],
    ),
    ...take(
      '3443609132',
      opened('3443609132', 'АО «Волгахим»', 'Волгоград'),
      explained,
      signed(daysAgo(11), 20, 'scan', 800_000),
      handedOver(
        [id('client2')],
        'Груз опасный, класс 3. Водитель и машина с допуском ADR, без него на завод не пустят.',
        'Достаточно сканов, оригиналы раз в месяц пачкой.',
        'Оплата на двадцатый день от скана, сами напоминаний не любят.',
      ),
      [oleg, { type: 'logisticianAssigned', logistician: marina.id }],
    ),
    ...take('7105830160', opened('7105830160', 'ООО «Тульский кондитер»', 'Тула'), explained),
    ...take('2904613188', opened('2904613188', 'ООО «Северный лес»', 'Архангельск')),
    {
      who: igor,
      process: 'carrier',
      caseId: 'c5261815906',
      fact: {
        type: 'carrierAdded',
        name: 'ООО «Трак-Сервис»',
        inn: '5261815906',
        city: city('Нижний Новгород'),
        contacts: [id('carrier')],
      },
    },
    {
      who: igor,
      process: 'carrier',
      caseId: 'c5261815906',
      fact: { type: 'driversAdded', drivers: [id('driver')] },
    },
    {
      who: igor,
      process: 'carrier',
      caseId: 'c5261815906',
      fact: { type: 'vehiclesAdded', vehicles: [{ plate: 'А123ВС 152', body: 'tent', tonnage: 20000 }] },
    },
    {
      who: igor,
      process: 'carrier',
      caseId: 'c1650462815',
      fact: {
        type: 'carrierAdded',
        name: 'ООО «Дальний рейс»',
        inn: '1650462815',
        city: city('Казань'),
        contacts: [id('carrier2')],
      },
    },
    {
      who: igor,
      process: 'carrier',
      caseId: 'c1650462815',
      fact: { type: 'driversAdded', drivers: [id('driver2')] },
    },
    {
      who: igor,
      process: 'carrier',
      caseId: 'c1650462815',
      fact: { type: 'vehiclesAdded', vehicles: [{ plate: 'К418МН 116', body: 'tent', tonnage: 20000 }] },
    },
  ];
}
