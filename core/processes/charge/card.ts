import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import type { Money } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import type { Charge, Side } from './context.ts';

const label = (key: string): Text => t(`charge.label.${key}`);
const said = (words: string): Text => t('verbatim', { words: { inbox: words } });

const SIDES: Record<Side, Text> = {
  unset: t('charge.side.unset'),
  asked: t('charge.side.asked'),
  agreed: t('charge.side.agreed'),
  refused: t('charge.side.refused'),
  notNeeded: t('charge.side.notNeeded'),
};

/** What it is for. */
export function kindText({ kind, hours }: Charge): Text {
  const own = t(`charge.kind.${kind}`);
  return hours === undefined ? own : t('charge.card.hours', { kind: { text: own }, hours });
}

function sumLine(key: string, sum: Money | undefined): Line[] {
  return sum === undefined ? [] : [line(t('charge.card.yourSum', { sum: { money: sum } }), label(key))];
}

function wordsLine(key: string, words: string | undefined): Line[] {
  return words === undefined ? [] : [line(said(words), label(key))];
}

/** The charge at a glance. The client never sees the carrier's sum and words, the carrier never the client's. */
export function card({ context }: Case<Charge>, viewer: Viewer): (Line | 'gap')[] {
  if (viewer === 'staff') return staffLines(context);
  if (viewer === 'carrier') return carrierLines(context);
  return viewer === 'client' ? clientLines(context) : [];
}

function carrierLines(charge: Charge): Line[] {
  return [
    line(kindText(charge), label('kind')),
    ...sumLine('yourSum', charge.carrierSum),
    ...wordsLine('reason', charge.reason),
    ...wordsLine('yourRefusal', charge.carrierRefusal),
  ];
}

function clientLines(charge: Charge): Line[] {
  return [
    line(kindText(charge), label('kind')),
    ...sumLine('yourSum', charge.clientSum),
    ...wordsLine('words', charge.words),
    ...wordsLine('yourRefusal', charge.clientRefusal),
  ];
}

function sideLine(key: 'carrier' | 'client', party: string, side: Side, sum: Money | undefined): Line {
  const params = { name: { party }, side: { text: SIDES[side] } };
  return sum === undefined
    ? line(t('charge.card.side', params), label(key))
    : line(t('charge.card.sideWithSum', { ...params, sum: { money: sum } }), label(key));
}

function staffLines(charge: Charge): Line[] {
  const { logistician } = charge;
  return [
    line(kindText(charge), label('kind')),
    ...(logistician === undefined
      ? []
      : [line(t('person', { name: { person: logistician } }), label('logistician'))]),
    sideLine('carrier', charge.carrier, charge.carrierSide, charge.carrierSum),
    sideLine('client', charge.client, charge.clientSide, charge.clientSum),
    ...wordsLine('reason', charge.reason),
    ...wordsLine('words', charge.words),
    ...wordsLine('carrierRefusal', charge.carrierRefusal),
    ...wordsLine('clientRefusal', charge.clientRefusal),
    ...wordsLine('dropped', charge.dropped),
  ];
}

/** What the one who is asked must know: each side its own sum, the logistician both. */
export function brief({ context }: Case<Charge>, stage: string): Text[] {
  return linesFor(context, stage).map(({ label: name, value }) =>
    name === undefined ? value : t('labelled', { label: { text: name }, value: { text: value } }),
  );
}

function linesFor(charge: Charge, stage: string): Line[] {
  if (stage === 'agreeing.carrier.asked') return carrierLines(charge);
  if (stage === 'agreeing.client.asked') return clientLines(charge);
  if (stage === 'counting.carrier.toPay')
    return [
      line(t('party', { name: { party: charge.carrier } }), label('carrier')),
      ...sumLine('carrierSum', charge.carrierSum),
    ];
  if (stage.startsWith('counting.client.'))
    return [
      line(t('party', { name: { party: charge.client } }), label('client')),
      ...sumLine('clientSum', charge.clientSum),
    ];
  return stage === 'proposed' || stage === 'disputed' ? staffLines(charge) : [];
}
