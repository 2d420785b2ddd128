import { setup } from 'xstate';
import type { Entry, Fact } from '../../cases/entry.ts';
import type { Form } from '../../forms/form.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import { HEADING } from '../carrier/sheet.ts';
import { effects } from '../effects.ts';
import type { Process } from '../process.ts';
import {
  type CarrierImport,
  type Counts,
  type Fault,
  facts,
  type ImportFact,
  type Refused,
} from './facts.ts';

const blank: CarrierImport = { file: '', faults: [], done: 0 };

function evolve(known: CarrierImport, fact: Fact, { actor }: Pick<Entry, 'actor'>): CarrierImport {
  const f = fact as ImportFact;
  switch (f.type) {
    case 'importAsked':
      return { ...known, file: f.file, ...(actor.person === null ? {} : { by: actor.person }) };
    case 'importFailed':
      return { ...known, problem: f.problem };
    case 'importRead':
      return { ...known, counts: f.counts, faults: f.faults, result: f.result };
    case 'rowsWritten':
      return { ...known, done: f.done, tally: f.tally };
    case 'importFinished':
      return { ...known, tally: f.tally };
    default:
      return known;
  }
}

const TO_ASKER = { role: 'logistician' } as const;

const problemText: Record<string, string> = {
  unreadable: 'carrier-import.problem.unreadable',
  'too-big': 'carrier-import.problem.tooBig',
  'too-many-rows': 'carrier-import.problem.tooManyRows',
  'no-columns': 'carrier-import.problem.noColumns',
  'asker-gone': 'carrier-import.problem.askerGone',
};

/** A table is read and judged, then written to the book only if somebody says so. */
const machine = setup({
  types: { context: {} as CarrierImport, events: {} as ImportFact, input: {} as { context: CarrierImport } },
  actions: effects,
  guards: {
    hasWork: ({ context: { counts } }) => counts !== undefined && counts.fresh + counts.changed > 0,
  },
}).createMachine({
  id: 'carrier-import',
  context: ({ input }) => input.context,
  initial: 'reading',
  states: {
    reading: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        importFailed: {
          target: 'dropped',
          actions: {
            type: 'tell',
            params: ({ event }) => ({ to: TO_ASKER, text: problemText[event.problem] ?? '' }),
          },
        },
        importRead: [
          { guard: 'hasWork', target: 'confirming' },
          {
            target: 'dropped',
            actions: {
              type: 'tell',
              params: ({ context }) => ({
                to: TO_ASKER,
                text: 'carrier-import.notice.nothing',
                params: { summary: { lines: summary(context) } },
                files: resultOf(context),
              }),
            },
          },
        ],
      },
    },
    confirming: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 4 },
        buttons: [{ fact: 'importConfirmed' }, { fact: 'importDropped', aside: true }],
      },
      on: { importConfirmed: 'writing', importDropped: 'dropped' },
    },
    writing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        rowsWritten: {
          actions: {
            type: 'tell',
            params: ({ event: { done, of } }) => ({
              to: TO_ASKER,
              text: 'carrier-import.notice.progress',
              params: { done, of },
            }),
          },
        },
        importFailed: {
          target: 'dropped',
          actions: {
            type: 'tell',
            params: ({ context: { by = '' }, event: { problem } }) => ({
              to: problem === 'asker-gone' ? { role: 'head' } : TO_ASKER,
              text: problemText[problem] ?? '',
              params: { name: { person: by } },
            }),
          },
        },
        importFinished: {
          target: 'finished',
          actions: {
            type: 'tell',
            params: ({ context, event: { written, tally } }) => ({
              to: TO_ASKER,
              text: 'carrier-import.notice.finished',
              params: {
                n: written,
                failed: tally?.failed ?? context.counts?.failed ?? 0,
                refused: { lines: (tally?.refused ?? []).map(refusedText) },
              },
            }),
          },
        },
      },
    },
    finished: { type: 'final' },
    dropped: { type: 'final' },
  },
});

function resultOf({ result }: CarrierImport): string[] {
  return result === undefined ? [] : [result];
}

function countsText({ fresh, changed, same, failed }: Counts): Text {
  return t('carrier-import.counts', { fresh, changed, same, failed });
}

function faultText({ row, column, text }: Fault): Text {
  const params = { row, column: { text: HEADING[column] } };
  return text === undefined
    ? t('carrier-import.fault', params)
    : t('carrier-import.faultSaid', { ...params, problem: { text: { key: text } } });
}

function refusedText({ row, text }: Refused): Text {
  return text === undefined
    ? t('carrier-import.refused', { row })
    : t('carrier-import.refusedSaid', { row, problem: { text: { key: text } } });
}

/** How many rows do what, and the first that are wrong. */
function summary({ counts, faults }: CarrierImport): Text[] {
  return counts === undefined ? [] : [countsText(counts), ...faults.map(faultText)];
}

const forms: Form[] = [
  {
    name: 'new',
    fact: 'importAsked',
    direct: true,
    opens: (_, newId) => `w${newId}`,
    // Whoever sends several means the last one.
    toFact: ({ files }) => ({ file: (files as string[]).at(-1) }),
    fields: [{ key: 'files', kind: 'files' }],
  },
];

/** The carrier book is filled from a table: read, judged row by row, confirmed, written. */
export const carrierImport: Process<CarrierImport> = {
  name: 'carrier-import',
  version: 1,
  chart: machine,
  blank,
  opens: 'importAsked',
  facts,
  evolve,
  // Nobody carries on what somebody who is gone began: the heads hear of it.
  holders: ({ by, problem }) =>
    by === undefined || problem === 'asker-gone' ? {} : { logistician: by, head: by },
  index: ({ by }) => ({ people: by === undefined ? [] : [by] }),
  forms,
  title: () => t('carrier-import.title'),
  card: ({ context }, viewer): Line[] =>
    viewer === 'staff' ? summary(context).map((text) => line(text)) : [],
  brief: ({ context }) => summary(context),
  taskFiles: ({ context }) => resultOf(context),
};
