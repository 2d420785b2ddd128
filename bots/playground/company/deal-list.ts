import type { Fact } from '../../../core/cases/entry.ts';
import { CLOSING_POINTS } from '../../../core/processes/deal/lists.ts';
import type { COLLEAGUES, PARTNERS } from './cast.ts';

/** Who did it; nobody: Caravan itself. */
type Who = keyof typeof COLLEAGUES | keyof typeof PARTNERS | null;

/** What happened in a deal, and how many days ago. */
export type DealEvent = [daysAgo: number, who: Who, fact: Fact];

export interface DealIdea {
  client: 'client' | 'client2';
  events: DealEvent[];
}

/** Papers of the demo company's deals: their ids, and how they are named. */
export const DEAL_PAPERS = {
  quote: ['fdemoquote', 'КП.pdf', 'COMMERCIAL QUOTE'],
  invoice: ['fdemoinvoice', 'Счёт.pdf', 'INVOICE'],
  specification: ['fdemospecification', 'Спецификация.pdf', 'SPECIFICATION'],
} as const;

const rub = (roubles: number) => ({ minor: roubles * 100, currency: 'RUB' as const });
const files = (paper: keyof typeof DEAL_PAPERS) => [DEAL_PAPERS[paper][0]];

/** A deal of the demo company: goods, what they cost us, what the client pays, how many days ago it began. */
class Story {
  readonly events: DealEvent[] = [];
  readonly #sum: number;
  readonly #cost: number;
  readonly #today: string;

  constructor(today: string, goods: string, quantity: string, cost: number, sum: number, ago: number) {
    this.#today = today;
    this.#cost = cost;
    this.#sum = sum;
    this.on(ago, 'sales', { type: 'dealOpened', goods, quantity });
  }

  on(ago: number, who: Who, fact: Fact): this {
    this.events.push([ago, who, fact]);
    return this;
  }

  inStock(ago: number): this {
    this.on(ago, 'sales', { type: 'stockAnswered', stock: 'inStock', warehouse: 'Ростов' });
    return this.on(ago, 'sales', { type: 'quoteBegun' });
  }

