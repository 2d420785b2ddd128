import { z } from 'zod';
import { approvalDecidedSchema, approvalWithdrawnSchema } from '../../approvals/index.ts';
import { standingSchema } from '../../credit/standing.ts';
import { moneySchema, paymentAmountSchema, vatRateSchema } from '../../money/index.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { lessThanQuoted, ownToSend, stoppable } from './checks.ts';
import type { Deal } from './context.ts';
import { goodsFacts } from './facts-goods.ts';
import { MANAGER, moneyFacts } from './facts-money.ts';
import { LOSSES, STOCK, WAYS } from './lists.ts';

const files = z.array(z.string());
/** An id: the words lie in the inbox. */
const words = z.string().min(1);
const caravan: By[] = ['caravan'];

/** Every fact of a deal: what it holds and who may bring it about. The director decides in the approval's own case. */
export const facts = {
  dealOpened: {
    data: z.object({
      client: z.string(),
      sales: z.exactOptional(z.string()),
      logistician: z.exactOptional(z.string()),
      zone: z.string(),
      goods: z.string().min(1).max(1000),
      quantity: z.exactOptional(z.string().min(1).max(200)),
      comment: z.exactOptional(words),
      files: z.exactOptional(files),
    }),
    by: ['sales', 'head'],
  },
  numberGiven: { data: z.object({ number: z.string() }), by: caravan },
  /** S2-10, S2-11: where the goods are. */
  stockAnswered: {
    data: z.object({
      stock: z.enum(STOCK),
      warehouse: z.exactOptional(z.string().min(1).max(100)),
      note: z.exactOptional(words),
    }),
    by: MANAGER,
  },
  quoteBegun: { data: z.object({}), by: MANAGER },
  /** S2-14. */
  supplierPriced: {
    data: z.object({
      supplier: z.string().min(1).max(200),
      price: paymentAmountSchema,
      days: z.int().min(0).max(365),
    }),
    by: MANAGER,
  },
  /** S2-18, S2-20: the file and its numbers; the sum and the cost hold VAT. */
  quoteFormed: {
    data: z.object({
      files: files.min(1),
      sum: paymentAmountSchema,
      cost: z.exactOptional(moneySchema),
      vat: vatRateSchema,
      days: z.int().min(0).max(365),
    }),
    by: MANAGER,
  },
  standingTaken: { data: z.object({ standing: standingSchema }), by: caravan },
  /** S2-16, S2-19. */
  approvalAsked: { data: z.object({ reason: words }), by: MANAGER },
  /** S2-17: the manager's own to send. */
  quoteReleased: { data: z.object({}), by: MANAGER, check: ownToSend },
  approvalDecided: { data: approvalDecidedSchema, by: caravan },
  approvalWithdrawn: { data: approvalWithdrawnSchema, by: caravan },
  approvalRecalled: { data: z.object({}), by: MANAGER },
  /** G-03: taken back before it left. */
  sendingUndone: { data: z.object({}), by: [...MANAGER, 'director'] },
  quoteDispatched: { data: z.object({}), by: caravan },
  quoteUndelivered: { data: z.object({}), by: caravan },
  quoteHandedOver: { data: z.object({ how: z.enum(WAYS) }), by: MANAGER },
  feedbackNoted: { data: z.object({ note: words }), by: MANAGER },
  quoteAccepted: { data: z.object({}), by: ['client', ...MANAGER] },
  discountAsked: { data: z.object({ wanted: z.exactOptional(words) }), by: ['client', ...MANAGER] },
  questionAsked: { data: z.object({ question: words }), by: ['client'] },
  /** S2-33. */
  discountSubmitted: {
    data: z.object({ discount: paymentAmountSchema, reason: words }),
    by: MANAGER,
    check: lessThanQuoted,
  },
  /** G-04: no discount; the client is told. */
  priceHeld: { data: z.object({}), by: MANAGER },
  dealLost: {
    data: z.object({ loss: z.enum(LOSSES), why: z.exactOptional(words) }),
    by: MANAGER,
    check: stoppable,
  },
  /** G-29. */
  dealReopened: { data: z.object({ reason: words }), by: ['head'] },
  ...moneyFacts,
  ...goodsFacts,
  ...conversationFacts([...MANAGER, 'own:logistician', 'accountant']),
} satisfies Record<string, FactRule<Deal>>;

export type DealFact = FactsOf<typeof facts>;
