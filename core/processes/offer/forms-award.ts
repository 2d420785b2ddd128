import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { About, Answers, Form, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { priceText } from '../transport-order/card.ts';
import type { Price } from '../transport-order/price.ts';
import type { Trip } from '../trip/context.ts';
import { openAwards, reserve } from './awards.ts';
import { liveBids, type Ranked } from './bids.ts';
import type { Offer } from './context.ts';

export const offerOf = ({ current }: About): Offer | undefined => (current as Case<Offer> | null)?.context;

/** Bids to choose from, the best first; the value is the carrier. */
function readyBids(bids: Ranked[]): Ready[] {
  return bids.map(({ carrier, bid }) => ({
    value: carrier,
    label: t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(bid.price) } }),
  }));
}

function isOfOrder({ context }: Case, about: About): boolean {
  return (context as Trip).order === offerOf(about)?.order;
}

/** The trucks of an order are alike: the bid is for the first that is still searched for. */
function firstTrip(about: About): string[] | undefined {
  const searched = (about.beside.trips ?? []).filter((trip) => isOfOrder(trip, about));
  const [first] = searched
    .map(({ id }) => id)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return first === undefined ? undefined : [first];
}

/** The carrier whose bid the button spoke of, if that bid still stands; `arg` is its place and the sum. */
function spokenOf(bids: (offer: Offer) => Ranked[]) {
  return (about: About): string | undefined => {
    const offer = offerOf(about);
    const [place, minor] = (about.arg ?? '').split('/');
    if (offer === undefined || minor === undefined) return undefined;
    const meant = bids(offer).find(({ carrier }) => carrier === offer.carriers[Number(place)]);
    return String(meant?.bid.price.amount.minor) === minor ? meant?.carrier : undefined;
  };
}

function pricesOf(bids: Ranked[]): Record<string, Price> {
  return Object.fromEntries(bids.map(({ carrier, bid }): [string, Price] => [carrier, bid.price]));
}

/** One trip only, and the prices that the award may be made at. */
function forAward(trips: Case[], about: About): Answers | Refusal {
  const [trip] = trips;
  const offer = offerOf(about);
  if (trip === undefined || trips.length > 1 || offer === undefined) return refuse('one-trip');
  return { trip: trip.id, prices: pricesOf(liveBids(offer)) };
}

/** Trucks whose winner is silent or gone. */
function openTrips(about: About): Ready[] {
  const offer = offerOf(about);
  return (offer === undefined ? [] : openAwards(offer)).map(({ trip, carrier }) => ({
    value: trip,
    label: t('offer.card.tripOf', { n: trip.split('-').at(-1) ?? '', name: { party: carrier } }),
  }));
}

function atItsPrice({ carrier, trip, prices }: Answers): Answers {
  return { carrier, trip, price: (prices as Record<string, Price>)[carrier as string] };
}

/** The award, and the pass to the reserve: one press each, while the bid stands as it was shown. */
export const awardForms: Form[] = [
  {
    name: 'award',
    fact: 'awarded',
    direct: true,
    fromCases: { field: 'trip', take: forAward },
    beside: ({ context }) => ({
      trips: { process: 'trip', partyIds: [(context as Offer).client], stages: ['search'], closed: false },
    }),
    toFact: atItsPrice,
    fields: [
      {
        key: 'trip',
        kind: 'cases',
        among: { process: 'trip', stages: ['search'], by: 'client', fits: isOfOrder },
        usual: firstTrip,
      },
      {
        key: 'carrier',
        kind: 'pick',
        ready: (about) => readyBids(liveBids(offerOf(about) as Offer)),
        usual: spokenOf(liveBids),
      },
    ],
  },
  {
    name: 'pass',
    fact: 'passedOn',
    direct: true,
    fromCases: { take: (_, about) => ({ prices: pricesOf(reserve(offerOf(about) as Offer)) }) },
    toFact: atItsPrice,
    fields: [
      { key: 'trip', kind: 'pick', ready: openTrips, usual: (about) => openTrips(about)[0]?.value },
      {
        key: 'carrier',
        kind: 'pick',
        ready: (about) => readyBids(reserve(offerOf(about) as Offer)),
        usual: spokenOf(reserve),
      },
    ],
  },
];
