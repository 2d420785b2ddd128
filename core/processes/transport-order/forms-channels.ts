import type { About, Answers, Form, Ready } from '../../forms/form.ts';
import type { Money } from '../../money/index.ts';
import { HOLDS, MODES, PLANS } from '../offer/modes.ts';
import { besideRequest, pastOf } from '../trip/lane.ts';
import { AUDIENCE, CHATS, isPosted } from './audience-field.ts';
import { CHANNELS, RESULTS, VERDICTS } from './channels.ts';
import type { TransportOrder } from './context.ts';
import { MAX_TRUCKS } from './facts.ts';
import { PRICE_TERMS, readyPrice, rounded, wholePrice } from './price-terms.ts';

/** How long carriers have to answer, in minutes: half an hour, an hour, three hours, a day. */
const ANSWER_MINUTES = ['30', '60', '180', '1440'] as const;
/** How long each has who is asked alone. */
const EACH_MINUTES = ['10', '15', '30', '60'] as const;

/** What the lane cost last. */
function pricesBefore({ current, beside }: About): Ready[] {
  const { request } = (current?.context ?? {}) as Partial<TransportOrder>;
  const last = request === undefined ? undefined : pastOf(beside.lane, request)[0];
  return last === undefined ? [] : [readyPrice(rounded(last.price))];
}

/** The trucks of this order that are searched for now. */
function searched({ current, beside }: About): string[] {
  const { trips = {} } = (current?.context ?? {}) as Partial<TransportOrder>;
  return (beside.searched ?? []).map(({ id }) => id).filter((id) => id in trips);
}

const needsPrice = ({ mode }: Answers) => mode === 'fixed' || mode === 'descending';
const inTurn = ({ plan }: Answers) => plan === 'inTurn' || plan === 'mixed';

/** Carriers are asked in the bot (S0-31): whom, how, for how long. What is usual is not asked. */
const ASK: Form = {
  name: 'ask',
  fact: 'carriersAsked',
  toFact: ({ step, ...answers }) => ({
    ...wholePrice(answers),
    ...(step === undefined ? {} : { step: (step as Money).minor }),
  }),
  fromCases: { take: (_, about) => ({ trips: searched(about) }) },
  beside: ({ context }) => {
    const { request, client } = context as TransportOrder;
    return {
      ...besideRequest(request),
      searched: { process: 'trip', partyIds: [client], stages: ['search'], closed: false },
    };
  },
  fields: [
    CHATS,
    { ...AUDIENCE, when: (answers) => !isPosted(answers) },
    { ...AUDIENCE, optional: true, when: isPosted },
    { key: 'mode', kind: 'choice', options: MODES, usual: () => 'open' },
    {
      key: 'price',
      kind: 'rate',
      optional: true,
      ready: pricesBefore,
      usual: () => null,
      when: (answers) => !needsPrice(answers),
    },
    { key: 'price', kind: 'rate', ready: pricesBefore, when: needsPrice },
    ...PRICE_TERMS,
    {
      key: 'step',
      kind: 'money',
      optional: true,
      usual: () => null,
      when: ({ mode }) => mode === 'descending',
    },
    {
      key: 'trucks',
      kind: 'integer',
      range: [1, MAX_TRUCKS],
      usual: (about) => Math.max(searched(about).length, 1),
    },
    { key: 'plan', kind: 'choice', options: PLANS, usual: () => 'together' },
    { key: 'each', kind: 'choice', options: EACH_MINUTES, usual: () => '15', when: inTurn },
    {
      key: 'minutes',
      kind: 'choice',
      options: ANSWER_MINUTES,
      usual: () => '60',
      when: ({ plan }) => plan !== 'inTurn',
    },
    { key: 'hold', kind: 'choice', options: HOLDS, usual: ({ holdMinutes }) => String(holdMinutes) },
    { key: 'note', kind: 'letter', max: 1000, optional: true, usual: () => null },
  ],
};

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
  ASK,
];
