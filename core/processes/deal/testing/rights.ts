import { conversationRights } from '../../testing/conversation.ts';

/** Who is accepted where: what holds everywhere, and what each region of the fulfilment adds. */
type Rights = Record<string, string>;

const MANAGER = 'head, own sales';
const TOLD = 'client, head, own sales';
const GOODS = 'head, own logistician, own sales';
const CARAVAN = 'caravan';

const ANYWHERE: Rights = {
  ...conversationRights('accountant, head, own logistician, own sales', 'client'),
  standingTaken: CARAVAN,
  approvalDecided: CARAVAN,
  approvalWithdrawn: CARAVAN,
  orderSpawned: CARAVAN,
};
const LOSABLE: Rights = { ...ANYWHERE, dealLost: MANAGER };
const OVER: Rights = { ...ANYWHERE, dealReopened: 'head' };

const DUE: Rights = {
  paymentReceived: 'accountant',
  paymentReported: TOLD,
  paymentPromised: TOLD,
  documentsAsked: TOLD,
  invoiceDisputed: TOLD,
  contactNamed: 'client',
  invoiceUndelivered: CARAVAN,
};
const CHASED: Rights = { ...DUE, dealLost: MANAGER, deferralAsked: MANAGER, clientReminded: CARAVAN };
const PAYMENT: Record<string, Rights> = {
  invoiced: CHASED,
  claimed: { ...DUE, paymentNotFound: 'accountant' },
  papers: { ...DUE, dealLost: MANAGER, documentsResent: MANAGER },
  disputed: { ...DUE, dealLost: MANAGER, disputeResolved: MANAGER },
  weighing: DUE,
  asked: { ...DUE, dealLost: MANAGER, approvalRecalled: MANAGER },
  deferred: { ...CHASED, deferralLapsed: CARAVAN },
  overdue: { ...CHASED, paymentChased: CARAVAN },
};
const STAGES_OF_GOODS: Record<string, Rights> = {
  held: {},
  awaitingSupply: { goodsArrived: GOODS, goodsDispatched: `caravan, ${GOODS}` },
  inWarehouse: { goodsDispatched: `caravan, ${GOODS}` },
  delivery: { cargoUnloaded: `caravan, ${GOODS}` },
  atWarehouse: { goodsCollected: `client, ${GOODS}` },
  closing: { closingGathered: GOODS },
  confirming: { closingConfirmed: 'accountant', closingReturned: 'accountant' },
  complete: {},
};

/** The goods are followed through beside a deferral that ships, and once all is paid. */
function isWalked(payment: string, goods: string): boolean {
  if (payment === 'paid') return goods !== 'complete';
  if (payment === 'deferred') return goods !== 'awaitingSupply';
  return goods === 'held' || (goods === 'complete' && payment !== 'invoiced');
}

/** G-28: goods leave when they are paid for, or deferred so. */
function released(payment: string, goods: string): Rights {
  return goods === 'held' && !payment.endsWith('invoiced') ? { goodsReleased: CARAVAN } : {};
}

function fulfilment(): [string, Rights][] {
  const due = Object.entries(PAYMENT).map(
    ([name, rights]) => [`due+fulfilment.payment.due.${name}`, rights] as const,
  );
  return [...due, ['paid', {}] as const].flatMap(([path, rights]) =>
    Object.entries(STAGES_OF_GOODS)
      .filter(([goods]) => isWalked(path.split('.').at(-1) ?? '', goods))
      .map(([goods, more]): [string, Rights] => [
        `fulfilment+fulfilment.payment+fulfilment.payment.${path}+fulfilment.goods+fulfilment.goods.${goods}`,
        { ...ANYWHERE, ...rights, ...more, ...released(path, goods) },
      ]),
  );
}

const sub = (stage: string, name: string) => `${stage}+${stage}.${name}`;

export const rights: Record<string, Rights> = {
  numbering: { ...ANYWHERE, numberGiven: CARAVAN },
  stockCheck: { ...LOSABLE, stockAnswered: MANAGER },
  inStock: { ...LOSABLE, stockAnswered: MANAGER, quoteBegun: MANAGER },
  purchase: { ...LOSABLE, stockAnswered: MANAGER, supplierPriced: MANAGER },
  [sub('preparing', 'quote')]: { ...LOSABLE, quoteFormed: MANAGER },
  [sub('preparing', 'weighing')]: ANYWHERE,
  [sub('preparing', 'choice')]: {
    ...LOSABLE,
    quoteFormed: MANAGER,
    quoteReleased: MANAGER,
    approvalAsked: MANAGER,
  },
  [sub('approval', 'asked')]: { ...LOSABLE, quoteFormed: MANAGER, approvalRecalled: MANAGER },
  [sub('approval', 'weighing')]: ANYWHERE,
  [sub('sending', 'scheduled')]: {
    ...ANYWHERE,
    sendingUndone: 'director, head, own sales',
    quoteDispatched: CARAVAN,
  },
  [sub('sending', 'byHand')]: { ...LOSABLE, quoteHandedOver: MANAGER },
  quoteSent: {
    ...LOSABLE,
    quoteUndelivered: CARAVAN,
    quoteAccepted: TOLD,
    discountAsked: TOLD,
    questionAsked: 'client',
    feedbackNoted: MANAGER,
  },
  [sub('rework', 'describe')]: { ...LOSABLE, discountSubmitted: MANAGER, priceHeld: MANAGER },
  [sub('rework', 'weighing')]: ANYWHERE,
  [sub('rework', 'asked')]: { ...LOSABLE, approvalRecalled: MANAGER },
  [sub('rework', 'refused')]: { ...LOSABLE, discountSubmitted: MANAGER, priceHeld: MANAGER },
  invoicing: { ...LOSABLE, invoiceIssued: 'accountant, head, own sales' },
  ...Object.fromEntries(fulfilment()),
  won: ANYWHERE,
  unqualified: OVER,
  lost: OVER,
};
