import type { Money } from '../money/index.ts';
import { type Text, t, verbatim } from '../texts/text.ts';
import type { Field } from './form.ts';

/** Puts an answer back into words for the summary and for "now it says". */
export function showAnswer(process: string, field: Field, value: unknown, zone?: string): Text {
  // biome-ignore lint/suspicious/noExplicitAny: the field's kind says what the value is, and the readers made it so
  const v = value as any;
  switch (field.kind) {
    case 'yesno':
      return t(v === true ? 'yes' : 'no');
    case 'choice':
      return t(`${process}.${field.key}.${v}`);
    case 'choices':
      return list((v as string[]).map((option) => t(`${process}.${field.key}.${option}`)));
    case 'city':
      return verbatim(v.name);
    case 'date':
      return t('day', { day: { day: v } });
    case 'window':
      return t('window', { from: { at: v.from, ...zoned(zone) }, to: { at: v.to, ...zoned(zone) } });
    case 'weight':
      return t('weight', { kg: v });
    case 'volume':
      return t('volume', { m3: v });
    case 'places':
      return t(`places.${v.kind}`, { n: v.count });
    case 'temperature':
      return v.controlled ? t('temperature', { from: v.min, to: v.max }) : t('temperature.none');
    case 'money':
      return t('money', { sum: { money: v as Money } });
    case 'rate':
      return list([
        t('money', { sum: { money: v.amount } }),
        ...(v.vat === undefined ? [] : [vatText(v.vat)]),
        ...(v.form === undefined ? [] : [t(`payForm.${v.form}`)]),
        ...(v.days === undefined ? [] : [t('payDays', { days: v.days })]),
      ]);
    // The row is named after the tax already.
    case 'vat':
      return v === 'none' ? t('vat.none') : t('vat.only', { rate: v });
    case 'contact':
    case 'newColleague':
      return verbatim([v.name, v.phone].filter(Boolean).join(', '));
    case 'files':
      return t('files', { n: (v as string[]).length });
    case 'partner':
    case 'member':
    case 'colleague':
      return t('person', { name: { person: v } });
    case 'client':
    case 'carrier':
      return t('party', { name: { party: v } });
    case 'carriers':
      return list((v as string[]).map((id) => t('party', { name: { party: id } })));
    case 'cases':
      return t('count', { n: (v as string[]).length });
    case 'driver':
      return typeof v === 'string' ? t('person', { name: { person: v } }) : verbatim(`${v.name}, ${v.phone}`);
    case 'moment':
      return zone === undefined ? t('moment', { at: { at: v } }) : t('moment.local', { at: { at: v, zone } });
    case 'parsed':
      return field.show?.(v) ?? verbatim(String(v));
    case 'integer':
      return field.show?.(v) ?? t('count', { n: v });
    default:
      return verbatim(String(v));
  }
}

export function vatText(vat: 'none' | number): Text {
  return vat === 'none' ? t('vat.none') : t('vat.rate', { rate: vat });
}

function list(items: Text[]): Text {
  return t('list', { items: { list: items } });
}

function zoned(zone: string | undefined): { zone?: string } {
  return zone === undefined ? {} : { zone };
}
