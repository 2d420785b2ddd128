import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { splitRate } from '../../money/index.ts';
import { chatOf } from '../../people/chat.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import { priceText, windowText } from '../transport-order/card.ts';
import { awardsOf } from './awards.ts';
import {
  areSealed,
  askedCarriers,
  isLate,
  isToRenew,
  liveBids,
  nextPrice,
  others,
  type Ranked,
} from './bids.ts';
import type { Award, Bid, Offer } from './context.ts';
import { contactLines, exchangeTexts, strangerText } from './exchange-view.ts';
import { marginText } from './margin.ts';
import type { Mode } from './modes.ts';
import { ranking } from './ranking.ts';
import { postedIn, windowOf } from './window.ts';

export const label = (key: string): Text => t(`offer.label.${key}`);
export const named = (carrier: string): Text => t('party', { name: { party: carrier } });

/** The request in short, as it first comes to a carrier: where, when, what kind of truck, for how much. */
function shortLines({ loads, price }: Offer): Line[] {
  if (loads === undefined) return [];
  const stop = (kind: 'loadings' | 'unloadings') =>
    loads[kind].map((place) =>
      line(t('offer.card.stop', { city: place.city.name, window: { text: windowText(place) } }), label(kind)),
    );
  return [
    ...stop('loadings'),
    ...stop('unloadings'),
    line(t(`transport-order.body.${loads.body}`), label('body')),
    line(t('weight', { kg: loads.weight }), label('weight')),
    ...(price === undefined ? [] : [line(priceText(price), label('ourPrice'))]),
  ];
}

/** The request line by line as carriers see it: towns and windows, nothing by which the client could be found. */
function loadLines(offer: Offer): Line[] {
  const { loads, note } = offer;
  if (loads === undefined) return [];
  const { temperature } = loads;
  return [
    ...shortLines(offer),
    line(verbatim(loads.cargo), label('cargo')),
    ...(loads.volume === undefined ? [] : [line(t('volume', { m3: loads.volume }), label('volume'))]),
    ...(temperature?.controlled === true
      ? [line(t('temperature', { from: temperature.min, to: temperature.max }), label('temperature'))]
      : []),
    ...(loads.adr === undefined ? [] : [line(t(`transport-order.adr.${loads.adr}`), label('adr'))]),
    ...(note === undefined ? [] : [line(t('verbatim', { words: { inbox: note } }), label('note'))]),
  ];
}

/** The short lines as texts, for a message. */
export function shortTexts(offer: Offer): Text[] {
  return shortLines(offer).map(({ label: name, value }) =>
    t('labelled', { label: { text: name ?? value }, value: { text: value } }),
  );
}

const MODE: Record<Mode, Text> = {
  open: t('offer.mode.open'),
  sealed: t('offer.mode.sealed'),
  fixed: t('offer.mode.fixed'),
  descending: t('offer.mode.descending'),
};

function said(mode: Mode, named: 'yes' | 'no'): Text {
  switch (mode) {
    case 'open':
      return t('offer.said.open', { named });
    case 'sealed':
      return t('offer.said.sealed', { named });
    case 'fixed':
      return t('offer.said.fixed');
    case 'descending':
      return t('offer.said.descending');
  }
}

/** What a carrier has to know of how the truck is given away. */
export function modeText({ mode = 'sealed', price, trucks = 1 }: Offer): Text {
  const how = said(mode, price === undefined ? 'no' : 'yes');
  return trucks > 1 ? t('offer.card.modeForTrucks', { how: { text: how }, n: trucks }) : how;
}

/** "Asked 5, 3 looked: 2 bids, 1 declined, 2 silent". */
export function countsText(offer: Offer): Text {
  const { declined, silent } = others(offer);
  return t('offer.card.counts', {
    asked: askedCarriers(offer).length,
    opened: (offer.opened ?? []).length,
    live: liveBids(offer).length,
    declined: declined.length,
    silent: silent.length,
  });
}

/** How many came from each chat. */
export function chatTexts(offer: Offer): Text[] {
  return postedIn(offer).map((chat) => {
    const came = (offer.joined ?? []).filter((one) => one.chat === chat);
    return t('offer.card.inChat', { chat: { person: chatOf(chat) }, n: came.length });
  });
}

