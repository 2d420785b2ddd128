import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { INN, logistician, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Charge } from '../context.ts';
import { charge } from '../index.ts';

const PARTY = `k${INN}`;
const HOLDERS = 'head, own logistician';
const SUMS = { sumsChanged: HOLDERS, chargeDropped: HOLDERS };
/** Whoever has part in the charge may write: here one company is client and carrier. */
const talk = (...partners: string[]) => conversationRights(`accountant, ${HOLDERS}`, partners.join(', '));

export const rub = (roubles: number) => ({ minor: roubles * 100, currency: 'RUB' as const });

export const opened = {
  type: 'chargeOpened',
  trip: 't1-1',
  order: 'o1',
  number: '12/1',
  client: PARTY,
  carrier: PARTY,
  logistician: 'logistician-1',
  currency: 'RUB',
  kind: 'downtime',
  hours: 6,
  carrierSum: rub(8000),
  reason: 'i1',
  files: [],
};

const asked = (who: string) => ({
  [`agreedBy${who}`]: `${who.toLowerCase()}, ${HOLDERS}`,
  [`refusedBy${who}`]: `${who.toLowerCase()}, ${HOLDERS}`,
});

const CARRIER_COUNTING: Record<string, Record<string, string>> = {
  awaited: { counted: 'caravan' },
  toPay: { paidApart: 'accountant' },
  counted: {},
};
const CLIENT_COUNTING: Record<string, Record<string, string>> = {
  awaited: { counted: 'caravan' },
  toInvoice: { invoicedApart: 'accountant' },
  toReceive: { receivedApart: 'accountant' },
  counted: {},
};

/** Both sums on their way into the bills, or paid apart; when both are there it is settled. */
function counting(): Model['rights'] {
  const rows = Object.entries(CARRIER_COUNTING).flatMap(([carrier, forCarrier]) =>
    Object.entries(CLIENT_COUNTING)
      .filter(([client]) => carrier !== 'counted' || client !== 'counted')
      .map(([client, forClient]): [string, Record<string, string>] => [
        `counting+counting.carrier+counting.carrier.${carrier}+counting.client+counting.client.${client}`,
        { ...talk('carrier', 'client'), ...forCarrier, ...forClient },
      ]),
  );
  return Object.fromEntries(rows);
}

const at = (carrier: string, client: string) =>
  `agreeing+agreeing.carrier+agreeing.carrier.${carrier}+agreeing.client+agreeing.client.${client}`;

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: charge,
  caseId: 'x1',
  partyId: PARTY,
  opened: [
    { fact: opened, by: logistician },
    { fact: opened, by: person('carrier', [], { partyId: PARTY, as: 'carrier' }) },
  ],
  facts: {
    sumsChanged: [
      { carrierSum: rub(8000), clientSum: rub(10_000) },
      { carrierSum: rub(7000), clientSum: rub(9000) },
      { carrierSum: rub(8000) },
      { clientSum: rub(10_000) },
      { carrierSum: { minor: 100, currency: 'EUR' } },
      {},
    ],
    agreedByCarrier: [{}],
    refusedByCarrier: reason,
    agreedByClient: [{}],
    refusedByClient: reason,
    chargeDropped: reason,
    counted: [
      { side: 'carrier', late: false },
      { side: 'carrier', late: true },
      { side: 'client', late: false },
      { side: 'client', late: true },
    ],
    paidApart: [{ date: '2026-11-24' }],
    invoicedApart: [{ number: '81', date: '2026-11-24', files: ['f9'] }],
    receivedApart: [{ on: '2026-11-24' }],
    ...conversation,
  },
  sign: ({ isOurs, carrierSide, clientSide, carrierSum, clientSum, late, paidOn, invoice }: Charge) => [
    isOurs,
    carrierSide,
    clientSide,
    carrierSum?.minor,
    clientSum?.minor,
    [late?.carrier, late?.client, paidOn, invoice?.receivedOn],
  ],
  rights: {
    proposed: { ...talk('carrier'), ...SUMS },
    [at('asked', 'asked')]: {
      ...talk('carrier', 'client'),
      ...SUMS,
      ...asked('Carrier'),
      ...asked('Client'),
    },
    [at('asked', 'agreed')]: { ...talk('carrier', 'client'), ...SUMS, ...asked('Carrier') },
    [at('asked', 'refused')]: { ...talk('carrier', 'client'), ...SUMS, ...asked('Carrier') },
    [at('asked', 'notNeeded')]: { ...talk('carrier'), ...SUMS, ...asked('Carrier') },
    [at('agreed', 'asked')]: { ...talk('carrier', 'client'), ...SUMS, ...asked('Client') },
    [at('refused', 'asked')]: { ...talk('carrier', 'client'), ...SUMS, ...asked('Client') },
    [at('notNeeded', 'asked')]: { ...talk('carrier', 'client'), ...SUMS, ...asked('Client') },
    disputed: { ...talk('carrier', 'client'), ...SUMS },
    ...counting(),
    settled: talk('carrier', 'client'),
    dropped: talk('carrier', 'client'),
  },
};
