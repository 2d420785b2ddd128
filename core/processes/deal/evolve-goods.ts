import type { Deal } from './context.ts';
import type { DealFact } from './facts.ts';
import { CLOSING_POINTS } from './lists.ts';

/** What the facts of goods and closing documents leave in the deal; any other leaves it as it is. */
export function evolveGoods(deal: Deal, f: DealFact): Deal {
  switch (f.type) {
    case 'goodsReleased':
      return { ...deal, released: true };
    case 'goodsArrived':
      return { ...deal, warehouse: f.warehouse };
    case 'orderSpawned':
      return { ...deal, orders: [...deal.orders, { id: f.order, number: f.number }] };
    case 'closingGathered': {
      const { closingWords, ...rest } = deal;
      return {
        ...rest,
        points: CLOSING_POINTS.filter((point) => deal.points.includes(point) || f.points.includes(point)),
        files: [...deal.files, ...(f.files ?? [])],
      };
    }
    case 'closingReturned':
      return { ...deal, points: [], closingWords: f.missing };
    case 'closingConfirmed':
      return { ...deal, delivered: true };
    default:
      return deal;
  }
}
