import { z } from 'zod';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import { lanesSchema } from '../carrier/lanes.ts';
import type { FactRule, FactsOf } from '../process.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';

const name = z.string().trim().min(1).max(100);
const carriers = z.array(z.string()).max(1000);

/** What carriers of the group have in common: all that is said must fit. `tonnage` in kilograms, `rating` of 5. */
const filter = z.object({
  place: z.string().min(1).max(100).optional(),
  body: z.enum(BODY_TYPES).optional(),
  tonnage: z.number().positive().optional(),
  rating: z.number().min(1).max(5).optional(),
  lanes: lanesSchema.optional(),
});
export type Filter = z.infer<typeof filter>;

const STAFF = ['logistician', 'head'] as const;

export interface CarrierGroup {
  name: string;
  /** Picked by hand. */
  carriers: string[];
  /** Whoever fits when the group is used. */
  filter?: Filter;
  /** The Telegram group or channel in which the group is written to, where it has one. */
  chat?: { id: string; title: string };
  /** Its own case, since it had a chat. */
  id?: string;
  /** The colleague who linked the chat: hears what becomes of it. */
  keeper?: string;
}

/** Telegram's groups and channels have negative numbers. */
const chat = z.string().regex(/^-\d+$/);

/** News of another chat is old news. */
function ofItsChat({ context }: Case<CarrierGroup>, fact: Fact): Refusal | null {
  return context.chat?.id === fact.chat ? null : refuse('not-its-chat');
}

/** Every fact of a group of carriers: what it holds and who may bring it about. */
export const facts = {
  groupMade: {
    data: z.object({ name, carriers: carriers.default([]), filter: filter.optional() }),
    by: [...STAFF],
  },
  groupRenamed: { data: z.object({ name }), by: [...STAFF] },
  membersAdded: { data: z.object({ carriers: carriers.min(1) }), by: [...STAFF] },
  memberRemoved: { data: z.object({ carrier: z.string() }), by: [...STAFF] },
  /** The chat came with the code that a colleague (`by`) asked for. */
  chatLinked: {
    data: z.object({ chat, title: z.string().min(1).max(255), by: z.string() }),
    by: ['caravan'],
  },
  chatUnlinked: {
    data: z.object({}),
    by: [...STAFF],
    check: ({ context }) => (context.chat === undefined ? refuse('no-chat') : null),
  },
  /** The chat has another id since it became a supergroup. */
  chatMoved: { data: z.object({ chat, to: chat }), by: ['caravan'], check: ofItsChat },
  /** The bot was taken out of it, or it was linked to another group. */
  chatLost: {
    data: z.object({ chat, how: z.enum(['removed', 'elsewhere']) }),
    by: ['caravan'],
    check: ofItsChat,
  },
  groupDropped: { data: z.object({}), by: [...STAFF] },
} satisfies Record<string, FactRule<CarrierGroup>>;

export type GroupFact = FactsOf<typeof facts>;