/** A bid with its place, what it leaves, and what is to be minded about it. */
export function rankedText(offer: Offer, { carrier, bid }: Ranked, index: number): Text {
  const ranked = t('offer.card.ranked', {
    n: index + 1,
    name: { party: carrier },
    net: { money: splitRate(bid.price).net },
    price: { text: priceText(bid.price) },
    margin: { text: marginText(offer, bid.price) },
  });
  if (isToRenew(offer, carrier)) return t('offer.card.toRenew', { bid: { text: ranked } });
  return isLate(offer, bid) ? t('offer.card.late', { bid: { text: ranked }, at: { at: bid.at } }) : ranked;
}

/** Every bid with its place, those of strangers from the exchange among them. */
export function rankingTexts(offer: Offer): Text[] {
  return ranking(offer).map((place, index) =>
    'ranked' in place ? rankedText(offer, place.ranked, index) : strangerText(offer, place.stranger, index),
  );
}

export function bidText(bid: Bid): Text {
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
  const [best] = liveBids(offer);
  const isPublic = offer.mode === 'open' || offer.mode === 'descending';
  const next = nextPrice(offer);
  return [
    ...loadLines(offer),
    ...(offer.mode === undefined ? [] : [line(modeText(offer))]),
    line(t('moment', { at: { at: windowOf(offer).until } }), label('until')),
    ...(isPublic && best !== undefined ? [line(priceText(best.bid.price), label('best'))] : []),
    ...(next === undefined ? [] : [line(priceText(next), label('next'))]),
    ...(counter === undefined ? [] : [line(priceText(counter), label('counter'))]),
    ...(bid === undefined ? [] : ['gap' as const, line(bidText(bid), label('bid'))]),
  ];
}

function staffCard(offer: Offer): (Line | 'gap')[] {
  const { client, logistician, bids, counters, mode } = offer;
  const { declined, silent } = others(offer);
  const { barred = [] } = offer;
  const known = [...askedCarriers(offer), ...barred];
  const later = offer.carriers.filter((carrier) => !known.includes(carrier));
  const names = (carriers: string[], key: string) =>
    carriers.length === 0 ? [] : [line(t('list', { items: { list: carriers.map(named) } }), label(key))];
  return [
    line(t('party', { name: { party: client } }), label('client')),
    ...(logistician === undefined
      ? []
      : [line(t('person', { name: { person: logistician } }), label('logistician'))]),
    ...(mode === undefined ? [] : [line(MODE[mode], label('mode'))]),
    ...loadLines(offer),
    line(t('moment', { at: { at: offer.until } }), label('until')),
    ...winners(offer),
    'gap',
    line(countsText(offer)),
    ...chatTexts(offer).map((text) => line(text)),
    ...exchangeTexts(offer).map((text) => line(text)),
    ...bidLines(offer),
    ...declined.map((carrier) => line(bidText(bids[carrier] as Bid), named(carrier))),
    ...names(silent, 'silent'),
    ...names(offer.opened ?? [], 'opened'),
    ...names(later, 'later'),
    ...names(barred, 'barred'),
    ...Object.entries(counters).map(([carrier, price]) =>
      line(
        t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(price) } }),
        label('countered'),
      ),
    ),
  ];
}

/** Sealed prices are not for us either until the time is over: only who answered. */
function bidLines(offer: Offer): Line[] {
  if (!areSealed(offer)) return [...rankingTexts(offer).map((text) => line(text)), ...contactLines(offer)];
  const who = liveBids(offer)
    .map(({ carrier }) => carrier)
    .toSorted()
    .map(named);
  return who.length === 0 ? [] : [line(t('list', { items: { list: who } }), label('sealed'))];
}

function winners({ award, awards = [] }: Offer): Line[] {
  const all: Pick<Award, 'carrier' | 'price'>[] = award === undefined ? awards : [award];
  return all.map(({ carrier, price }) =>
    line(
      t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(price) } }),
      label('award'),
    ),
  );
}

/** Who holds a truck, and how far it has come. */
export function heldTexts(offer: Offer): Text[] {
  return awardsOf(offer).map(({ carrier, price, until, isLapsed, lost, isConfirmed, at }) => {
    const who = { carrier: { party: carrier }, price: { text: priceText(price) } };
    if (isConfirmed === true) return t('offer.held.confirmed', who);
    if (lost !== undefined)
      return lost === 'refused' ? t('offer.held.refused', who) : t('offer.held.released', who);
    if (isLapsed === true) return t('offer.held.lapsed', { ...who, at: { at } });
    return until === undefined
      ? t('offer.held.ours', who)
      : t('offer.held.until', { ...who, until: { at: until } });
  });
}
