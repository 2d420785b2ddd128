import type { Case } from '../../cases/case.ts';
import type { Paper, PaperSection } from '../../documents/paper.ts';
import { t } from '../../texts/text.ts';
import type { Price } from '../transport-order/price.ts';
import { cargoLines, labelled, priceText, routeLines, vehicleLines } from './card-lines.ts';
import type { Trip } from './context.ts';
import { paperDay } from './evolve-papers.ts';

function terms({ daysFrom, dayKind }: Price) {
  return [
    ...labelled('trip.label.daysFrom', daysFrom === undefined ? undefined : t(`trip.daysFrom.${daysFrom}`)),
    ...labelled('trip.label.dayKind', dayKind === undefined ? undefined : t(`trip.dayKind.${dayKind}`)),
  ];
}

/** The carrier's order (S0-38), and the confirmation for the client, which shows neither carrier's price nor name (S0-40). */
export function paper(current: Case<Trip>, name: string): Paper {
  const trip = current.context;
  const isOrder = name === 'carrierOrder';
  const date = paperDay(trip, trip.issuedAt ?? current.updatedAt);
  const sections: PaperSection[] = [
    { title: t('trip.paper.route'), rows: routeLines(trip) },
    { title: t('trip.paper.cargo'), rows: cargoLines(trip) },
    { title: t('trip.paper.vehicle'), rows: vehicleLines(trip) },
  ];
  if (!isOrder || trip.price === undefined) {
    return {
      title: t('trip.paper.confirmation'),
      number: trip.number,
      date,
      sections,
      signatures: [t('trip.paper.forwarder')],
    };
  }
  const rows = [...labelled('trip.label.price', priceText(trip.price)), ...terms(trip.price)];
  return {
    title: t('trip.paper.carrierOrder'),
    number: trip.number,
    date,
    sections: [...sections, { title: t('trip.paper.payment'), rows }],
    signatures: [t('trip.paper.forwarder'), t('trip.paper.carrier')],
  };
}
