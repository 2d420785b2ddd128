import { z } from 'zod';
import { localDateOf } from '../../calendar/index.ts';
import type { Entry } from '../../cases/entry.ts';
import { type CreditTerms, GRADES } from '../../credit/standing.ts';
import type { Form } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import { type Line, line } from '../../messages/screen.ts';
import { BANKS, moneySchema } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { FactRule } from '../process.ts';
import type { Client } from './context.ts';

/** The terms as a whole: what is left out is not set any more. */
const creditTermsSet = z.object({
  grade: z.enum(GRADES),
  limit: moneySchema.refine(({ minor }) => minor >= 0).optional(),
  days: z.int().min(0).max(180).optional(),
});

/** Who answers for the company's money says how far a client is trusted (G-28: what a manager may grant alone). */
export const creditFacts = {
  creditTermsSet: { data: creditTermsSet, by: ['director', 'head'] },
} satisfies Record<string, FactRule<Client>>;

export function withCredit(
  client: Client,
  terms: z.infer<typeof creditTermsSet>,
  { at, actor }: Pick<Entry, 'at' | 'actor'>,
): Client {
  const { grade, limit, days } = terms;
  const set: CreditTerms = {
    grade,
    ...(limit === undefined ? {} : { limit }),
    ...(days === undefined ? {} : { days }),
    ...(actor.person === null ? {} : { setBy: actor.person }),
    setOn: localDateOf(at, BANKS),
  };
  return { ...client, credit: [...(client.credit ?? []), set] };
}

/** All terms that the client ever had, oldest first; those of the contract were the first. */
function termsEver({ contract, credit = [] }: Client): CreditTerms[] {
  if (contract === undefined) return credit;
  const { creditLimit, limitSetBy, paymentDays, signedOn } = contract;
  const limit = creditLimit === undefined ? {} : { limit: creditLimit };
  const setBy = limitSetBy === undefined ? {} : { setBy: limitSetBy };
  return [{ ...limit, days: paymentDays, ...setBy, setOn: signedOn }, ...credit];
}

/** The terms that hold now; what nobody has set is absent. */
export function creditOf(client: Client): CreditTerms {
  return termsEver(client).at(-1) ?? {};
}

export const creditForm: Form = {
  name: 'credit',
  fact: 'creditTermsSet',
  starts: ({ context }) => {
    const { grade, limit, days } = creditOf(context as Client);
    return {
      ...(grade === undefined ? {} : { grade }),
      ...(limit === undefined ? {} : { limit }),
      ...(days === undefined ? {} : { days }),
    };
  },
  fields: [
    { key: 'grade', kind: 'choice', options: GRADES },
    {
      key: 'limit',
      kind: 'money',
      optional: true,
      ready: ({ current }) => (current === null ? [] : readySums(creditOf(current.context as Client).limit)),
    },
    { key: 'days', kind: 'integer', range: [0, 180], optional: true },
  ],
};

/** Grade, limit and days in a line, each told to be missing where nobody has set it. */
export function creditText({ grade, limit, days }: CreditTerms): Text {
  const terms = [
    grade === undefined ? t('client.card.noGrade') : t('client.card.grade', { grade }),
    limit === undefined ? t('client.card.noLimit') : t('client.card.limit', { limit: { money: limit } }),
    days === undefined ? t('client.card.noDeferral') : t('client.card.deferral', { days }),
  ];
  return t('list', { items: { list: terms } });
}

/** What holds now and who set it, and what held before. */
export function creditLines(client: Client): Line[] {
  const [now = {}, ...earlier] = termsEver(client).reverse();
  const told = (terms: CreditTerms) => {
    const { setBy, setOn } = terms;
    if (setBy === undefined || setOn === undefined) return creditText(terms);
    return t('client.card.creditBy', {
      terms: { text: creditText(terms) },
      who: { person: setBy },
      day: { day: setOn },
    });
  };
  return [
    line(told(now), t('client.label.credit')),
    ...earlier.map((terms) => line(told(terms), t('client.label.creditBefore'))),
  ];
}
