import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { type Decision, decide } from '../../cases/decide.ts';
import type { Effect } from '../../cases/effect.ts';
import type { Fact } from '../../cases/entry.ts';
import { project } from '../../cases/project.ts';
import type { Person } from '../../people/person.ts';
import { head, person, seller } from '../testing/people.ts';
import type { Colleague } from './context.ts';
import { colleague } from './index.ts';

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};
/** Tuesday, noon in Moscow. */
const NOW = '2026-11-24T09:00:00.000Z';
/** Moscow's midnight before that day of November. */
const day = (n: number) => `2026-11-${n - 1}T21:00:00.000Z`;
const absence = (from: number, to: number, substitute = 'boris') => ({
  type: 'absenceSet',
  from: day(from),
  to: day(to + 1),
  substitute,
  file: `u-${substitute}`,
});
const standIn = (absent: string, from: number, to: number) => ({
  type: 'standInAsked',
  absent,
  file: `u-${absent}`,
  from: day(from),
  to: day(to + 1),
});

interface Played {
  current: Case<Colleague>;
  effects: Effect[];
  refused?: string;
}

/** A colleague who works here, and what happens then; the last fact's effects and refusal. */
function play(...facts: [Person | null, Fact, string?][]): Played {
  const opened: [Person | null, Fact][] = [
    [null, { type: 'colleagueInvited', person: seller.id, roles: ['sales'] }],
    [null, { type: 'colleagueJoined' }],
  ];
  let current: Case<Colleague> | null = null;
  let last: Omit<Played, 'current'> = { effects: [] };
  for (const [doer, fact, at = NOW] of [...opened, ...facts]) {
    const command = { commandId: `${fact.type}/${at}`, process: 'colleague', caseId: 'u1', fact, doer };
    const decision: Decision = decide(
      colleague,
      current,
      { ...command, channel: 'cli' as const },
      at,
      crypto,
    );
    if ('accepted' in decision) current = project(colleague, current, decision.accepted);
    last =
      'refused' in decision
        ? { effects: [], refused: decision.refused.code }
        : { effects: decision.accepted.effects };
  }
  return { current: current as Case<Colleague>, ...last };
}

const told = ({ effects }: Played) =>
  effects.flatMap((one) => (one.type === 'tell' || one.type === 'handOver' ? [[one.to, one.text]] : []));
const asked = ({ effects }: Played) =>
  effects.flatMap((one) => (one.type === 'command' ? [[one.caseId, one.fact.type]] : []));

