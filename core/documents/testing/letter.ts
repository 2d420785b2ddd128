import { setup } from 'xstate';
import { z } from 'zod';
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
  | { type: 'drawn'; files: string[] };

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
      },
    },
    closed: { type: 'final' },
  },
});

/** A case that is asked for its paper, may be renamed meanwhile, and files what was drawn. */
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
