import { modeText, shortTexts } from './card.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';
import { postedIn, windowOf } from './window.ts';

/** The request as a chat reads it: no more than a carrier reads at first, and the only way to answer is in private. */
function post(offer: Offer, chat: string) {
  return {
    to: { chat },
    text: 'offer.notice.posted',
    params: {
      request: { lines: shortTexts(offer) },
      how: { text: modeText(offer) },
      until: { at: windowOf(offer).until },
    },
    buttons: [{ text: 'offer.button.reply', join: chat }],
  };
}

/** Once a chat, with those who are asked last; until then those before are alone with it. */
export function posting(offer: Offer): Move[] {
  return postedIn(offer).map((chat) => ({ type: 'tell', ...post(offer, chat), until: 'open' }));
}

/** The post says our newest terms. */
export function reposting(offer: Offer): Move[] {
  return postedIn(offer).map((chat) => ({ type: 'reword', ...post(offer, chat) }));
}
