import type { Person } from '../../../people/person.ts';
import { rub } from '../../testing/money.ts';
import { person } from '../../testing/people.ts';
import { type Played, played, type Step } from '../../testing/played.ts';
import type { Approval } from '../context.ts';
import { approval } from '../index.ts';
import { bench, named, submission } from './model.ts';

export const director = person('director', ['director']);
export const accountant = person('accountant', ['accountant']);

/** A colleague who stands in for an absent director from the 24th on. */
export function standIn(id: string, absent: string, to = '2026-11-25T00:00:00.000Z'): Person {
  const absence = { person: absent, roles: ['director' as const], from: '2026-11-24T00:00:00.000Z', to };
  return { ...person(id, ['head']), standsInFor: [absence] };
}

/** An approval in which all this has happened. */
export function play(...steps: Step[]): Played<Approval> {
  return played(approval, 'yd1-quote', [[null, { type: 'approvalOpened' }], ...steps]);
}

export const submitted: Step = [null, { type: 'submitted', ...submission() }];

/** The same quote with another file and a smaller margin. */
export const second: Step = [
  null,
  {
    type: 'submitted',
    ...submission({
      version: 2,
      files: ['f1', 'f2'],
      figures: { ...submission().figures, cost: rub(75_000_00) },
    }),
  },
];

/** It is asked of these people, each of whom may decide. */
export const asked = (...people: string[]): Step[] => [submitted, [null, named(1, bench('any', ...people))]];
