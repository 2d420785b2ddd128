import type { About, Answers, Form, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import type { Carrier } from '../carrier/context.ts';
import { type ExchangeBid, shortId } from '../posting/bid.ts';
import { priceText } from '../transport-order/card.ts';
import { offerOf } from './forms-award.ts';
import { strangers } from './ranking.ts';

/** Whoever was taken into the book for this offer is among the newest there. */
const NEWEST = 50;

function offered(about: About): ExchangeBid[] {
  const offer = offerOf(about);
  return offer === undefined ? [] : strangers(offer);
}

/** The offer that the button spoke of; where two ids begin alike, the form asks. */
function spokenOf(about: About): string | undefined {
  const [meant, another] = offered(about).filter(({ id }) => shortId(id) === about.arg);
  return another === undefined ? meant?.id : undefined;
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[«»"“”\s]/g, '');

/** Carriers of the book that are called like the firm whose offer it is. */
function namesakes(about: About, { bid }: Answers): string[] {
  const firm = offered(about).find(({ id }) => id === bid)?.firm.name;
  if (firm === undefined) return [];
  return (about.beside.carriers ?? [])
    .filter(({ context }) => plain((context as Carrier).name) === plain(firm))
    .map(({ id }) => id);
}

export const exchangeForm: Form = {
  name: 'exchangeCarrier',
  fact: 'exchangeCarrierTaken',
  direct: true,
  beside: () => ({ carriers: { process: 'carrier', closed: false, limit: NEWEST } }),
  fields: [
    {
      key: 'bid',
      kind: 'pick',
      ready: (about): Ready[] =>
        offered(about).map(({ id, firm, price }) => ({
          value: id,
          label: t('offer.card.exchange', { firm: firm.name, price: { text: priceText(price) } }),
        })),
      usual: spokenOf,
    },
    {
      key: 'carrier',
      kind: 'carrier',
      usual: (about, answers) => {
        const [only, another] = namesakes(about, answers);
        return another === undefined ? only : undefined;
      },
    },
  ],
};
