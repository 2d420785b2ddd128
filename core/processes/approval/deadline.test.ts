import { describe, expect, it } from 'vitest';
import { stageObligations } from '../../obligations/expected.ts';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import { played, type Step } from '../testing/played.ts';
import { approval } from './index.ts';
import { bench, named, submission } from './testing/model.ts';
import { director, standIn } from './testing/play.ts';
import { recount } from './words.ts';

const ZONE = 'Europe/Moscow';
const substitute = standIn('oleg', 'director', '2026-11-28T00:00:00.000Z');

/** Tuesday, by the company's clock; the round is asked at 10:00 and has four hours. */
const at = (time: string, day = 24) => new Date(`2026-11-${day}T${time}:00+03:00`).toISOString();
const asked = (...people: string[]): Step[] => [
  [null, { type: 'approvalOpened' }, at('10:00')],
  [null, { type: 'submitted', ...submission({ figures: { sum: rub(100_00) } }) }, at('10:00')],
  [null, named(1, bench('all', ...people)), at('10:00')],
];
const question = (when: string, day?: number, who = director): Step => [
  who,
  { type: 'questionAsked', words: 'i4' },
  at(when, day),
];
const answer = (when: string, day?: number): Step => [
  seller,
  { type: 'questionAnswered', words: 'i5' },
  at(when, day),
];

/** Who owes the decision, and by when. */
function owed(...steps: Step[]) {
  const { current } = played(approval, 'yd1-quote', [...asked('director', 'head'), ...steps]);
  const entered = current.stages['deciding.votes'];
  const { meta } = approval.chart.states.deciding?.states.votes ?? {};
  const stage = { path: 'deciding.votes', meta, entered } as never;
  return stageObligations(approval, current, stage, ZONE);
}
const dueOf = (...steps: Step[]) =>
  Object.fromEntries(owed(...steps).map(({ owner, dueAt }) => [owner, dueAt]));

describe('a question stops the clock of whoever asks it (S2-21)', () => {
  it('and of nobody else: until the answer the asker owes nothing', () => {
    expect(dueOf()).toEqual({ director: at('14:00'), head: at('14:00') });
    expect(dueOf(question('11:00'))).toEqual({ head: at('14:00') });
  });

  it('the rest of the time remains, in working hours', () => {
    expect(dueOf(question('11:00'), answer('17:00')).director).toBe(at('11:00', 25));
    expect(dueOf(question('11:00'), answer('10:30', 27)).director).toBe(at('13:30', 27));
  });

  it('at least two hours, however late the question came', () => {
    expect(dueOf(question('13:45'), answer('15:00')).director).toBe(at('17:00'));
    expect(dueOf(question('17:00'), answer('09:00', 25)).director).toBe(at('11:00', 25));
  });

  it('several questions are so many stops; one answer to two of them is one', () => {
    const twice = [question('11:00'), answer('12:00'), question('13:00'), answer('15:00')];
    expect(dueOf(...twice).director).toBe(at('17:00'));
    expect(dueOf(question('11:00'), question('12:00'), answer('14:00')).director).toBe(at('17:00'));
  });

  it('asked by a substitute, it stops the clock of the one who is asked', () => {
    expect(dueOf(question('11:00', 24, substitute))).toEqual({ head: at('14:00') });
    expect(dueOf(question('11:00', 24, substitute), answer('12:00')).director).toBe(at('15:00'));
  });

  it('what is owed afterwards is another obligation, so that its reminders begin anew; the other’s is the same', () => {
    const idOf = (owner: string, ...steps: Step[]) =>
      owed(...steps).find((one) => one.owner === owner)?.id ?? '';
    const steps = [question('11:00'), answer('12:00')];
    expect(idOf('director', ...steps)).not.toBe(idOf('director'));
    expect(idOf('head', ...steps)).toBe(idOf('head'));
  });

  it('whoever has it handed over by the asker has the whole time', () => {
    const handed: Step = [director, { type: 'transferred', to: 'accountant' }, at('13:00')];
    expect(dueOf(question('11:00'), handed)).toEqual({ head: at('14:00'), accountant: at('17:00') });
  });

  it('the history says when it stopped and when it went on', () => {
    const told = (type: string) => recount({ fact: { type } } as never).map(({ key }) => key);
    expect([told('questionAsked'), told('questionAnswered'), told('approved')]).toEqual([
      ['approval.recount.paused'],
      ['approval.recount.resumed'],
      [],
    ]);
  });
});
