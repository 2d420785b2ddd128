import { describe, expect, it } from 'vitest';
import { forms } from '../processes/deal/forms.ts';
import type { Field } from './form.ts';
import { readText } from './read.ts';

const context = {
  now: '2026-11-24T07:00:00.000Z',
  zone: 'Europe/Moscow',
  answers: { date: '2026-11-24' },
  item: {},
};

function read(form: string, key: string, text: string) {
  const fields = forms.find(({ name }) => name === form)?.fields ?? [];
  const reading = readText(fields.find((field) => field.key === key) as Field, text, context);
  return 'value' in reading ? reading.value : reading.problem.key;
}

describe('what people type into the forms of a deal', () => {
  it.each([
    ['promise', 'on', 'вчера', 'problem.in-the-past'],
    ['promise', 'on', 'сегодня', '2026-11-24'],
    ['defer', 'until', '01.11', 'problem.in-the-past'],
    ['dispatch', 'eta', '23.11', 'problem.in-the-past'],
    ['pay', 'on', 'завтра', 'problem.in-the-future'],
    ['invoice', 'due', 'вчера', 'problem.due-before-date'],
    ['invoice', 'number', '№ 178', '178'],
    ['quote', 'days', '30 дней', 30],
    ['price', 'days', '14', 14],
  ])('%s, %s: «%s» is %s', (form, key, text, told) => {
    expect(read(form, key, text)).toBe(told);
  });
});
