import type { About, Form, Ready } from '../../forms/form.ts';
import { besideRequest, pastOf } from '../trip/lane.ts';
import { AUDIENCE } from './audience-field.ts';
import { CHANNELS, RESULTS, VERDICTS } from './channels.ts';
import type { TransportOrder } from './context.ts';
import { PRICE_TERMS, readyPrice, rounded, wholePrice } from './price-terms.ts';

/** How long carriers have to answer, in minutes: half an hour, an hour, three hours, a day. */
const ANSWER_MINUTES = ['30', '60', '180', '1440'] as const;

/** What the lane cost last. */
function pricesBefore({ current, beside }: About): Ready[] {
  const { request } = (current?.context ?? {}) as Partial<TransportOrder>;
  const last = request === undefined ? undefined : pastOf(beside.lane, request)[0];
  return last === undefined ? [] : [readyPrice(rounded(last.price))];
}

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
    beside: ({ context }) => besideRequest((context as TransportOrder).request),
    fields: [
      AUDIENCE,
      { key: 'price', kind: 'rate', optional: true, ready: pricesBefore, usual: () => null },
      ...PRICE_TERMS,
      { key: 'minutes', kind: 'choice', options: ANSWER_MINUTES, usual: () => '60' },
      { key: 'note', kind: 'letter', max: 1000, optional: true, usual: () => null },
    ],
  },
];
