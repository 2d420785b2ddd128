import type { Cargo } from './cargo-schema.ts';
import type { Answer } from './market.ts';

/** A carrier on the exchange that answers every load by itself. */
export interface Firm {
  firmId: number;
  name: string;
  /** So many minutes after the load was posted. */
  after: number;
  /** Per cent of what the load pays. */
  percent: number;
  vat: boolean;
  note: string;
}

/** Those of the playground: the last one is the cheapest without VAT. */
export const FIRMS: Firm[] = [
  {
    firmId: 14_612,
    name: 'ООО «Степной ветер»',
    after: 4,
    percent: 104,
    vat: true,
    note: 'Машина рядом с погрузкой, документы в порядке.',
  },
  {
    firmId: 20_733,
    name: 'ООО «Ровная трасса»',
    after: 9,
    percent: 98,
    vat: true,
    note: 'Готовы взять, сменный водитель.',
  },
  { firmId: 31_518, name: 'ИП Попутный груз', after: 16, percent: 78, vat: false, note: 'Везу попутно.' },
];

/** What a load is worth that names no price: so much, and so much a tonne. */
const BASE = 60_000;
const A_TONNE = 1_500;
/** Prices are named in full five hundreds. */
const STEP = 500;

export function answerOf({ firmId, name, percent, vat, note }: Firm, cargo: Cargo): Answer {
  const { rate_with_vat, rate_without_vat, cash } = cargo.payment;
  const weight = cargo.route.loading.cargos.reduce((sum, one) => sum + one.weight.quantity, 0);
  const paid = rate_with_vat ?? rate_without_vat ?? cash ?? BASE + weight * A_TONNE;
  const price = Math.round((paid * percent) / 100 / STEP) * STEP;
  return { firmId, firm: name, note, ...(vat ? { withVat: price } : { withoutVat: price }) };
}
