import type { Case } from '../../cases/case.ts';
import type { Paper, PaperSection } from '../../documents/paper.ts';
import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import { splitRate, termsOf } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Price } from '../transport-order/price.ts';
import { cargoLines, routeLines, vehicleLines } from './card-lines.ts';
import type { Trip } from './context.ts';
import { paperDay } from './evolve-papers.ts';

/** What is paid in all, and the VAT within it. */
function sumText(price: Price): Text {
  const { gross, vat } = splitRate(price);
  const said = { sum: { money: gross }, vat: { text: vatText(price.vat) } };
  return price.vat === 'none'
    ? t('trip.paper.withoutVat', said)
    : t('trip.paper.withVat', { ...said, tax: { money: vat } });
}

function termsText(price: Price): Text {
  const { days, dayKind, daysFrom } = termsOf(price);
  const form = { text: t(`payForm.${price.form}`) };
  return days === 0
    ? t('trip.paper.atOnce', { form })
    : t('trip.paper.terms', { form, days, kind: dayKind, from: daysFrom });
}

function paymentLines(price: Price): Line[] {
  return [line(sumText(price), t('trip.label.sum')), line(termsText(price), t('trip.label.payment'))];
}

function signed(as: string, party: string): Text {
  return t('trip.paper.signed', { as: { text: t(as) }, name: { party } });
}

/** The carrier's order (S0-38), and the confirmation for the client, which shows neither carrier's price nor name (S0-40). */
export function paper(current: Case<Trip>, name: string): Paper {
  const trip = current.context;
  const { number, client, carrier, price } = trip;
  const date = paperDay(trip, trip.issuedAt ?? current.updatedAt);
  const us = { as: t('trip.paper.forwarder') };
  const sections: PaperSection[] = [
    { title: t('trip.paper.route'), rows: routeLines(trip) },
    { title: t('trip.paper.cargo'), rows: cargoLines(trip) },
    { title: t('trip.paper.vehicle'), rows: vehicleLines(trip) },
  ];
  if (name !== 'carrierOrder' || price === undefined || carrier === undefined) {
    return {
      title: t('trip.paper.confirmation'),
      number,
      date,
      parties: [us, { as: t('trip.paper.client'), party: client }],
      sections,
      signatures: [us.as],
    };
  }
  return {
    title: t('trip.paper.carrierOrder'),
    number,
    date,
    parties: [us, { as: t('trip.paper.carrier'), party: carrier }],
    sections: [...sections, { title: t('trip.paper.payment'), rows: paymentLines(price) }],
    signatures: [us.as, signed('trip.paper.carrier', carrier)],
  };
}
