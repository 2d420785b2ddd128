import { setup } from 'xstate';
import { z } from 'zod';
import { type Standing, standingSchema } from '../../credit/standing.ts';
import { effects } from '../../processes/effects.ts';
import type { Process } from '../../processes/process.ts';
import { verbatim } from '../../texts/text.ts';

export interface Letter {
  name: string;
  files: string[];
}

type LetterFact =
  | { type: 'asked' }
  | { type: 'renamed'; name: string }
  | { type: 'dropped' }
  | { type: 'drawn'; files: string[] }
  | { type: 'weighed' }
  | { type: 'standingTaken'; standing: Standing };

const chart = setup({
  types: { context: {} as Letter, events: {} as LetterFact, input: {} as { context: Letter } },
  actions: effects,
}).createMachine({
  id: 'letter',
  context: ({ input }) => input.context,
  initial: 'open',
  states: {
    open: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        asked: { actions: { type: 'paper', params: { paper: 'letter', fact: 'drawn' } } },
        renamed: {},
        dropped: 'closed',
        drawn: {},
        weighed: {
          actions: { type: 'gather', params: { party: 'k1', fact: 'standingTaken' } },
        },
        standingTaken: {},
      },
    },
    closed: { type: 'final' },
  },
});

/** A case that is asked for its paper, may be renamed meanwhile, files what was drawn, and asks what its client owes. */
export const letter: Process<Letter> = {
  name: 'letter',
  version: 1,
  chart,
  blank: { name: '', files: [] },
  opens: 'opened',
  facts: {
    opened: { data: z.object({ name: z.string() }), by: ['caravan'] },
    asked: { data: z.object({}), by: ['caravan'] },
    renamed: { data: z.object({ name: z.string() }), by: ['caravan'] },
    dropped: { data: z.object({}), by: ['caravan'] },
    drawn: { data: z.object({ files: z.array(z.string()) }), by: ['caravan'] },
    weighed: { data: z.object({}), by: ['caravan'] },
    standingTaken: { data: z.object({ standing: standingSchema }), by: ['caravan'] },
  },
  evolve: (context, fact) => {
    if (fact.type === 'drawn') return { ...context, files: [...context.files, ...(fact.files as string[])] };
    return 'name' in fact ? { ...context, name: fact.name as string } : context;
  },
  holders: () => ({}),
  index: () => ({ people: [] }),
  forms: [],
  title: ({ context }) => verbatim(context.name),
  card: () => [],
  paper: ({ context }) => ({
    title: verbatim('Заявка'),
    number: '12/1',
    date: '2026-11-25',
    sections: [{ rows: [{ label: verbatim('Кому'), value: verbatim(context.name) }] }],
    signatures: [],
  }),
};
