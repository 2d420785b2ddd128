import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusals } from './refusals.ts';

const MINUTE = 60_000;

let lines: object[];
let refusals: Refusals<'forged' | 'old'>;
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  const log = { warn: (what: object) => void lines.push(what) };
  refusals = new Refusals({ info: () => {}, error: () => {}, ...log }, 'refused', ['forged', 'old']);
});
afterEach(() => vi.useRealTimers());

it('the first of a kind is told at once, those that follow once a minute, with how many', () => {
  for (let nth = 0; nth < 1000; nth++) refusals.count('forged');
  refusals.count('old');
  expect(lines).toEqual([
    { reason: 'forged', requests: 1 },
    { reason: 'old', requests: 1 },
  ]);
  vi.advanceTimersByTime(MINUTE);
  expect(lines.slice(2)).toEqual([{ reason: 'forged', requests: 999 }]);
  refusals.count('forged');
  expect(lines).toHaveLength(3);
  vi.advanceTimersByTime(MINUTE);
  expect(lines.slice(3)).toEqual([{ reason: 'forged', requests: 1 }]);
  expect(refusals.counts).toEqual({ forged: 1001, old: 1 });
});

it('after a quiet minute the next one is told at once', () => {
  refusals.count('forged');
  vi.advanceTimersByTime(MINUTE);
  expect(lines).toHaveLength(1);
  refusals.count('forged');
  expect(lines).toHaveLength(2);
});
