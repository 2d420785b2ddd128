import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { t, verbatim } from '../../texts/text.ts';
import type { Carrier } from './context.ts';

/** The carrier at a glance: its people, drivers and vehicles. */
export function card({ context, id }: Case<Carrier>): Line[] {
  return [
    line(verbatim(context.inn), t('carrier.label.inn')),
    line(verbatim(context.city), t('carrier.label.city')),
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
