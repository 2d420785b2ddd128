import { paymentDay } from '../../../core/money/index.ts';
import type { TransportRequest } from '../../../core/processes/transport-order/facts.ts';
import type { OrderStep } from './orders.ts';

/** An order of the demo company: how far it has come, and how many hours ago its steps were. */
export interface OrderIdea {
  client: 'client' | 'client2';
  carrier: 'carrier' | 'carrier2';
  plate: string;
  upTo: OrderStep;
  without?: OrderStep[];
  hoursAgo: Partial<Record<OrderStep, number>> & { requested: number };
  /** Cities with the hours from now at which the truck is to be there. */
  from: [city: string, hours: number];
  to: [city: string, hours: number];
  cargo: string;
  tons: number;
  roubles: number;
  /** Where the truck is to be cooler than the weather. */
  body?: TransportRequest['body'];
  adr?: TransportRequest['adr'];
}

const DAY = 24;
/** Steps that stand beside the way of an order that has gone on. */
const ASIDE: OrderStep[] = ['studied', 'promised', 'delayed'];

const nikolai = { carrier: 'carrier', plate: 'А123ВС 152' } as const;
const ildar = { carrier: 'carrier2', plate: 'К418МН 116' } as const;

/** One order at each stage where somebody has something to do, the oldest first; `today` is a date. */
export function orderIdeas(today: string): OrderIdea[] {
  const dueSoon = hoursSinceHandover(today);
  return [
    {
      ...nikolai,
      client: 'client',
      upTo: 'actSigned',
      without: ASIDE,
      hoursAgo: {
        requested: 45 * DAY,
        loading: 44 * DAY,
        unloaded: 42 * DAY,
        filed: 33 * DAY,
        paid: 9 * DAY,
      },
      from: ['Екатеринбург', -44 * DAY],
      to: ['Казань', -42 * DAY],
      cargo: 'Арматура в пачках',
      tons: 20,
      roubles: 96_000,
    },
    {
      ...ildar,
      client: 'client',
      upTo: 'actSigned',
      without: [...ASIDE, 'paid'],
      hoursAgo: {
        requested: dueSoon + 14 * DAY,
        loading: dueSoon + 13 * DAY,
        unloaded: dueSoon + 11 * DAY,
        noteSent: dueSoon + 10 * DAY,
        billed: dueSoon + 9 * DAY,
        filed: dueSoon + 4 * DAY,
        invoiced: dueSoon,
        actSigned: dueSoon - 3 * DAY,
      },
      from: ['Казань', -dueSoon - 13 * DAY],
      to: ['Екатеринбург', -dueSoon - 11 * DAY],
      cargo: 'Подшипники на паллетах',
      tons: 12,
      roubles: 74_000,
    },
    {
      ...nikolai,
      client: 'client',
      upTo: 'paid',
      without: ASIDE,
      hoursAgo: {
        requested: 19 * DAY,
        loading: 18 * DAY,
        unloaded: 16 * DAY,
        billed: 15 * DAY,
        filed: 8 * DAY,
        invoiced: 4 * DAY,
        paid: DAY,
      },
      from: ['Екатеринбург', -18 * DAY],
      to: ['Нижний Новгород', -16 * DAY],
      cargo: 'Электродвигатели в ящиках',
      tons: 18,
      roubles: 118_000,
    },
    {
      ...ildar,
      client: 'client',
      upTo: 'billed',
      without: ASIDE,
      hoursAgo: { requested: 8 * DAY, loading: 7 * DAY, unloaded: 5 * DAY, noteSent: 4 * DAY },
      from: ['Екатеринбург', -7 * DAY],
      to: ['Самара', -5 * DAY],
      cargo: 'Задвижки стальные',
      tons: 16,
      roubles: 92_000,
    },
    {
      ...nikolai,
      client: 'client',
      upTo: 'noteSent',
      without: ASIDE,
      hoursAgo: { requested: 6 * DAY, loading: 5 * DAY, unloaded: 1.5 * DAY, noteSent: 1 },
      from: ['Екатеринбург', -5 * DAY],
      to: ['Казань', -1.5 * DAY],
      cargo: 'Метизы на паллетах',
      tons: 19,
      roubles: 88_000,
    },
    {
      ...ildar,
      client: 'client',
      upTo: 'unloaded',
      without: ASIDE,
      hoursAgo: { requested: 5 * DAY, loading: 4 * DAY, unloaded: 3 },
      from: ['Екатеринбург', -4 * DAY],
      to: ['Уфа', -4],
      cargo: 'Кабельные лотки',
      tons: 9,
      roubles: 61_000,
    },
    {
      ...nikolai,
      client: 'client',
      upTo: 'delayed',
      without: ['studied', 'promised'],
      hoursAgo: { requested: 3 * DAY, confirming: 2 * DAY, loading: 26, moving: 20, delayed: 1 },
      from: ['Екатеринбург', -24],
      to: ['Тюмень', 6],
      cargo: 'Насосное оборудование',
      tons: 14,
      roubles: 54_000,
    },
    {
      ...ildar,
      client: 'client',
      upTo: 'loading',
      without: ['studied', 'promised'],
      hoursAgo: { requested: 2 * DAY, confirming: 30, confirmed: 26, loading: 1 },
      from: ['Екатеринбург', 2],
      to: ['Челябинск', 30],
      cargo: 'Трубная заготовка',
      tons: 20,
      roubles: 47_000,
    },
    {
      ...nikolai,
      client: 'client2',
      upTo: 'confirming',
      without: ['studied', 'promised'],
      hoursAgo: { requested: 28, searching: 6, confirming: 1 },
      from: ['Волгоград', 3 * DAY],
      to: ['Саратов', 4 * DAY],
      cargo: 'Растворитель в бочках',
      tons: 15,
      roubles: 68_000,
      adr: '3',
    },
    {
      ...ildar,
      client: 'client',
      upTo: 'searching',
      without: ['studied', 'promised'],
      hoursAgo: { requested: 22, searching: 1 },
      from: ['Екатеринбург', 3 * DAY],
      to: ['Пермь', 4 * DAY],
      cargo: 'Металлоконструкции',
      tons: 17,
      roubles: 52_000,
      body: 'board',
    },
    {
      ...nikolai,
      client: 'client',
      upTo: 'promised',
      without: ['studied'],
      hoursAgo: { requested: 5, promised: 1 },
      from: ['Екатеринбург', 4 * DAY],
      to: ['Москва', 7 * DAY],
      cargo: 'Шкафы управления',
      tons: 8,
      roubles: 132_000,
    },
    {
      ...nikolai,
      client: 'client',
      upTo: 'studied',
      hoursAgo: { requested: 1, studied: 0.7 },
      from: ['Екатеринбург', 3 * DAY],
      to: ['Самара', 5 * DAY],
      cargo: 'Запорная арматура',
      tons: 20,
      roubles: 79_000,
    },
    {
      ...ildar,
      client: 'client2',
      upTo: 'requested',
      hoursAgo: { requested: 0.3 },
      from: ['Волгоград', 4 * DAY],
      to: ['Казань', 6 * DAY],
      cargo: 'Лак в канистрах',
      tons: 10,
      roubles: 83_000,
      adr: '3',
    },
  ];
}

/** Two weeks of the banks: what the client's contract says. */
export const CLIENT_TERMS = { days: 14, daysFrom: 'originals', dayKind: 'banking' } as const;

/** So long ago that what was handed over then is to be paid one of these days. */
function hoursSinceHandover(today: string): number {
  for (let days = 30; days > 0; days--) {
    const handedOver = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
    if (paymentDay(handedOver, CLIENT_TERMS) > today) return days * DAY;
  }
  return DAY;
}
