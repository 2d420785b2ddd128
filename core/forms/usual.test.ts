import { describe, expect, it } from 'vitest';
import type { Form } from './form.ts';
import { ABOUT } from './testing/about.ts';
import { firstAsked, nextAsked, withUsual } from './usual.ts';

const form: Form = {
  name: 'deal',
  fact: 'dealt',
  fields: [
    { key: 'day', kind: 'date', usual: ({ now }) => now.slice(0, 10) },
    { key: 'who', kind: 'text' },
    { key: 'note', kind: 'text', optional: true, usual: () => null },
    {
      key: 'days',
      kind: 'integer',
      usual: (_, { who }) => (who === 'Иванов' ? 10 : who === 'Петров' ? 14 : undefined),
    },
  ],
};

describe('what is usual', () => {
  it('is filled in from the start, and the form begins with what is not', () => {
    const answers = withUsual(form, {}, ABOUT);
    expect(answers).toEqual({
      day: { value: '2026-11-24', usual: true },
      note: { skipped: true, usual: true },
    });
    expect(firstAsked(form, answers)).toBe('who');
  });

  it('follows the answers that it depends on', () => {
    const ivanov = withUsual(form, { who: { value: 'Иванов' } }, ABOUT);
    expect(ivanov.days).toEqual({ value: 10, usual: true });
    const petrov = withUsual(form, { ...ivanov, who: { value: 'Петров' } }, ABOUT);
    expect(petrov.days).toEqual({ value: 14, usual: true });
    const unknown = withUsual(form, { ...petrov, who: { value: 'Сидоров' } }, ABOUT);
    expect(unknown.days).toBeUndefined();
  });

  it('never replaces what a person said', () => {
    const said = { who: { value: 'Иванов' }, days: { value: 30 } };
    expect(withUsual(form, said, ABOUT).days).toEqual({ value: 30 });
  });

  it('is passed by when it answers the open question, and kept open when somebody goes back to it', () => {
    const before = { who: { value: 'Иванов' } };
    const filled = withUsual(form, before, ABOUT);
    expect(nextAsked(form, 'days', before, filled)).toBe('summary');
    expect(nextAsked(form, 'days', filled, filled)).toBe('days');
  });
});
