import { ladder } from '../../obligations/ladders.ts';
import { parted } from './barred.ts';
import { inPlay } from './bids.ts';
import { PASS, PROLONG, TAKE_ON } from './buttons.ts';
import { act, chart, type Move } from './chart.ts';
import { toOrder, toTrip } from './commands.ts';
import type { Offer } from './context.ts';
import { receipt } from './notices.ts';
import { notTaken, reserveOver } from './notices-award.ts';
import { answerCounts } from './record.ts';

const RENEW: Move = { type: 'renew', stage: 'held.lapsed' };

const noteBid = act((offer) => [...toOrder(offer), ...receipt(offer, 'held')]);
const over = act((offer) => reserveOver(offer));

/** Where a truck waits to be passed on is the logistician's task; as long as it does, the card says so. */
const STILL_OPEN = { guard: 'isOpen', target: '.lapsed', actions: act(() => [RENEW]) } as const;

/** Every truck has its winner, who is held until it has confirmed; the others are the reserve (S0-38, S0-39, G-12). */
export const held = chart.createStateConfig({
  id: 'held',
  meta: {
    owner: 'logistician',
    rest: true,
    buttons: [
      { fact: 'bidPriced', form: 'bid' },
      { fact: 'bidDeclined', form: 'decline', aside: true },
    ],
  },
  // Nobody is asked any more: how each has answered counts in its record.
  entry: act(answerCounts),
  initial: 'waiting',
  on: {
    detailsOpened: {},
    bidPriced: { actions: noteBid },
    bidDeclined: { actions: noteBid },
    bidWithdrawn: { actions: noteBid },
    bidTold: { actions: noteBid },
    carrierBarred: { actions: act<'carrierBarred'>((offer, { carrier }) => parted(offer, carrier)) },
    answersDue: {},
    exchangeCarrierTaken: [
      { ...STILL_OPEN, actions: act((offer) => [...toOrder(offer), RENEW]) },
      { actions: act(toOrder) },
    ],
    holdMoved: [{ guard: 'isOpen' }, { target: '.waiting' }],
    holdLapsed: STILL_OPEN,
    holdExtended: [STILL_OPEN, { target: '.waiting' }],
    passedOn: [
      { ...STILL_OPEN, actions: act<'passedOn'>((offer, { trip }) => [...toTrip(offer, trip), RENEW]) },
      { target: '.waiting', actions: act<'passedOn'>((offer, { trip }) => toTrip(offer, trip)) },
    ],
    awardConfirmed: [
      { guard: 'isSettled', target: 'over', actions: over },
      { guard: 'isOpen' },
      { target: '.waiting' },
    ],
    awardLost: STILL_OPEN,
    truckCalledOff: [
      { guard: 'isSettled', target: 'over', actions: over },
      STILL_OPEN,
      { target: '.waiting' },
    ],
    awardRefused: [
      {
        guard: 'isSettled',
        target: 'over',
        actions: act<'awardRefused'>((offer, fact) => [
          ...notTaken(fact),
          ...reserveOver(offer, fact.carrier),
        ]),
      },
      { actions: act<'awardRefused'>((_, fact) => notTaken(fact)) },
    ],
    offerClosed: { target: 'over', actions: over },
  },
  states: {
    waiting: { meta: { owner: 'carrier', rest: true, buttons: [] } },
    lapsed: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 1 },
        ladder: ladder('head').slice(2),
        buttons: [
          PASS,
          PROLONG,
          { fact: 'bidTold', form: 'told', when: (offer: Offer) => inPlay(offer).length > 1 },
          TAKE_ON,
          { fact: 'offerClosed', aside: true },
        ],
      },
    },
  },
});
