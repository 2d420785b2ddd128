import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { INN, logistician, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Charge } from '../context.ts';
import { charge } from '../index.ts';

const PARTY = `k${INN}`;
const HOLDERS = 'head, own logistician';
const SUMS = { sumsChanged: HOLDERS, chargeDropped: HOLDERS };
/** Whoever has part in the charge may write: here one company is client and carrier. */
const talk = (...partners: string[]) => conversationRights(HOLDERS, partners.join(', '));

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
    ...conversation,
  },
  sign: ({ isOurs, carrierSide, clientSide, carrierSum, clientSum }: Charge) => [
    isOurs,
    carrierSide,
    clientSide,
    carrierSum?.minor,
    clientSum?.minor,
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
    settled: talk('carrier', 'client'),
    dropped: talk('carrier', 'client'),
  },
};
