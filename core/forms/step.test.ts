import { describe, expect, it } from 'vitest';
import type { Answer } from './draft.ts';
import type { Field, Form, Group } from './form.ts';
import { stepOf } from './step.ts';
import { nextOpen } from './walker.ts';

const form = (...fields: (Field | Group)[]): Form => ({ name: 'deal', fact: 'dealt', fields });
const text = (key: string, more: Partial<Field> = {}): Field => ({ key, kind: 'text', ...more });

/** What is counted at each question, when the form is answered from the first to the last. */
function counted(of: Form, values: Record<string, unknown> = {}, known: Record<string, Answer> = {}) {
  const steps: ReturnType<typeof stepOf>[] = [];
  const answers = { ...known };
  for (let at = nextOpen(of, answers); at !== 'summary'; at = nextOpen(of, answers)) {
    steps.push(stepOf(of, answers, at));
    answers[at] = { value: values[at] ?? false };
  }
  return steps;
}

describe('how far a form is', () => {
  it('says of how many where every question is asked whatever is answered', () => {
    expect(counted(form(text('a'), text('b')))).toEqual([
      { n: 1, of: 2 },
      { n: 2, of: 2 },
    ]);
  });

  it('says no total that an answer could change, and goes on one by one', () => {
    const hangs = form(text('a'), text('b', { when: ({ a }) => a === 'yes' }), text('c'));
    expect(counted(hangs, { a: 'yes' })).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(counted(hangs, { a: 'no' })).toEqual([{ n: 1 }, { n: 2 }]);
    const stops: Group = { key: 'stops', group: [text('city')], min: 1, max: 3 };
    expect(counted(form(stops), { 'stops.more.1': true })).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  });

  it('does not count what is usual and so not asked', () => {
    const usual = form(text('a', { usual: () => 'x' }), text('b'), text('c'));
    expect(counted(usual, {}, { a: { value: 'x', usual: true } })).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