describe('an absence (issue 5)', () => {
  it('is set by oneself: the substitute is asked, and nobody else hears', () => {
    const set = play([seller, absence(25, 27)]);
    expect(colleague.colleague?.(set.current).away).toEqual([
      { from: day(25), to: day(28), substitute: 'boris' },
    ]);
    expect(asked(set)).toEqual([['u-boris', 'standInAsked']]);
    expect(told(set)).toEqual([]);
  });

  it('is set by the head: the absent one hears it', () => {
    expect(told(play([head, absence(25, 27)]))).toEqual([
      [{ person: seller.id }, 'colleague.notice.absence'],
    ]);
  });

  it.each<[string, Fact, string | undefined]>([
    ['begins today', absence(24, 24), undefined],
    ['began yesterday', absence(23, 25), 'absence-past'],
    ['ends before it begins', absence(26, 24), 'absence-turned'],
    ['is stood in for by the absent one', absence(25, 25, seller.id), 'substitute-self'],
  ])('that %s', (_, fact, refused) => {
    expect(play([seller, fact]).refused).toBe(refused);
  });

  it('is not set by another colleague, and not by a substitute', () => {
    const deputy = {
      ...person('boris', ['accountant']),
      standsInFor: [{ person: seller.id, roles: seller.roles, from: day(1), to: day(30) }],
    };
    expect(play([person('sales-2', ['sales']), absence(25, 27)]).refused).toBe('not-allowed');
    expect(play([deputy, absence(25, 27)]).refused).toBe('not-allowed');
  });

  it('has no other in the same days; the day after is free', () => {
    expect(play([seller, absence(25, 27)], [head, absence(27, 28)]).refused).toBe('away-already');
    expect(play([seller, absence(25, 27)], [head, absence(28, 28)]).refused).toBeUndefined();
  });

  it('makes no chain: who stands in is not away, and who is away does not stand in', () => {
    const deputy = standIn('vera', 25, 27);
    expect(play([null, deputy], [seller, absence(27, 28)]).refused).toBe('stands-in-then');
    expect(play([null, deputy], [seller, absence(28, 29)]).refused).toBeUndefined();
    expect(play([seller, absence(25, 27)], [null, standIn('vera', 27, 30)]).refused).toBe('substitute-away');
  });

  it('is prolonged; with another substitute the first is free', () => {
    const longer = { ...absence(25, 30), type: 'absenceChanged' };
    expect(asked(play([seller, absence(25, 27)], [seller, longer]))).toEqual([['u-boris', 'standInAsked']]);
    const other = { ...absence(25, 30, 'galina'), type: 'absenceChanged' };
    const changed = play([seller, absence(25, 27)], [seller, other]);
    expect(asked(changed)).toEqual([
      ['u-boris', 'standInEnded'],
      ['u-galina', 'standInAsked'],
    ]);
    expect(changed.current.context.away).toHaveLength(1);
  });

  it('ends early, or by itself on the morning of the return', () => {
    const ended = play([seller, absence(25, 27)], [seller, { type: 'absenceEnded', from: day(25) }]);
    expect(asked(ended)).toEqual([['u-boris', 'standInEnded']]);
    expect(colleague.colleague?.(ended.current).away).toEqual([]);
    const { current } = play([seller, absence(25, 27)]);
    expect(colleague.waits?.(current, 'Europe/Moscow')).toEqual([
      {
        name: `absenceOver/${day(25)}/${day(28)}`,
        at: '2026-11-28T06:00:00.000Z',
        fact: { type: 'absenceOver', from: day(25) },
      },
    ]);
    expect(told(ended)).toEqual([]);
    const morning = '2026-11-28T06:00:00.000Z';
    const over = play([seller, absence(25, 27)], [null, { type: 'absenceOver', from: day(25) }, morning]);
    expect(over.effects).toContainEqual({
      type: 'handOver',
      to: { person: seller.id },
      of: seller.id,
      text: 'colleague.notice.back',
      params: { substitute: { person: 'boris' } },
    });
    const broken: [Person, Fact, string] = [
      seller,
      { type: 'absenceEnded', from: day(25) },
      '2026-11-26T07:00:00.000Z',
    ];
    expect(told(play([seller, absence(25, 27)], broken))).toEqual(told(over));
    // A substitute's late press hears until when it was.
    expect(colleague.colleague?.(play([seller, absence(25, 27)], broken).current).away).toEqual([
      { from: day(25), to: broken[2], substitute: 'boris' },
    ]);
    expect(told(over)).toEqual([[{ person: seller.id }, 'colleague.notice.back']]);
  });

  it('whose substitute cannot is taken off, and those who lead hear it; a late answer of an earlier one does nothing', () => {
    const lost = { type: 'substituteLost', from: day(25), substitute: 'boris' };
    const cleared = play([seller, absence(25, 27)], [null, lost]);
    expect(cleared.current.context.away).toEqual([]);
    expect(told(cleared).map(([to]) => to)).toEqual([{ person: seller.id }, { role: 'head' }]);
    const other = { ...absence(25, 27, 'galina'), type: 'absenceChanged' };
    expect(play([seller, absence(25, 27)], [seller, other], [null, lost]).refused).toBe('no-absence');
  });
});

describe('a dismissal (issue 5)', () => {
  const dismissed: [Person, Fact] = [head, { type: 'colleagueDismissed', reason: 'уход' }];

  it('of the absent one frees the substitute and tells those who lead', () => {
    const gone = play([seller, absence(25, 27)], dismissed);
    expect(asked(gone)).toEqual([['u-boris', 'standInEnded']]);
    expect(told(gone)).toEqual([[{ role: 'head' }, 'colleague.notice.cleared']]);
    expect(colleague.colleague?.(gone.current).away).toEqual([]);
  });

  it('of the substitute leaves nobody for the absent one', () => {
    const gone = play([null, standIn('vera', 25, 27)], dismissed);
    expect(asked(gone)).toEqual([['u-vera', 'substituteLost']]);
    expect(gone.current.context.standsIn).toEqual([]);
  });
});

describe('a substitute (issue 5)', () => {
  it('hears it at once, on the first morning, and at the end', () => {
    const heard = play([null, standIn('vera', 26, 27)]);
    expect(told(heard)).toEqual([[{ person: seller.id }, 'colleague.notice.standIn']]);
    const [wait] = colleague.waits?.(heard.current, 'Europe/Moscow') ?? [];
    expect(wait?.at).toBe('2026-11-26T06:00:00.000Z');
    const begun = play([null, standIn('vera', 26, 27)], [null, wait!.fact]);
    expect(told(begun)).toEqual([[{ person: seller.id }, 'colleague.notice.standInBegun']]);
    expect(colleague.waits?.(begun.current, 'Europe/Moscow')).toEqual([]);
    const ended = play(
      [null, standIn('vera', 26, 27)],
      [null, { type: 'standInEnded', absent: 'vera', from: day(26) }],
    );
    expect(told(ended)).toEqual([[{ person: seller.id }, 'colleague.notice.standInEnded']]);
  });

  it('who is asked on the day itself is not told twice', () => {
    expect(colleague.waits?.(play([null, standIn('vera', 24, 25)]).current, 'Europe/Moscow')).toEqual([]);
  });
});
