import type { Case } from '../../cases/case.ts';
import { broadcastKey } from '../../messages/broadcast.ts';
import { type Text, t } from '../../texts/text.ts';
import { reserve } from './awards.ts';
import { areSealed } from './bids.ts';
import { BEST } from './buttons.ts';
import { chatTexts, countsText, heldTexts, rankedText, rankingTexts } from './card.ts';
import type { Offer } from './context.ts';
import { exchangeTexts } from './exchange-view.ts';

/**
 * The logistician's live card: who was asked, looked and answered, the best bids with what each leaves, who holds a
 * truck. The carriers' stage shows none of it.
 */
export function brief({ context: offer }: Case<Offer>, stage: string): Text[] {
  if (stage === 'open.collecting')
    return [
      reachText(offer),
      ...chatTexts(offer),
      countsText(offer),
      ...exchangeTexts(offer),
      ...best(offer),
      ...heldTexts(offer),
    ];
  return stage === 'held.lapsed' ? [...heldTexts(offer), ...nextBest(offer)] : [];
}

/** Whom the request has come to by now; the message follows as it goes out. */
function reachText({ id }: Offer): Text {
  return t('offer.card.reach', { reach: { reach: broadcastKey(id, 'offer.notice.asked') } });
}

/** More than these are one press away on the card, not in the task. */
function best(offer: Offer): Text[] {
  if (areSealed(offer)) return [t('offer.card.sealedUntil', { until: { at: offer.until } })];
  return rankingTexts(offer).slice(0, BEST);
}

function nextBest(offer: Offer): Text[] {
  const found = reserve(offer)
    .slice(0, BEST)
    .map((one, index) => rankedText(offer, one, index));
  return found.length === 0 ? [t('offer.card.noReserve')] : [t('offer.card.reserve'), ...found];
}
