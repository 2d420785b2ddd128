import type { Body } from '../../../core/processes/carrier/fleet.ts';

interface TripIdea {
  from: string;
  to: string;
  /** Days ago; its papers came `papers` days after it. */
  ago: number;
  roubles: number;
  /** Minutes after the end of the loading window. */
  late?: number;
  papers?: number;
  failed?: 'failedLoading' | 'damage';
}

/** A carrier of whom the company knows, beside the two that are in the chats. */
export interface CarrierIdea {
  inn: string;
  name: string;
  city: string;
  contact: string;
  /** Trucks by its own word: how many, which, of what tonnage in kilograms. */
  fleet: [count: number, body: Body, tonnage: number][];
  lanes: [from: string, to: string][];
  /** Days since it was written down; what is counted of it came after that. */
  since: number;
  /** Days from now until the policy ends. */
  insured?: number;
  /** The end of the policy was spoken of so many days ago. */
  askedToRenew?: number;
  trips?: TripIdea[];
  /** Minutes until its answers; `null`: it was silent. */
  answers?: (number | null)[];
  denied?: string;
}

export const CARRIERS: CarrierIdea[] = [
  {
    inn: '7898412730',
    name: 'ООО «Невский путь»',
    city: 'Санкт-Петербург',
    contact: 'Лариса Громова',
    fleet: [
      [6, 'tent', 20_000],
      [2, 'refrigerator', 20_000],
    ],
    lanes: [
      ['СЗФО', 'ЦФО'],
      ['ЦФО', 'СЗФО'],
    ],
    since: 140,
    insured: 210,
    trips: [
      { from: 'Санкт-Петербург', to: 'Москва', ago: 62, roubles: 48_000, papers: 5 },
      { from: 'Москва', to: 'Санкт-Петербург', ago: 40, roubles: 45_000, papers: 6 },
      { from: 'Санкт-Петербург', to: 'Москва', ago: 12, roubles: 51_000, papers: 4 },
    ],
    answers: [12, 8, 25],
  },
  {
    inn: '1098461920',
    name: 'ООО «Онежский рейс»',
    city: 'Петрозаводск',
    contact: 'Пётр Лосев',
    fleet: [[3, 'tent', 20_000]],
    lanes: [['СЗФО', 'РФ']],
    since: 75,
    insured: 9,
    askedToRenew: 5,
    trips: [{ from: 'Петрозаводск', to: 'Москва', ago: 33, roubles: 62_000, papers: 9 }],
    answers: [40],
  },
  {
    inn: '6098511112',
    name: 'ООО «Псковский тракт»',
    city: 'Псков',
    contact: 'Денис Чижов',
    fleet: [[2, 'tent', 20_000]],
    lanes: [['СЗФО', 'ЦФО']],
    // Its policy was over already when it came.
    since: 6,
    insured: -12,
  },
  {
    inn: '3598560306',
    name: 'ООО «Вологодские дороги»',
    city: 'Вологда',
    contact: 'Нина Рябова',
    fleet: [
      [4, 'tent', 10_000],
      [1, 'board', 20_000],
    ],
    lanes: [
      ['Вологодская область', 'СЗФО'],
      ['Вологодская область', 'ЦФО'],
    ],
    since: 50,
    insured: 120,
    answers: [null, 95],
  },
  {
    inn: '1698609495',
    name: 'ООО «Камский маршрут»',
    city: 'Набережные Челны',
    contact: 'Айрат Хасанов',
    fleet: [[8, 'tent', 20_000]],
    lanes: [
      ['ПФО', 'УФО'],
      ['УФО', 'ПФО'],
      ['ПФО', 'ЦФО'],
    ],
    since: 200,
    insured: 300,
    trips: [
      { from: 'Набережные Челны', to: 'Екатеринбург', ago: 90, roubles: 58_000, papers: 6 },
      { from: 'Казань', to: 'Екатеринбург', ago: 47, roubles: 66_000, papers: 5 },
      { from: 'Казань', to: 'Екатеринбург', ago: 20, roubles: 68_000, papers: 7 },
      { from: 'Екатеринбург', to: 'Москва', ago: 9, roubles: 92_000, late: 35 },
    ],
    answers: [6, 15, 9, 11],
  },
  {
    inn: '6698658685',
    name: 'ООО «Уральская платформа»',
    city: 'Екатеринбург',
    contact: 'Максим Дьяков',
    fleet: [
      [3, 'board', 20_000],
      [1, 'lowbed', 40_000],
    ],
    lanes: [
      ['УФО', 'ПФО'],
      ['УФО', 'СФО'],
    ],
    since: 110,
    insured: 64,
    trips: [{ from: 'Екатеринбург', to: 'Тюмень', ago: 27, roubles: 41_000, papers: 12 }],
    answers: [50, null],
  },
  {
    inn: '6398707878',
    name: 'ООО «Волжский холод»',
    city: 'Самара',
    contact: 'Галина Ершова',
    fleet: [[5, 'refrigerator', 20_000]],
    lanes: [
      ['ПФО', 'ЦФО'],
      ['ПФО', 'ЮФО'],
    ],
    since: 95,
    insured: 180,
    trips: [
      { from: 'Самара', to: 'Москва', ago: 58, roubles: 74_000, papers: 10 },
      { from: 'Самара', to: 'Москва', ago: 30, roubles: 77_000, papers: 24, failed: 'damage' },
      { from: 'Самара', to: 'Волгоград', ago: 15, roubles: 55_000, late: 120 },
    ],
    answers: [30, 70, null],
  },
  {
    inn: '6198757060',
    name: 'ООО «Донской обоз»',
    city: 'Ростов-на-Дону',
    contact: 'Юрий Шевцов',
    fleet: [
      [5, 'tent', 20_000],
      [2, 'isothermal', 10_000],
    ],
    lanes: [
      ['ЮФО', 'ЦФО'],
      ['ЦФО', 'ЮФО'],
    ],
    since: 35,
    insured: 250,
  },
  {
    inn: '5498806253',
    name: 'ООО «Сибирский ход»',
    city: 'Новосибирск',
    contact: 'Артём Белов',
    fleet: [
      [4, 'tent', 20_000],
      [2, 'container', 24_000],
    ],
    lanes: [
      ['СФО', 'УФО'],
      ['УФО', 'СФО'],
    ],
    since: 80,
    trips: [{ from: 'Екатеринбург', to: 'Новосибирск', ago: 44, roubles: 118_000, papers: 8 }],
    answers: [18, 22],
  },
  {
    inn: '7798855449',
    name: 'ООО «Столичный борт»',
    city: 'Москва',
    contact: 'Оксана Винник',
    fleet: [
      [12, 'tent', 20_000],
      [4, 'board', 20_000],
    ],
    lanes: [['ЦФО', 'РФ']],
    since: 130,
    insured: 31,
    trips: [
      { from: 'Москва', to: 'Екатеринбург', ago: 70, roubles: 98_000, papers: 14 },
      { from: 'Москва', to: 'Самара', ago: 25, roubles: 61_000, late: 90, papers: 11 },
    ],
    answers: [5, 7, 4],
  },
  {
    inn: '7798904632',
    name: 'ООО «Быстрая подача»',
    city: 'Подольск',
    contact: 'Вадим Крутов',
    fleet: [[10, 'tent', 20_000]],
    lanes: [['ЦФО', 'РФ']],
    since: 60,
    trips: [{ from: 'Москва', to: 'Казань', ago: 41, roubles: 52_000, late: 300, failed: 'failedLoading' }],
    answers: [3],
    denied: 'Взял предоплату, машину на погрузку не подал, на звонки не отвечал три дня.',
  },
];
