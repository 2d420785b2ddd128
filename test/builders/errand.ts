import { setup } from 'xstate';
import { z } from 'zod';
import { approvalDecidedSchema, approvalWithdrawnSchema } from '../../core/approvals/index.ts';
import { effects } from '../../core/processes/effects.ts';
import type { Process } from '../../core/processes/process.ts';
import { verbatim } from '../../core/texts/text.ts';

interface Errand {
  number: string;
}

const chart = setup({
  types: { context: {} as Errand, input: {} as { context: Errand } },
  actions: effects,
}).createMachine({
  id: 'errand',
  context: ({ input }) => input.context,
  initial: 'open',
  states: {
    open: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: { approvalDecided: {}, approvalWithdrawn: {} },
    },
  },
});

/** The smallest case that can ask for approval: it takes down what it hears. */
export const errand: Process<Errand> = {
  name: 'errand',
  version: 1,
  chart,
  blank: { number: '' },
  opens: 'errandOpened',
  facts: {
    errandOpened: { data: z.object({ number: z.string() }), by: ['caravan'] },
    approvalDecided: { data: approvalDecidedSchema, by: ['caravan'] },
    approvalWithdrawn: { data: approvalWithdrawnSchema, by: ['caravan'] },
  },
  evolve: (context, fact) => (fact.type === 'errandOpened' ? { number: String(fact.number) } : context),
  holders: () => ({}),
  index: () => ({ people: [] }),
  forms: [],
  title: ({ context }) => verbatim(`Поручение ${context.number}`),
  card: () => [],
};
