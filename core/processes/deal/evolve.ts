import type { Entry, Fact } from '../../cases/entry.ts';
import type { Deal } from './context.ts';
import { evolveGoods } from './evolve-goods.ts';
import { evolveMoney, granted } from './evolve-money.ts';
import { decided, reopened, submitted } from './evolve-rounds.ts';
import type { DealFact } from './facts.ts';

type Known = Pick<Entry, 'caseId' | 'at' | 'actor'>;

/** Folds a fact into what is known of the deal. */
export function evolve(deal: Deal, fact: Fact, entry: Known): Deal {
  const f = fact as DealFact;
  switch (f.type) {
    case 'dealOpened': {
      const { type, sales, files = [], ...opened } = f;
      // Whoever sells it holds it; a head opens it for the client's own manager.
      const holder = entry.actor.role === 'sales' ? (entry.actor.person ?? sales) : sales;
      return {
        ...deal,
        ...opened,
        id: entry.caseId,
        files,
        ...(holder === undefined ? {} : { sales: holder }),
      };
    }
    case 'numberGiven':
      return { ...deal, number: f.number };
    case 'stockAnswered': {
      const { supplier, ...rest } = deal;
      return {
        ...rest,
        stock: { inStock: f.stock === 'inStock', ...(f.note === undefined ? {} : { note: f.note }) },
        ...(f.warehouse === undefined ? {} : { warehouse: f.warehouse }),
      };
    }
    case 'supplierPriced':
      return { ...deal, supplier: { name: f.supplier, price: f.price, days: f.days } };
    case 'quoteFormed': {
      const { type, ...formed } = f;
      const quote = { ...formed, version: (deal.quote?.version ?? 0) + 1 };
      const next = { ...deal, quote, files: [...deal.files, ...f.files] };
      // While the director still looks at the older one, the new one takes its place.
      return deal.asked?.name === 'quote' ? submitted(next, 'quote', deal.asked.reason) : next;
    }
    case 'standingTaken':
      return granted({ ...deal, standing: f.standing });
    case 'approvalAsked':
      return submitted(deal, 'quote', f.reason);
    case 'approvalDecided':
      return decided(deal, f);
    case 'approvalWithdrawn':
      return deal.asked?.name === f.name && deal.rounds[deal.asked.name] === f.version
        ? withdrawn(deal)
        : deal;
    case 'approvalRecalled':
      return withdrawn(deal);
    case 'sendingUndone': {
      if (entry.actor.role !== 'director' || deal.quote === undefined) return deal;
      const { approved, ...quote } = deal.quote;
      const { discount, ...rest } = deal;
      return { ...rest, quote };
    }
    case 'quoteDispatched':
      return { ...deal, sent: { at: entry.at } };
    case 'quoteHandedOver':
      return { ...deal, sent: { at: entry.at, how: f.how } };
    case 'discountAsked': {
      const { wanted, ...rest } = deal;
      return f.wanted === undefined ? rest : { ...rest, wanted: f.wanted };
    }
    case 'discountSubmitted':
      return submitted({ ...deal, discount: { sum: f.discount, reason: f.reason } }, 'discount', f.reason);
    case 'dealLost':
      return {
        ...withdrawn(deal),
        loss: { reason: f.loss, ...(f.why === undefined ? {} : { words: f.why }) },
      };
    case 'dealReopened':
      return reopened(deal);
    case 'messageReceived':
    case 'filesAdded':
      return { ...deal, files: [...deal.files, ...f.files] };
    default:
      return evolveGoods(evolveMoney(deal, f, entry), f);
  }
}

/** The director is asked no longer. */
function withdrawn({ asked, proposal, ...deal }: Deal): Deal {
  return deal;
}
