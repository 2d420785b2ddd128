import { plusMs } from '../../calendar/index.ts';
import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { card } from './card.ts';
import { blank, evolve, type Posting } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** An exchange that is silent for so long is told of. */
const SILENCE_MS = 15 * 60_000;

/** A load of an asking, shown to strangers on a freight exchange (S0-28). */
export const posting: Process<Posting> = {
  name: 'posting',
  version: 1,
  chart: machine,
  blank,
  opens: 'loadOffered',
  facts,
  evolve,
  partners: () => ({}),
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: ({ logistician, number }) => ({
    people: logistician === undefined ? [] : [logistician],
    keys: [number],
  }),
  forms,
  title: ({ context: { number, loads } }) =>
    t('posting.title', {
      number,
      from: loads?.loadings[0]?.city.name ?? '',
      to: loads?.unloadings.at(-1)?.city.name ?? '',
    }),
  card,
  related: ({ context: { offer, order } }) => [
    { case: offer, text: t('posting.related.offer') },
    { case: order, text: t('posting.related.order') },
  ],
  waits: ({ context: { since, isSilent }, stages }) =>
    stages.waiting === undefined || isSilent
      ? []
      : [
          {
            name: 'silence',
            at: plusMs(since, SILENCE_MS),
            fact: { type: 'exchangeSilent' },
          },
        ],
};
