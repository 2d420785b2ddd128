import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Carrier } from './context.ts';

/** What is known of the company itself: its contract, its terms, and how reliable it is. */
function standing({ contract, innChecked, paymentTerms, cleared, refusals }: Carrier): Line[] {
  const { drivers = [], plates = [] } = cleared ?? {};
  return [
    ...(innChecked === true ? [line(t('carrier.card.innChecked'), t('carrier.label.innChecked'))] : []),
    ...(contract === undefined ? [] : [line(contractText(contract), t('carrier.label.contract'))]),
    ...(paymentTerms === undefined ? [] : [line(termsText(paymentTerms), t('carrier.label.terms'))]),
    ...(drivers.length === 0
      ? []
      : [
          line(
            list(drivers.map((p) => t('person', { name: { person: p } }))),
            t('carrier.label.clearedDrivers'),
          ),
        ]),
    ...(plates.length === 0 ? [] : [line(list(plates.map(verbatim)), t('carrier.label.clearedPlates'))]),
    ...(refusals === undefined ? [] : [line(t('count', { n: refusals }), t('carrier.label.refusals'))]),
  ];
}

function contractText({ number, signedOn, validUntil }: NonNullable<Carrier['contract']>): Text {
  const params = { number, day: { day: signedOn } };
  return validUntil === undefined
    ? t('carrier.card.contract', params)
    : t('carrier.card.contractUntil', { ...params, until: { day: validUntil } });
}

function termsText({ days, dayKind, daysFrom }: NonNullable<Carrier['paymentTerms']>): Text {
  return t('carrier.card.terms', { days, kind: dayKind, from: daysFrom });
}

function list(items: Text[]): Text {
  return t('list', { items: { list: items } });
}

/** The carrier at a glance: its people, drivers and vehicles. */
export function card({ context, id }: Case<Carrier>): Line[] {
  return [
    line(verbatim(context.inn), t('carrier.label.inn')),
    line(verbatim(context.city), t('carrier.label.city')),
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
    ...(context.retired === undefined
      ? []
      : [line(t('verbatim', { words: { inbox: context.retired } }), t('carrier.label.retired'))]),
  ];
}
