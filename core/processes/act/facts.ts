import { z } from 'zod';
import { moneySchema } from '../../money/index.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import type { Act } from './context.ts';

export const actOpened = z.object({
  invoice: z.string(),
  /** Number of the act. */
  number: z.string(),
  client: z.string(),
  orders: z.array(z.string()).min(1),
  logistician: z.string().optional(),
  sum: moneySchema,
});
export type ActOpened = z.infer<typeof actOpened>;

const HOLDERS: By[] = ['own:logistician', 'accountant'];

/** Every fact of a client's act: what it holds and who may bring it about. */
export const facts = {
  actOpened: { data: actOpened, by: ['caravan'] },
  actSigned: {
    data: z.object({ files: z.array(z.string()).min(1), on: z.iso.date() }),
    by: [...HOLDERS, 'client'],
  },
  signatureAsked: { data: z.object({}), by: ['caravan'] },
  actAccepted: { data: z.object({}), by: ['accountant'] },
  actRejected: { data: z.object({ reason: z.string().min(1) }), by: ['accountant'] },
  /** Its invoice was cancelled: another one brings its own act. */
  actDropped: { data: z.object({ invoice: z.string() }), by: ['caravan'] },
  ...conversationFacts([...HOLDERS, 'head']),
} satisfies Record<string, FactRule<Act>>;

export type ActFact = FactsOf<typeof facts>;
