import type { Entry, Fact } from '../../cases/entry.ts';
import type { TransportOrderFact, TransportRequest } from './facts.ts';

/** One transport order from the client's request on (S0-26). */
export interface TransportOrder {
  client: string;
  number?: string;
  logistician?: string;
  requestedBy: string | null;
  /** Whether the client asked by itself or a colleague wrote it down. */
  source: 'client' | 'staff';
  request?: TransportRequest;
  reason?: string;
  files: string[];
}

export const blank: TransportOrder = { client: '', requestedBy: null, source: 'staff', files: [] };

/** Folds a fact into what is known of the order. */
export function evolve(order: TransportOrder, fact: Fact, entry: Pick<Entry, 'actor'>): TransportOrder {
  const f = fact as TransportOrderFact;
  switch (f.type) {
    case 'orderRequested':
      return {
        ...order,
        client: f.client,
        ...(f.logistician === undefined ? {} : { logistician: f.logistician }),
        requestedBy: entry.actor.person,
        source: entry.actor.role === 'client' ? 'client' : 'staff',
        request: f.request,
        files: f.request.files ?? [],
      };
    case 'numberGiven':
      return { ...order, number: f.number };
    case 'logisticianChanged':
      return { ...order, logistician: f.logistician };
    case 'requestDeclined':
    case 'requestWithdrawn':
      return { ...order, reason: f.reason };
    case 'messageReceived':
    case 'filesAdded':
      return { ...order, files: [...order.files, ...f.files] };
    default:
      return order;
  }
}