  bought(ago: number, supplier: string, priced: number): this {
    this.on(ago, 'sales', { type: 'stockAnswered', stock: 'purchase' });
    return this.on(priced, 'sales', { type: 'supplierPriced', supplier, price: rub(this.#cost), days: 10 });
  }

  quoted(ago: number): this {
    const money = { sum: rub(this.#sum), cost: rub(this.#cost), vat: 22, days: 0 };
    return this.on(ago, 'sales', { type: 'quoteFormed', files: files('quote'), ...money });
  }

  sent(ago: number): this {
    this.quoted(ago).on(ago, 'sales', { type: 'quoteReleased' });
    return this.on(ago, null, { type: 'quoteDispatched' });
  }

  accepted(ago: number): this {
    return this.on(ago, 'sales', { type: 'quoteAccepted' });
  }

  /** `days`: until the day of payment. */
  invoiced(ago: number, number: string, days: number): this {
    const money = { sum: rub(this.#sum), vat: 22, files: files('invoice') };
    const dated = { date: this.#day(-ago), due: this.#day(days - ago) };
    return this.on(ago, 'sales', { type: 'invoiceIssued', number, ...dated, ...money });
  }

  deferred(ago: number, days: number): this {
    const until = this.#day(days - ago);
    const why = { reason: 'Ждут оплату от своего заказчика, раньше не смогут.', ships: false };
    return this.on(ago, 'sales', { type: 'deferralAsked', files: files('specification'), until, ...why });
  }

  paid(ago: number): this {
    return this.on(ago, 'accountant', {
      type: 'paymentReceived',
      amount: rub(this.#sum),
      on: this.#day(-ago),
    });
  }

  /** Goods that were bought have come to our warehouse. */
  arrived(ago: number): this {
    return this.on(ago, 'logistician', { type: 'goodsArrived', warehouse: 'Ростов' });
  }

  dispatched(ago: number, days: number): this {
    return this.on(ago, 'logistician', { type: 'goodsDispatched', eta: this.#day(days - ago) });
  }

  collected(unloaded: number, collected: number): this {
    this.on(unloaded, 'logistician', { type: 'cargoUnloaded' });
    return this.on(collected, 'client', { type: 'goodsCollected' });
  }

  won(gathered: number, confirmed: number): this {
    this.on(gathered, 'sales', { type: 'closingGathered', points: [...CLOSING_POINTS] });
    return this.on(confirmed, 'accountant', { type: 'closingConfirmed' });
  }

  #day(from: number): string {
    return new Date(Date.parse(this.#today) + from * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Deals at every step of both funnels, the oldest first; `today` is a date. */
export function dealIdeas(today: string): DealIdea[] {
  const deal = (goods: string, quantity: string, cost: number, sum: number, ago: number) =>
    new Story(today, goods, quantity, cost, sum, ago);
  const stories: [DealIdea['client'], Story][] = [
    [
      'client',
      deal('Подшипники роликовые 3518', '40 шт.', 310_000, 402_000, 27)
        .inStock(26)
        .sent(25)
        .accepted(23)
        .invoiced(22, 'С-301', 5)
        .paid(19)
        .dispatched(18, 3)
        .collected(14, 12)
        .won(5, 1),
    ],
    [
      'client2',
      deal('Насосы химические АХ 50', '2 шт.', 455_000, 560_000, 21)
        .bought(20, 'Завод «Гидромаш»', 18)
        .sent(17)
        .on(8, 'sales', { type: 'dealLost', loss: 'competitor' }),
    ],
    [
      'client',
      deal('Лента конвейерная 800 мм', '120 м', 288_000, 372_000, 20)
        .inStock(20)
        .sent(19)
        .accepted(17)
        .invoiced(16, 'С-302', 5)
        .paid(13)
        .dispatched(12, 3)
        .collected(8, 4),
    ],
    [
      'client',
      deal('Электродвигатель АИР 132', '3 шт.', 171_000, 228_000, 15)
        .inStock(15)
        .sent(14)
        .accepted(12)
        .invoiced(11, 'С-303', 5)
        .paid(7)
        .dispatched(2, 3),
    ],
    [
      'client',
      deal('Сталь листовая 09Г2С', '6 т', 402_000, 498_000, 14)
        .bought(13, 'Металлобаза «Дон»', 11)
        .sent(10)
        .accepted(8)
        .invoiced(8, 'С-304', 5)
        .paid(5),
    ],
    [
      'client',
      deal('Фильтры масляные', '200 шт.', 96_000, 138_000, 13)
        .inStock(13)
        .sent(12)
        .accepted(11)
        .invoiced(10, 'С-305', 5)
        .deferred(6, 8),
    ],
    [
      'client2',
      deal('Уплотнения торцовые', '24 шт.', 204_000, 266_000, 9)
        .inStock(9)
        .sent(8)
        .accepted(5)
        .invoiced(4, 'С-306', 5),
    ],
    ['client', deal('Редуктор цилиндрический Ц2У', '1 шт.', 180_000, 234_000, 7).inStock(7).sent(3)],
    [
      'client',
      deal('Кислота соляная ингибированная', '8 т', 240_000, 312_000, 6)
        .bought(6, 'Химзавод «Волна»', 5)
        .sent(4)
        .on(1, 'client', { type: 'discountAsked', wanted: 'Ещё 5 %, и берём сразу на квартал.' }),
    ],
    [
      'client2',
      deal('Катализатор никелевый', '500 кг', 1_240_000, 1_480_000, 5)
        .bought(5, 'НПО «Катализ»', 2)
        .quoted(1)
        .on(1, 'sales', {
          type: 'approvalAsked',
          reason: 'Сумма больше миллиона, клиент берёт раз в квартал.',
        }),
    ],
    [
      'client',
      deal('Цепи приводные ПР-25,4', '60 м', 54_000, 79_000, 4).on(4, 'sales', {
        type: 'stockAnswered',
        stock: 'purchase',
      }),
    ],
    ['client2', deal('Шланги кислотостойкие', '80 м', 61_000, 88_000, 1)],
  ];
  return stories.map(([client, { events }]) => ({ client, events }));
}
