import { refuse } from '../../cases/refusal.ts';
import type { Form } from '../../forms/form.ts';
import { findCity } from '../../geo/index.ts';
import type { Client } from '../client/context.ts';
import { conversationForms } from '../conversation.ts';
import { blank, type Deal, pointsOf } from './context.ts';
import { moneyForms } from './forms-money.ts';
import { quoteForms, WAREHOUSE } from './forms-quote.ts';
import { CLOSING_POINTS } from './lists.ts';

/** Where the client's clock is that of its town; the company's own where the town is not known for certain. */
function zoneOf(city: string): string {
  const found = findCity(city);
  return 'ok' in found ? found.ok.zone : blank.zone;
}

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'dealOpened',
    opens: (_, newId) => `d${newId}`,
    fromClient: (client) => {
      const { sales, logistician, city, dropped } = client.context as Client;
      if (dropped !== undefined) return refuse('client-dropped');
      return {
        zone: zoneOf(city),
        ...(sales === undefined ? {} : { sales }),
        ...(logistician === undefined ? {} : { logistician }),
      };
    },
    fields: [
      { key: 'client', kind: 'client' },
      { key: 'goods', kind: 'text', max: 1000 },
      { key: 'quantity', kind: 'text', max: 200, optional: true },
      { key: 'comment', kind: 'letter', max: 1000, optional: true },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  ...quoteForms,
  ...moneyForms,
  { name: 'arrive', fact: 'goodsArrived', direct: true, fields: [WAREHOUSE] },
  {
    name: 'dispatch',
    fact: 'goodsDispatched',
    direct: true,
    fields: [{ key: 'eta', kind: 'date', ahead: true, optional: true }],
  },
  {
    name: 'gather',
    fact: 'closingGathered',
    starts: ({ context }) => ({ points: (context as Deal).points }),
    fields: [
      {
        key: 'points',
        kind: 'choices',
        options: CLOSING_POINTS,
        only: (_, current) => pointsOf((current?.context ?? {}) as Partial<Deal>),
      },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  {
    name: 'lacks',
    fact: 'closingReturned',
    direct: true,
    fields: [{ key: 'missing', kind: 'letter', max: 1000 }],
  },
  ...conversationForms,
];
