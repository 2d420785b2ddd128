import { conversationRights } from '../../testing/conversation.ts';
import type { Model } from '../../testing/walk.ts';

const HOLDERS = 'head, own logistician';

/** Reported by other cases at any time. */
const REPORTED = [
  'logisticianChanged',
  'bidHeard',
  'answerTimeChanged',
  'tripBooked',
  'tripUnbooked',
  'vehicleAgreed',
  'milestoneHeard',
  'delayHeard',
  'troubleHeard',
  'tripUnloaded',
  'noteFiled',
  'tripClosed',
  'tripEnded',
  'chargeSettled',
];

function by(who: string, facts: string[]): Record<string, string> {
  return Object.fromEntries(facts.map((fact) => [fact, who]));
}

const ANYTIME = { ...conversationRights(HOLDERS), ...by('caravan', REPORTED) };

const UNDECIDED = {
  ...ANYTIME,
  ...by(HOLDERS, ['channelTried', 'carriersAsked', 'promised', 'orderReceived', 'requestDeclined']),
  requestWithdrawn: `client, ${HOLDERS}`,
};

const CALLED_OFF = { cancellationAsked: 'client', orderCancelled: HOLDERS };

const NOTES = ['collecting', 'complete'];
const BILLS = ['collecting', 'complete'];
const PAYMENT: Record<string, Record<string, string>> = {
  waiting: {},
  toInvoice: { invoiced: 'caravan' },
  invoiced: { invoicePaid: 'caravan', invoiceCancelled: 'caravan' },
  paid: {},
};
const ACT: Record<string, Record<string, string>> = {
  awaited: { actSigned: 'caravan' },
  signed: {},
};

/** The four tracks in every combination but two: the invoice waits for the notes, and at the end of all it is closed. */
function settlement(): Model['rights'] {
  const rows: Model['rights'] = {};
  for (const notes of NOTES)
    for (const bills of BILLS)
      for (const [payment, paying] of Object.entries(PAYMENT))
        for (const [act, signing] of Object.entries(ACT)) {
          const isWaiting = payment === 'waiting';
          if (isWaiting !== (notes === 'collecting')) continue;
          if (bills === 'complete' && payment === 'paid' && act === 'signed') continue;
          const tracks = { notes, bills, payment, act };
          const paths = Object.entries(tracks).flatMap(([track, at]) => [
            `settlement.${track}`,
            `settlement.${track}.${at}`,
          ]);
          rows[['settlement', ...paths].join('+')] = {
            ...ANYTIME,
            setDelivered: 'caravan',
            ...paying,
            ...signing,
          };
        }
  return rows;
}

/** By stage and fact, who is accepted. */
export const rights: Model['rights'] = {
  numbering: { ...ANYTIME, numberGiven: 'caravan' },
  requestReceived: { ...UNDECIDED, headAsked: HOLDERS },
  'feasibility+feasibility.study+feasibility.head+feasibility.head.quiet': {
    ...UNDECIDED,
    headAsked: HOLDERS,
  },
  'feasibility+feasibility.study+feasibility.head+feasibility.head.asked': {
    ...UNDECIDED,
    headAnswered: 'head',
  },
  promised: {
    ...ANYTIME,
    ...CALLED_OFF,
    ...by(HOLDERS, ['orderReceived', 'promiseDropped', 'searchStarted', 'carriersAsked']),
    orderConfirmed: 'client',
  },
  performing: {
    ...ANYTIME,
    ...CALLED_OFF,
    ...by(HOLDERS, ['carriersAsked', 'tripAdded', 'tripDropped']),
    whereAsked: 'client',
  },
  ...settlement(),
  closed: ANYTIME,
  declined: ANYTIME,
  withdrawn: ANYTIME,
  cancelled: ANYTIME,
};
