import { splitRate } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { StageButton } from '../stage.ts';
import { openAwards, reserve } from './awards.ts';
import { areSealed, isToRenew, liveBids, type Ranked } from './bids.ts';
import type { Offer } from './context.ts';
import { sideOf } from './exchange.ts';
import { MORE_HOLD_MINUTES } from './modes.ts';
import { placeOf, strangers } from './ranking.ts';

/** So many bids are one press away. */
export const BEST = 3;

/** The bid that a press speaks of: its place among those who are asked, and its sum. */
function argOf({ carriers }: Offer, { carrier, bid }: Ranked): string {
  return `${carriers.indexOf(carrier)}/${bid.price.amount.minor}`;
}

/** Bids that could be awarded now, the best first. */
export function awardable(offer: Offer): Ranked[] {
  return areSealed(offer) ? [] : liveBids(offer).filter(({ carrier }) => !isToRenew(offer, carrier));
}

function awardNth(nth: number): StageButton {
  const found = (offer: Offer) => awardable(offer)[nth];
  return {
    fact: 'awarded',
    form: 'award',
    arg: (offer: Offer) => {
      const one = found(offer);
      return one === undefined ? undefined : argOf(offer, one);
    },
    label: (offer: Offer): Text => {
      const one = found(offer);
      return one === undefined
        ? t('offer.button.awarded')
        : t('offer.button.awardNth', {
            n: placeOf(offer, one.carrier),
            sum: { money: splitRate(one.bid.price).gross },
          });
    },
  };
}

/** The best bids, each awarded by one press as long as it stands as it is shown. */
export const AWARD_BEST: StageButton[] = Array.from({ length: BEST }, (_, nth) => awardNth(nth));

/** The best of the reserve that stands. */
export function bestReserve(offer: Offer): Ranked | undefined {
  return reserve(offer).find(({ carrier }) => !isToRenew(offer, carrier));
}

export const PASS: StageButton = {
  fact: 'passedOn',
  form: 'pass',
  arg: (offer: Offer) => {
    const one = bestReserve(offer);
    return one === undefined || openAwards(offer).length === 0 ? undefined : argOf(offer, one);
  },
  label: (offer: Offer) => {
    const one = bestReserve(offer);
    return one === undefined
      ? t('offer.button.passedOn')
      : t('offer.button.passTo', { sum: { money: splitRate(one.bid.price).gross } });
  },
};

export const PROLONG: StageButton = {
  fact: 'holdExtended',
  quick: 'minutes',
  arg: (offer: Offer) =>
    openAwards(offer).some(({ isLapsed }) => isLapsed === true) ? String(MORE_HOLD_MINUTES) : undefined,
};

/** One load of an asking at a time. */
export const POST: StageButton = {
  fact: 'exchangeOffered',
  opens: 'posting.new',
  for: ['own:logistician', 'head'],
  when: (offer: Offer) => Object.keys(sideOf(offer).loads).length === 0,
};

/** A firm from the exchange becomes one of those who are asked. */
export const TAKE_ON: StageButton = {
  fact: 'exchangeCarrierTaken',
  form: 'exchangeCarrier',
  when: (offer: Offer) => strangers(offer).length > 0 && !areSealed(offer),
};
