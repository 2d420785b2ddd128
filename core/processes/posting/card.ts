import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Loads } from '../offer/facts.ts';
import { priceText, windowText } from '../transport-order/card.ts';
import type { Posting } from './context.ts';
import { whereText, whyText } from './notices.ts';

const label = (key: string): Text => t(`posting.label.${key}`);

function stopText(place: Loads['loadings'][number]): Text {
  return t('posting.card.stop', { city: place.city.name, window: { text: windowText(place) } });
}

/** What strangers see of it; nothing of this card is for partners. */
export function card({ context }: Case<Posting>): (Line | 'gap')[] {
  const { loads, volume, price, posted, failure, logistician, heard } = context;
  return [
    ...(logistician === undefined
      ? []
      : [line(t('person', { name: { person: logistician } }), label('logistician'))]),
    ...(posted === undefined ? [] : [line(whereText(posted), label('exchange'))]),
    ...(failure === undefined ? [] : [line(whyText(context), label('failure'))]),
    line(t('count', { n: Object.keys(heard).length }), label('bids')),
    'gap',
    ...(loads === undefined
      ? []
      : [
          ...loads.loadings.map((place) => line(stopText(place), label('loadings'))),
          ...loads.unloadings.map((place) => line(stopText(place), label('unloadings'))),
          line(verbatim(loads.cargo), label('cargo')),
          line(t('weight', { kg: loads.weight }), label('weight')),
          line(t(`transport-order.body.${loads.body}`), label('body')),
        ]),
    ...(volume === undefined ? [] : [line(t('volume', { m3: volume }), label('volume'))]),
    ...(price === undefined ? [] : [line(priceText(price), label('price'))]),
  ];
}
