import { z } from 'zod';
import { plusMs } from '../../calendar/index.ts';
import { refuse, saidAt } from '../../cases/refusal.ts';
import { moneySchema } from '../../money/index.ts';
import { innSchema } from '../../values/index.ts';
import { conversationFacts } from '../conversation.ts';
import type { FactRule, FactsOf } from '../process.ts';
import { type Client, EXPLANATIONS } from './context.ts';
import { creditFacts } from './credit.ts';

const person = z.string().min(1);

/** A city as a form gives it: its name and the zone its clocks show. */
export const cityAnswer = z.object({ name: z.string().min(1).max(100), zone: z.string() });
const reason = z.string().trim().min(1).max(1000);

export const contractTerms = z.object({
  signedOn: z.iso.date(),
  validUntil: z.iso.date().optional(),
  files: z.array(z.string()).min(1),
  paymentDays: z.int().min(0).max(180),
  /** From which papers the days run. */
  paymentFrom: z.enum(['scan', 'originals']),
  paymentDayKind: z.enum(['banking', 'calendar']),
  creditLimit: moneySchema.optional(),
  /** Who set the limit. */
  limitSetBy: person.optional(),
});
export type ContractTerms = z.infer<typeof contractTerms>;

export const handoverCard = z.object({
  nuances: z.string().min(1).max(2000),
  /** Do transport orders come through an electronic platform (S0-65)? */
  platform: z.boolean(),
  documentRules: z.string().min(1).max(2000),
  paymentRules: z.string().min(1).max(2000),
});
export type HandoverCard = z.infer<typeof handoverCard>;

/** A paper in the client's folder: what it is, the number under which it is known, and the deal it belongs to (S2-45). */
const filedDocument = z.object({
  kind: z.enum(['specification']),
  number: z.string(),
  file: z.string(),
  deal: z.string(),
});
export type FiledDocument = z.infer<typeof filedDocument>;

export const CALL_RESULTS = ['loads', 'none', 'later', 'noAnswer'] as const;

function dayAfter(moment: string): string {
  return plusMs(moment, 86_400_000).slice(0, 10);
}

/** Every fact of the client process: what it holds and who may bring it about. */
export const facts = {
  clientOpened: {
    data: z.object({
      name: z.string().min(1).max(200),
      inn: innSchema,
      city: cityAnswer,
      contact: person.optional(),
    }),
    by: ['sales'],
  },
  explanationsGiven: {
    data: z.object({ points: z.array(z.enum(EXPLANATIONS)).min(1) }),
    by: ['own:sales', 'head'],
  },
  contractConcluded: {
    data: contractTerms,
    by: ['own:sales', 'head'],
    // The day is the company's, the moment is universal: nowhere is it later than tomorrow's date there.
    check: (_, fact, at) =>
      (fact.signedOn as string) > dayAfter(at) ? saidAt('signedOn', refuse('signed-in-future')) : null,
  },
  numberGiven: { data: z.object({ number: z.string() }), by: ['caravan'] },
  handoverFilled: {
    data: handoverCard.extend({ contacts: z.array(person).min(1) }),
    by: ['own:sales', 'head'],
  },
  logisticianAssigned: {
    data: z.object({ logistician: person, reason: reason.optional() }),
    by: ['head', 'own:sales'],
    check: (current, fact) => {
      if (current.context.logistician === fact.logistician)
        return saidAt('logistician', refuse('assigned-already'));
      return null;
    },
  },
  handoverAccepted: { data: z.object({}), by: ['own:logistician'] },
  handoverQuestioned: { data: z.object({ question: z.string().min(1).max(2000) }), by: ['own:logistician'] },
  questionAnswered: { data: z.object({ answer: z.string().min(1).max(2000) }), by: ['own:sales', 'head'] },
  contactAdded: {
    data: z.object({ contacts: z.array(person).min(1) }),
    by: ['own:sales', 'own:logistician', 'head'],
  },
  contactRemoved: { data: z.object({ contact: person }), by: ['own:sales', 'own:logistician', 'head'] },
  contactJoined: { data: z.object({ person }), by: ['caravan'] },
  ...creditFacts,
  callLogged: {
    data: z.object({ result: z.enum(CALL_RESULTS), note: z.string().max(1000).optional() }),
    by: ['own:logistician', 'head'],
  },
  /** A paper of a deal is filed by itself (S2-45). */
  documentFiled: { data: filedDocument, by: ['caravan'] },
  clientDropped: { data: z.object({ reason }), by: ['own:sales', 'head'] },
  clientReopened: { data: z.object({ reason }), by: ['own:sales', 'head'] },
  ...conversationFacts(['own:sales', 'own:logistician', 'head']),
} satisfies Record<string, FactRule<Client>>;

export type ClientFact = FactsOf<typeof facts>;
