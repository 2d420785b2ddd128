import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { splitRate } from '../../money/index.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import { priceText, windowText } from '../transport-order/card.ts';
import { type Bid, type LiveBid, liveBids, type Offer, others } from './context.ts';

/** More than these are one press away in the history, not in the task. */
const BEST = 3;

const label = (key: string): Text => t(`offer.label.${key}`);
const named = (carrier: string): Text => t('party', { name: { party: carrier } });

/** The request line by line as carriers see it: towns and windows, nothing by which the client could be found. */
function loadLines({ loads, price, note }: Offer): Line[] {
  if (loads === undefined) return [];
  const { temperature } = loads;
  const stop = (kind: 'loadings' | 'unloadings') =>
    loads[kind].map((place) =>
      line(t('offer.card.stop', { city: place.city.name, window: { text: windowText(place) } }), label(kind)),
    );
  return [
    ...stop('loadings'),
    ...stop('unloadings'),
    line(verbatim(loads.cargo), label('cargo')),
    line(t('weight', { kg: loads.weight }), label('weight')),
    ...(loads.volume === undefined ? [] : [line(t('volume', { m3: loads.volume }), label('volume'))]),
    line(t(`transport-order.body.${loads.body}`), label('body')),
    ...(temperature?.controlled === true
      ? [line(t('temperature', { from: temperature.min, to: temperature.max }), label('temperature'))]
      : []),
    ...(loads.adr === undefined ? [] : [line(t(`transport-order.adr.${loads.adr}`), label('adr'))]),
    ...(price === undefined ? [] : [line(priceText(price), label('ourPrice'))]),
    ...(note === undefined ? [] : [line(t('verbatim', { words: { inbox: note } }), label('note'))]),
  ];
}

/** The same lines as texts, for a message. */
export function loadTexts(offer: Offer): Text[] {
  return loadLines(offer).map(({ label: name, value }) =>
    t('labelled', { label: { text: name ?? value }, value: { text: value } }),
  );
}

/** "Asked 5: 2 bids, 1 declined, 2 silent". */
export function countsText(offer: Offer): Text {
  const { declined, silent } = others(offer);
  return t('offer.card.counts', {
    asked: offer.carriers.length,
    live: liveBids(offer).length,
    declined: declined.length,
    silent: silent.length,
  });
}

function rankedText({ carrier, bid }: { carrier: string; bid: LiveBid }, index: number): Text {
  return t('offer.card.ranked', {
    n: index + 1,
    name: { party: carrier },
    net: { money: splitRate(bid.price).net },
    price: { text: priceText(bid.price) },
  });
}

function bidText(bid: Bid): Text {
  switch (bid.kind) {
    case 'accepted':
      return t('offer.card.accepted', { price: { text: priceText(bid.price) } });
    case 'priced':
      return priceText(bid.price);
    case 'declined':
      return t('offer.card.declined', {
        reason: { text: t(`offer.reason.${bid.reason}`) },
        note: bid.note === undefined ? '' : { inbox: bid.note },
      });
    case 'withdrawn':
      return t('offer.card.withdrawn');
  }
}

/**
 * The asking at a glance. A carrier sees the request and its own bid (`party` is its company), never another's; a
 * client sees nothing of it.
 */
export function card(current: Case<Offer>, viewer: Viewer, party?: string): (Line | 'gap')[] {
  const offer = current.context;
  if (viewer === 'staff') return staffCard(offer);
  return viewer === 'carrier' ? carrierCard(offer, party) : [];
}

function carrierCard(offer: Offer, party = ''): (Line | 'gap')[] {
  const bid = offer.bids[party];
  const counter = offer.counters[party];
  return [
    ...loadLines(offer),
    line(t('moment', { at: { at: offer.until } }), label('until')),
    ...(counter === undefined ? [] : [line(priceText(counter), label('counter'))]),
    ...(bid === undefined ? [] : ['gap' as const, line(bidText(bid), label('bid'))]),
  ];
}

function staffCard(offer: Offer): (Line | 'gap')[] {
  const { client, logistician, bids, counters, award } = offer;
  const { declined, silent } = others(offer);
  return [
    line(t('party', { name: { party: client } }), label('client')),
    ...(logistician === undefined
      ? []
      : [line(t('person', { name: { person: logistician } }), label('logistician'))]),
    ...loadLines(offer),
    line(t('moment', { at: { at: offer.until } }), label('until')),
    ...(award === undefined ? [] : [line(awardText(award), label('award'))]),
    'gap',
    line(countsText(offer)),
    ...liveBids(offer).map((one, index) => line(rankedText(one, index))),
    ...declined.map((carrier) => line(bidText(bids[carrier] as Bid), named(carrier))),
    ...(silent.length === 0
      ? []
      : [line(t('list', { items: { list: silent.map(named) } }), label('silent'))]),
    ...Object.entries(counters).map(([carrier, price]) =>
      line(
        t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(price) } }),
        label('countered'),
      ),
    ),
  ];
}

function awardText({ carrier, price }: NonNullable<Offer['award']>): Text {
  return t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(price) } });
}

/** What the logistician needs to choose: how many answered, and the best bids. The carriers' stage shows none of it. */
export function brief({ context }: Case<Offer>, stage: string): Text[] {
  if (stage !== 'open.collecting') return [];
  return [countsText(context), ...liveBids(context).slice(0, BEST).map(rankedText)];
}
