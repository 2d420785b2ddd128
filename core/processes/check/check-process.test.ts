import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { z } from 'zod';
import { ladder } from '../../obligations/ladders.ts';
import { processes } from '../index.ts';
import type { By, Process } from '../process.ts';
import type { StageMeta } from '../stage.ts';
import { checkProcess } from './check-process.ts';

type States = Record<string, { type?: 'final'; meta?: unknown; on?: Record<string, unknown> }>;

const CHECKING: StageMeta = {
  owner: 'logistician',
  deadline: { workingHours: 1 },
  ladder: ladder('head'),
  buttons: [{ fact: 'checked', form: 'check' }],
};

const SOUND: States = {
  checking: { meta: CHECKING, on: { checked: 'done' } },
  done: { type: 'final' },
};

interface Seed {
  states?: States;
  facts?: Record<string, By[]>;
  forms?: Process['forms'];
  lacks?: string;
}

const FORM: Process['forms'][number] = {
  name: 'check',
  fact: 'checked',
  fields: [{ key: 'note', kind: 'text' }],
};

/** The faults of a small sound process after something was done to it. */
function faults({ states = {}, facts = {}, forms = [FORM], lacks = '' }: Seed): string[] {
  const by: Record<string, By[]> = { opened: ['sales'], checked: ['own:logistician'], ...facts };
  const process: Process = {
    name: 'sample',
    version: 1,
    chart: createMachine({ initial: 'checking', states: { ...SOUND, ...states } as Record<string, object> }),
    blank: {},
    opens: 'opened',
    facts: Object.fromEntries(
      Object.entries(by).map(([fact, who]) => [fact, { data: z.object({}), by: who }]),
    ),
    evolve: (context) => context,
    holders: () => ({}),
    index: () => ({ people: [] }),
    forms,
    title: () => ({ key: 'sample.title' }),
    card: () => [],
  };
  const found = checkProcess(process, { hasText: (key) => key !== lacks });
  return found.map(({ fault, where }) => `${fault} ${where}`);
}

const checking = (change: Partial<StageMeta>, on: Record<string, unknown> = { checked: 'done' }): States => ({
  checking: { meta: { ...CHECKING, ...change }, on },
});

describe('the check of a process', () => {
  it('finds nothing in a sound one', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Seed, string]>([
    ['a dead end', { states: { done: { meta: CHECKING, on: { checked: {} } } } }, 'dead-end done'],
    [
      'a stage without a way on that nobody owes anything in',
      { states: { done: { meta: { owner: 'caravan', rest: true, buttons: [] } } } },
      'dead-end done',
    ],
    [
      'an unreachable stage',
      { states: { lost: { meta: CHECKING, on: { checked: 'done' } } } },
      'unreachable lost',
    ],
    ['a stage without an owner', { states: { checking: { on: { checked: 'done' } } } }, 'no-owner checking'],
    [
      'a stage without a deadline',
      {
        states: {
          checking: { meta: { owner: 'logistician', buttons: CHECKING.buttons }, on: { checked: 'done' } },
        },
      },
      'no-deadline checking',
    ],
    ['a stage without its title', { lacks: 'sample.stage.checking' }, 'no-text sample.stage.checking'],
    ['a stage without its task', { lacks: 'sample.task.checking' }, 'no-text sample.task.checking'],
    ['a button without its text', { lacks: 'sample.button.checked' }, 'no-text sample.button.checked'],
    [
      'a button whose fact has no rule',
      { states: checking({ buttons: [...CHECKING.buttons, { fact: 'lost' }] }) },
      'unknown-fact checking: lost',
    ],
    [
      'a button whose form does not exist',
      { states: checking({ buttons: [{ fact: 'checked', form: 'lost' }] }) },
      'unknown-form checking: checked',
    ],
    [
      'a button whose form brings another fact',
      { facts: { lost: ['head'] }, forms: [{ ...FORM, fact: 'lost' }] },
      'form-of-another-fact checking: checked',
    ],
    [
      'a press that answers no field',
      { states: checking({ buttons: [{ fact: 'checked', form: 'check', quick: 'result' }] }) },
      'unknown-quick-field checking: checked',
    ],
    [
      'a button for what the stage does not take',
      { states: checking({}, { opened: 'done' }) },
      'button-not-taken checking: checked',
    ],
    ['an owner who can press nothing', { facts: { checked: ['head'] } }, 'owner-cannot-act checking'],
    ['a fact that is taken nowhere', { facts: { lost: ['head'] } }, 'fact-taken-nowhere lost'],
    [
      'a form for an unknown fact',
      { forms: [FORM, { name: 'odd', fact: 'lost', fields: [] }] },
      'unknown-fact form odd: lost',
    ],
    [
      'a chart that takes an unknown fact',
      { states: checking({}, { checked: 'done', lost: 'done' }) },
      'unknown-fact lost',
    ],
    [
      'a ladder in a stage that nothing leaves',
      { states: checking({}, { checked: {} }) },
      'reminder-without-end checking',
    ],
    [
      'a round whose fact the stage does not take',
      {
        states: checking({
          rounds: [
            {
              name: 'call',
              every: 'working-day',
              at: '09:00',
              deadline: { workingHours: 2 },
              until: 'called',
              ladder: [],
            },
          ],
        }),
      },
      'reminder-without-end checking: call',
    ],
    [
      'a round without a text',
      {
        states: checking({
          rounds: [
            {
              name: 'call',
              every: 'working-day',
              at: '09:00',
              deadline: { workingHours: 2 },
              until: 'checked',
              ladder: [],
            },
          ],
        }),
        lacks: 'sample.round.call',
      },
      'no-text sample.round.call',
    ],
    [
      'an escalation to the owner',
      { states: checking({ ladder: ladder('logistician') }) },
      'escalates-to-owner checking',
    ],
    ['a fact that nobody may bring about', { facts: { checked: [] } }, 'fact-of-nobody checked'],
  ])('finds %s', (_, seed, finding) => {
    expect(faults(seed)).toContain(finding);
  });

  it('follows ways through stages within stages and regions side by side', () => {
    const inner = { meta: CHECKING, on: { checked: '#end' } };
    const states = {
      checking: {
        type: 'parallel',
        states: {
          a: { initial: 'one', states: { one: inner, two: inner } },
          b: { initial: 'three', states: { three: inner } },
        },
      },
      done: { type: 'final', id: 'end' },
    } as unknown as States;
    expect(faults({ states })).toEqual(['unreachable checking.a.two']);
  });
});

describe('the processes of the company', () => {
  it.each(processes.map((process) => [process.name, process] as const))('%s is sound', (_, process) => {
    expect(checkProcess(process, { hasText: () => true })).toEqual([]);
  });
});
