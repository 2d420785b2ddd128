import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Carrier } from './context.ts';
import { fleetText } from './fleet.ts';
import { lanesText } from './lanes.ts';
import { ratingText } from './rating.ts';
import type { Driven } from './record.ts';

/** More ways than these are in the export. */
const WAYS = 5;

/** What is known of the company itself: its contract, its terms, its insurance. */
function standing({ contract, insurance, innChecked, paymentTerms, cleared }: Carrier): Line[] {
  const { drivers = [], plates = [] } = cleared ?? {};
  return [
    ...(innChecked === true ? [line(t('carrier.card.innChecked'), t('carrier.label.innChecked'))] : []),
    ...(contract === undefined ? [] : [line(contractText(contract), t('carrier.label.contract'))]),
    ...(paymentTerms === undefined ? [] : [line(termsText(paymentTerms), t('carrier.label.terms'))]),
    ...(insurance === undefined ? [] : [line(insuranceText(insurance), t('carrier.label.insurance'))]),
    ...(drivers.length === 0
      ? []
      : [
          line(
            list(drivers.map((p) => t('person', { name: { person: p } }))),
            t('carrier.label.clearedDrivers'),
          ),
        ]),
    ...(plates.length === 0 ? [] : [line(list(plates.map(verbatim)), t('carrier.label.clearedPlates'))]),
  ];
}

function contractText({ number, signedOn, validUntil }: NonNullable<Carrier['contract']>): Text {
  const params = { number, day: { day: signedOn } };
  return validUntil === undefined
    ? t('carrier.card.contract', params)
    : t('carrier.card.contractUntil', { ...params, until: { day: validUntil } });
}

function insuranceText({ number, insurer, sum, validUntil }: NonNullable<Carrier['insurance']>): Text {
  return list([
    t('carrier.card.policy', { number }),
    ...(insurer === undefined ? [] : [verbatim(insurer)]),
    ...(sum === undefined ? [] : [t('carrier.card.insuredFor', { sum: { money: sum } })]),
    t('carrier.card.until', { day: { day: validUntil } }),
  ]);
}

function termsText({ days, dayKind, daysFrom }: NonNullable<Carrier['paymentTerms']>): Text {
  return t('carrier.card.terms', { days, kind: dayKind, from: daysFrom });
}

function list(items: Text[]): Text {
  return t('list', { items: { list: items } });
}

/** A way that the carrier went for us: how often, when last, and for how much. */
export function drivenText({ from, to, times, last, price }: Driven): Text {
  const params = { from, to, n: times, last: { at: last, as: 'day' as const } };
  return price === undefined
    ? t('carrier.card.driven', params)
    : t('carrier.card.drivenFor', { ...params, price: { money: price } });
}

/** Where it drives: by its own word, and for us. */
function ways({ lanes = [], driven = [] }: Carrier): Line[] {
  const shown = driven.slice(0, WAYS).map(drivenText);
  return [
    ...(lanes.length === 0 ? [] : [line(lanesText(lanes), t('carrier.label.lanes'))]),
    ...(shown.length === 0 ? [] : [line(t('lines', { lines: { lines: shown } }), t('carrier.label.driven'))]),
  ];
}

/** The carrier at a glance: its people, drivers and vehicles, ways and papers, and how it works. */
export function card({ context, id }: Case<Carrier>): Line[] {
  const { fleet = [], denied, retired } = context;
  const words = (item: string) => t('verbatim', { words: { inbox: item } });
  return [
    ...(denied === undefined ? [] : [line(words(denied), t('carrier.label.denied'))]),
    ...(retired === undefined ? [] : [line(words(retired), t('carrier.label.retired'))]),
    line(ratingText(context), t('carrier.label.rating')),
    line(verbatim(context.inn), t('carrier.label.inn')),
    line(verbatim(context.city), t('carrier.label.city')),
    ...ways(context),
    ...(fleet.length === 0 ? [] : [line(fleetText(fleet), t('carrier.label.fleet'))]),
    ...standing(context),
    ...context.contacts.map((person) =>
      line(t('contact', { contact: { contact: person, of: id } }), t('carrier.label.contact')),
    ),
    ...context.drivers.map((person) =>
      line(t('contact', { contact: { contact: person, of: id } }), t('carrier.label.driver')),
    ),
    ...context.vehicles.map((v) =>
      line(
        t('carrier.card.vehicle', { plate: v.plate, body: { text: t(`carrier.body.${v.body}`) } }),
        t('carrier.label.vehicle'),
      ),
    ),
  ];
}
