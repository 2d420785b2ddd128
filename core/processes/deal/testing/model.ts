import { conversation } from '../../testing/conversation.ts';
import { rub } from '../../testing/money.ts';
import { head, INN } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { type Deal, isPaid } from '../context.ts';
import { deal } from '../index.ts';
import { CLOSING_POINTS } from '../lists.ts';
import { invoice, opened, quote, standing } from './play.ts';
import { rights } from './rights.ts';

const day = (on: string) => ({ on });
const decision = (name: string, verdict: string, version: number) => ({
  name,
  verdict,
  version,
  by: 'director',
});
const ROUNDS = [
  ...['approved', 'rejected', 'returned'].flatMap((verdict) => [
    decision('quote', verdict, 1),
    decision('discount', verdict, 1),
  ]),
  decision('deferral', 'approved', 1),
  decision('deferral', 'rejected', 1),
];

/** Goods and payment go their own ways: the goods are followed through beside two stages of the payment. */
function goesOn(stages: string[]): boolean {
  const goods = stages
    .find((path) => path.startsWith('fulfilment.goods.'))
    ?.split('.')
    .at(-1);
  const isFollowed = stages.some((path) => path.endsWith('.deferred') || path.endsWith('.paid'));
  return goods === undefined || goods === 'held' || goods === 'complete' || isFollowed;
}

/** For the walk: how cases are opened, what facts hold, and who is accepted where. Rounds are played once each. */
export const model: Model = {
  process: deal,
  caseId: 'd1',
  partyId: `k${INN}`,
  opened: [{ fact: { ...opened, sales: 'sales-1', logistician: 'logistician-1' }, by: head }],
  facts: {
    numberGiven: [{ number: '7' }],
    stockAnswered: [{ stock: 'inStock', warehouse: 'Ростов' }, { stock: 'purchase' }],
    quoteBegun: [{}],
    supplierPriced: [{ supplier: 'Насосмаш', price: rub(400_000_00), days: 14 }],
    quoteFormed: [quote],
    standingTaken: [{ standing }],
    approvalAsked: [{ reason: 'i1' }],
    quoteReleased: [{}],
    approvalDecided: ROUNDS,
    approvalWithdrawn: [
      { name: 'quote', version: 1 },
      { name: 'discount', version: 1 },
      { name: 'deferral', version: 1 },
    ],
    approvalRecalled: [{}],
    sendingUndone: [{}],
    quoteDispatched: [{}],
    quoteUndelivered: [{}],
    quoteHandedOver: [{ how: 'courier' }],
    feedbackNoted: [{ note: 'i2' }],
    quoteAccepted: [{}],
    discountAsked: [{}],
    questionAsked: [{ question: 'i3' }],
    discountSubmitted: [{ discount: rub(20_000_00), reason: 'i4' }],
    priceHeld: [{}],
    dealLost: [{ loss: 'price' }, { loss: 'other', why: 'i5' }],
    dealReopened: [{ reason: 'i6' }],
    invoiceIssued: [invoice],
    invoiceUndelivered: [{}],
    paymentReceived: [
      { amount: rub(500_000_00), on: '2026-11-27' },
      { amount: rub(1_00), on: '2026-11-27' },
    ],
    paymentReported: [{}],
    paymentNotFound: [{}],
    paymentPromised: [day('2026-12-07'), day('2026-12-23')],
    documentsAsked: [{}],
    documentsResent: [{}],
    invoiceDisputed: [{ dispute: 'i7' }],
    disputeResolved: [{ outcome: 'i8' }],
    contactNamed: [{ contact: 'i9' }],
    deferralAsked: [
      { files: ['f1'], until: '2026-12-18', reason: 'i10', ships: true },
      { files: ['f1'], until: '2027-02-18', reason: 'i10', ships: false },
    ],
    deferralLapsed: [{}],
    paymentChased: [{ round: 2 }],
    clientReminded: [{ round: 1 }],
    goodsReleased: [{}],
    goodsArrived: [{ warehouse: 'Ростов' }],
    goodsDispatched: [{}],
    orderSpawned: [{ order: 'o1', number: '1' }],
    cargoUnloaded: [{}],
    goodsCollected: [{}],
    closingGathered: [{ points: ['act'] }, { points: [...CLOSING_POINTS] }],
    closingConfirmed: [{}],
    closingReturned: [{ missing: 'i11' }],
    ...conversation,
  },
  // Before the invoice the director's rounds count, after it what was granted; goods leave unpaid only where agreed.
  sign: (known: Deal) => {
    const {
      asked,
      quote: formed,
      stock,
      invoice: issued,
      proposal,
      deferral,
      lapsed,
      released,
      delivered,
    } = known;
    if (issued === undefined) return [asked?.name, formed?.approved, stock?.inStock];
    const isPlain = released === undefined && asked === undefined && deferral === undefined;
    const where = isPlain ? stock?.inStock : null;
    return [asked?.name, where, proposal?.ships, deferral?.ships, lapsed, isPaid(known), delivered];
  },
  goesOn: ({ stages }) => goesOn(Object.keys(stages)),
  rights,
};
