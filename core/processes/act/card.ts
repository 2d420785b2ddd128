import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import type { Act } from './context.ts';

const label = (key: string): Text => t(`act.label.${key}`);

/** The act at a glance. */
export function card({ context }: Case<Act>, viewer: Viewer): Line[] {
  const { client, number, sum, signed, rejection } = context;
  return [
    ...(viewer === 'staff' ? [line(t('party', { name: { party: client } }), label('client'))] : []),
    line(verbatim(number), label('number')),
    line(t('money', { sum: { money: sum } }), label('sum')),
    ...(signed === undefined ? [] : [line(t('day', { day: { day: signed.on } }), label('signed'))]),
    ...(rejection === undefined
      ? []
      : [line(t('verbatim', { words: { inbox: rejection } }), label('rejection'))]),
  ];
}

/** Whose signature is wanted, and what was wrong with the copy that came. */
export function brief({ context: { client, rejection } }: Case<Act>): Text[] {
  const said = (key: string, value: Text) =>
    t('labelled', { label: { text: label(key) }, value: { text: value } });
  return [
    said('client', t('party', { name: { party: client } })),
    ...(rejection === undefined ? [] : [said('rejection', t('verbatim', { words: { inbox: rejection } }))]),
  ];
}
