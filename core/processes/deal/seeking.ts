import { ladder, TASK } from '../../obligations/ladders.ts';
import { DEALS } from '../number-series/index.ts';
import { chart } from './chart.ts';
import { LOSE, LOST } from './leaving.ts';
import { TASK_DAYS } from './policy.ts';

const STOCK = {
  stockAnswered: [{ guard: 'isInStock', target: 'inStock' }, { target: 'purchase' }],
} as const;

const ANSWER = { fact: 'stockAnswered', form: 'stock' } as const;

/** S2-07. */
export const numbering = chart.createStateConfig({
  meta: { owner: 'caravan', rest: true, buttons: [] },
  entry: {
    type: 'command',
    params: ({ context }) => ({
      process: 'number-series',
      caseId: DEALS,
      fact: { type: 'numberTaken', process: 'deal', caseId: context.id, prefix: '' },
    }),
  },
  on: { numberGiven: 'stockCheck' },
});

/** S2-08, S2-09, G-06: are the goods in stock? */
export const stockCheck = chart.createStateConfig({
  meta: {
    owner: 'sales',
    deadline: { workingDays: TASK_DAYS },
    ladder: TASK,
    buttons: [ANSWER, LOSE],
  },
  on: { ...STOCK, ...LOST },
});

/** S2-10, G-01: the manager moves on to the quote. */
export const inStock = chart.createStateConfig({
  meta: {
    owner: 'sales',
    deadline: { workingDays: 1 },
    ladder: ladder('head'),
    buttons: [{ fact: 'quoteBegun' }, { ...ANSWER, aside: true }, LOSE],
  },
  on: { quoteBegun: '#preparing', ...STOCK, ...LOST },
});

/** S2-11 to S2-14: the supplier's price. */
export const purchase = chart.createStateConfig({
  meta: {
    owner: 'sales',
    deadline: { workingDays: TASK_DAYS },
    ladder: TASK,
    buttons: [{ fact: 'supplierPriced', form: 'price' }, { ...ANSWER, aside: true }, LOSE],
  },
  on: { supplierPriced: '#preparing', ...STOCK, ...LOST },
});
