import type { Form } from '../../forms/form.ts';
import { CHANNELS, RESULTS, VERDICTS } from './channels.ts';
import { PRICE_TERMS, wholePrice } from './price-terms.ts';

/** How long carriers have to answer, in minutes: half an hour, an hour, three hours, a day. */
const ANSWER_MINUTES = ['30', '60', '180', '1440'] as const;

/** The four channels of the study (S0-28 to S0-31). */
export const channelForms: Form[] = [
  {
    name: 'channel',
    fact: 'channelTried',
    direct: true,
    fields: [
      { key: 'channel', kind: 'choice', options: CHANNELS },
      { key: 'result', kind: 'choice', options: RESULTS },
      { key: 'price', kind: 'money', optional: true, when: ({ result }) => result === 'found' },
      { key: 'note', kind: 'letter', max: 1000, optional: true },
    ],
  },
  {
    name: 'askHead',
    fact: 'headAsked',
    direct: true,
    fields: [{ key: 'question', kind: 'letter', max: 1000 }],
  },
  {
    name: 'answerHead',
    fact: 'headAnswered',
    direct: true,
    fields: [
      { key: 'verdict', kind: 'choice', options: VERDICTS },
      { key: 'note', kind: 'letter', max: 1000, optional: true },
    ],
  },
  {
    name: 'ask',
    fact: 'carriersAsked',
    toFact: wholePrice,
    fields: [
      { key: 'carriers', kind: 'carriers' },
      { key: 'price', kind: 'rate', optional: true },
      ...PRICE_TERMS,
      { key: 'minutes', kind: 'choice', options: ANSWER_MINUTES },
      { key: 'note', kind: 'letter', max: 1000, optional: true },
    ],
  },
];
