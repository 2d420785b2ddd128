import type { About } from '../form.ts';

/** A form that is opened from nowhere, one winter morning in Moscow. */
export const ABOUT: About = {
  current: null,
  party: null,
  cases: [],
  beside: {},
  now: '2026-11-24T07:00:00.000Z',
  zone: 'Europe/Moscow',
  holdMinutes: 60,
};
