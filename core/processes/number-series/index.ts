import { setup } from 'xstate';
import { z } from 'zod';
import { t } from '../../texts/text.ts';
import { effects } from '../effects.ts';
import type { Process } from '../process.ts';

/** A series of consecutive numbers, such as the contract register of a year (S0-16). A case like any other. */
export interface NumberSeries {
  last: number;
}

const numberTaken = z.object({
  /** Who asked, to be told the number. */
  process: z.string(),
  caseId: z.string(),
  prefix: z.string(),
});

type NumberTaken = z.infer<typeof numberTaken> & { type: 'numberTaken' };

const chart = setup({
  types: { context: {} as NumberSeries, events: {} as NumberTaken, input: {} as { context: NumberSeries } },
  actions: effects,
}).createMachine({
  id: 'number-series',
  context: ({ input }) => input.context,
  initial: 'open',
  states: {
    open: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        numberTaken: {
          actions: {
            type: 'command',
            params: ({ context, event }) => ({
              process: event.process,
              caseId: event.caseId,
              fact: { type: 'numberGiven', number: `${event.prefix}${context.last}` },
            }),
          },
        },
      },
    },
  },
});

export const numberSeries: Process<NumberSeries> = {
  name: 'number-series',
  version: 1,
  chart,
  blank: { last: 0 },
  opens: 'seriesOpened',
  onDemand: true,
  facts: {
    seriesOpened: { data: z.object({}), by: ['caravan'] },
    numberTaken: { data: numberTaken, by: ['caravan'] },
  },
  evolve: (context, fact) => (fact.type === 'numberTaken' ? { last: context.last + 1 } : context),
  holders: () => ({}),
  index: () => ({ people: [] }),
  forms: [],
  title: (current) => t('number-series.title', { id: current.id }),
  card: (current) => [
    { label: t('number-series.label.last'), value: t('count', { n: current.context.last }) },
  ],
};

/** Orders are numbered through, so that a number is never met twice. */
export const ORDERS = 'orders';

/** So are deals. */
export const DEALS = 'deals';

/** The contract register of the year in which a contract was signed. */
export function contractsOf(signedOn: string): string {
  return `contracts-${signedOn.slice(0, 4)}`;
}
