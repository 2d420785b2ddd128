import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import type { Money } from '../../money/index.ts';
import { conversationForms } from '../conversation.ts';
import type { Trip } from '../trip/context.ts';
import type { Charge } from './context.ts';
import { CHARGE_KINDS, MOST_HOURS } from './facts.ts';

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

/** Whom the charge concerns, as its trip knows it. */
function takeTrip([trip]: Case[]): Answers | Refusal {
  if (trip === undefined) return refuse('no-such-case');
  const { order, number, client, carrier, logistician, price } = trip.context as Trip;
  if (carrier === undefined) return refuse('no-carrier-yet');
  return {
    trip: trip.id,
    order,
    number,
    client,
    carrier,
    ...(logistician === undefined ? {} : { logistician }),
    ...(price === undefined ? {} : { currency: price.amount.currency }),
  };
}

/** What the client was asked for before, and what the carrier asks: the client usually pays the same. */
function likelyForClient({ current }: About): Ready[] {
  const { clientSum, carrierSum } = (current as Case<Charge> | null)?.context ?? {};
  return readySums(clientSum, carrierSum);
}

/** The client's sum is asked anew each time: it may be what the sides differ about. */
function knownSums(current: Case): Answers {
  const { carrierSum } = current.context as Charge;
  return carrierSum === undefined ? {} : { carrierSum };
}

export const forms: Form[] = [
  {
    // The carrier fills it in too: what the client pays is asked of a colleague afterwards.
    name: 'new',
    fact: 'chargeOpened',
    opens: (_, newId) => `x${newId}`,
    fromCases: { take: takeTrip },
    fields: [
      { key: 'kind', kind: 'choice', options: CHARGE_KINDS },
      {
        key: 'hours',
        kind: 'integer',
        range: [1, MOST_HOURS],
        optional: true,
        when: ({ kind }) => kind === 'downtime',
      },
      { key: 'carrierSum', kind: 'money', optional: true },
      REASON,
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  {
    name: 'sums',
    fact: 'sumsChanged',
    starts: knownSums,
    fields: [
      { key: 'carrierSum', kind: 'money', optional: true },
      { key: 'clientSum', kind: 'money', optional: true, ready: likelyForClient },
      {
        key: 'words',
        kind: 'letter',
        max: 1000,
        optional: true,
        when: ({ clientSum }) => (clientSum as Money | undefined) !== undefined,
      },
    ],
  },
  { name: 'refuseCarrier', fact: 'refusedByCarrier', direct: true, fields: [REASON] },
  { name: 'refuseClient', fact: 'refusedByClient', direct: true, fields: [REASON] },
  { name: 'drop', fact: 'chargeDropped', fields: [REASON] },
  {
    name: 'payApart',
    fact: 'paidApart',
    fields: [
      { key: 'date', kind: 'date', past: true },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  {
    name: 'invoiceApart',
    fact: 'invoicedApart',
    fields: [
      { key: 'number', kind: 'documentNumber', max: 50 },
      { key: 'date', kind: 'date', past: true },
      { key: 'files', kind: 'files' },
    ],
  },
  {
    name: 'receiveApart',
    fact: 'receivedApart',
    direct: true,
    fields: [{ key: 'on', kind: 'date', past: true }],
  },
  ...conversationForms,
];
