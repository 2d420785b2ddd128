import { describe, expect, it } from 'vitest';
import { stageButtons } from '../../messages/compose.ts';
import { stageObligations } from '../../obligations/expected.ts';
import type { Person } from '../../people/person.ts';
import { rub } from '../testing/money.ts';
import { head, logistician, person, seller } from '../testing/people.ts';
import { commandsOf, played, type Step, toldOf } from '../testing/played.ts';
import { decisions } from './context.ts';
import { approval } from './index.ts';
import { bench, named, submission } from './testing/model.ts';

const AT = '2026-11-24T09:00:00.000Z';
const director = person('director', ['director']);
const accountant = person('accountant', ['accountant']);
const standIn = (id: string, absent: string): Person => ({
  ...person(id, ['head']),
  standsInFor: [
    { person: absent, roles: ['director'], from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' },
  ],
});

const play = (...steps: Step[]) =>
  played(approval, 'yd1-quote', [[null, { type: 'approvalOpened' }], ...steps]);
const submitted: Step = [null, { type: 'submitted', ...submission() }];
const second: Step = [
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
const asked = (...people: string[]): Step[] => [submitted, [null, named(1, bench('any', ...people))]];
const told = (effects: ReturnType<typeof play>) => toldOf(effects);

describe('an approval is asked (S2-18 to S2-21)', () => {
  it('S2-21: the policy says who: the financial director, within four working hours', () => {
    const { effects, stages } = play(submitted);
    expect(stages).toEqual(['naming']);
    expect(effects.find(({ type }) => type === 'muster')).toEqual({
      type: 'muster',
      requester: 'sales-1',
      steps: [{ role: 'director', of: 'any', hours: 4, escalation: 'head' }],
      fact: { type: 'approversNamed', round: 1, order: 'sequence', excesses: [] },
    });
  });

  it('each of those asked owes the decision until it is made', () => {
    const { current } = play(
      submitted,
      [null, named(1, bench('all', 'director', 'head'))],
      [director, { type: 'approved' }],
    );
    const entered = current.stages['deciding.votes'];
    const { meta } = approval.chart.states.deciding?.states.votes ?? {};
    const owed = stageObligations(
      approval,
      current,
      { path: 'deciding.votes', meta, entered } as never,
      'Europe/Moscow',
    );
    expect(owed.map(({ owner, dueAt }) => [owner, dueAt])).toEqual([['head', '2026-11-24T13:00:00.000Z']]);
  });

  it('answers that come for an older version count for nothing', () => {
    expect(play(submitted, second, [null, named(1, bench('any', 'head'))]).refused).toBe('round-passed');
  });

  it('where nobody may decide the requester hears so, may look again or withdraw', () => {
    const nobody = play(submitted, [null, named(1, bench('any'))]);
    expect(nobody.stages).toEqual(['nobody']);
    expect(told(nobody)).toEqual(['requester approval.notice.nobody']);
    expect(play(submitted, [null, named(1, bench('any'))], [seller, { type: 'soughtAgain' }]).stages).toEqual(
      ['naming'],
    );
  });
});

describe('a decision (S2-24 to S2-28)', () => {
  it('S2-24: approved, and the deal hears by whom', () => {
    const done = play(...asked('director'), [director, { type: 'approved' }]);
    expect(done.stages).toEqual(['approved']);
    expect(done.effects[0]).toMatchObject({
      process: 'deal',
      caseId: 'd1',
      fact: { type: 'approvalDecided', name: 'quote', version: 1, verdict: 'approved', by: 'director' },
    });
  });

  it.each(['rejected', 'returned'] as const)(
    'S2-25, S2-26: %s, with what the director says (S2-27)',
    (type) => {
      const done = play(...asked('director'), [director, { type, comment: 'i9' }]);
      expect(done.stages).toEqual([type]);
      expect(done.effects[0]).toMatchObject({ fact: { verdict: type, comment: 'i9' } });
    },
  );

  it.each(['rejected', 'returned'])('S2-27: %s without a word is refused', (type) => {
    expect(play(...asked('director'), [director, { type }]).refused).toBe('invalid');
  });

  it('one decision: whoever is later hears who has decided', () => {
    const late = play(
      ...asked('director', 'head'),
      [director, { type: 'approved' }],
      [head, { type: 'approved' }],
    );
    expect([late.refused, late.current.context.rounds[0]?.votes.length]).toEqual(['already-decided', 1]);
  });

  it('a majority of three takes two', () => {
    const three: Step[] = [submitted, [null, named(1, bench('majority', 'director', 'head', 'accountant'))]];
    const one = play(...three, [head, { type: 'approved' }]);
    expect([one.stages.includes('deciding.votes'), commandsOf(one)]).toEqual([true, []]);
    expect(
      commandsOf(play(...three, [head, { type: 'approved' }], [accountant, { type: 'approved' }])),
    ).toEqual(['deal d1 approvalDecided']);
  });

  it('in a sequence the second step decides after the first', () => {
    const steps: Step[] = [submitted, [null, named(1, bench('any', 'head'), bench('any', 'director'))]];
    expect(play(...steps, [director, { type: 'approved' }]).refused).toBe('not-allowed');
    const first = play(...steps, [head, { type: 'approved' }]);
    expect(approval.asked?.(first.current.context)).toEqual(['director']);
    expect(play(...steps, [head, { type: 'approved' }], [director, { type: 'approved' }]).stages).toEqual([
      'approved',
    ]);
  });

  it('whoever is not asked decides nothing, whatever the role', () => {
    for (const who of [head, seller, logistician, null])
      expect(play(...asked('director'), [who, { type: 'approved' }]).refused).toBe('not-allowed');
  });
});

describe('nobody approves his own request', () => {
  it('not even where he is named', () => {
    expect(play(...asked('sales-1', 'director'), [seller, { type: 'approved' }]).refused).toBe('not-allowed');
  });

  it('and not as the substitute of the one who is asked', () => {
    const requester = { ...standIn('sales-1', 'director'), roles: ['sales' as const] };
    expect(play(...asked('director'), [requester, { type: 'approved' }]).refused).toBe('not-allowed');
  });

  it('and nobody hands it over to him', () => {
    const handed = play(...asked('director'), [director, { type: 'transferred', to: 'sales-1' }]);
    expect(handed.refused).toBe('approver-is-requester');
  });
});

describe('a substitute', () => {
  it('decides in the place of the absent one, and the deal hears for whom', () => {
    const { current, effects } = play(...asked('director'), [
      standIn('oleg', 'director'),
      { type: 'approved' },
    ]);
    expect(current.context.rounds[0]?.decided).toMatchObject({ person: 'director', by: 'oleg' });
    expect(effects[0]).toMatchObject({ fact: { by: 'oleg', for: 'director' } });
  });

  it('only while the absence lasts', () => {
    const step: Step = [standIn('oleg', 'director'), { type: 'approved' }, '2026-11-25T09:00:00.000Z'];
    expect(play(...asked('director'), step).refused).toBe('stood-in');
  });

  it('has one voice: a second press is not the other one’s', () => {
    const oleg = standIn('head', 'director');
    const both: Step[] = [submitted, [null, named(1, bench('all', 'director', 'head'))]];
    const twice = play(...both, [oleg, { type: 'approved' }], [oleg, { type: 'approved' }]);
    expect(twice.refused).toBe('already-decided');
    expect(twice.current.context.rounds[0]?.votes).toMatchObject([{ person: 'head', by: 'head' }]);
  });

  it('and no step waits for the two whose voice it was', () => {
    const oleg = standIn('head', 'director');
    const benches = [bench('any', 'director'), bench('all', 'head', 'director')];
    const decided = play(submitted, [null, named(1, ...benches)], [oleg, { type: 'approved' }]);
    expect(decided.stages).toEqual(['approved']);
  });

  it('who has decided for another is not asked again in a later step', () => {
    const oleg = standIn('head', 'director');
    const steps: Step[] = [submitted, [null, named(1, bench('any', 'director'), bench('any', 'head'))]];
    expect(play(...steps, [oleg, { type: 'approved' }]).stages).toEqual(['approved']);
  });
});

describe('questions, handing over, adding, withdrawing, reminding', () => {
  it('a question is the requester’s task; the answer goes to who asked, with the buttons', () => {
    const open = play(...asked('director'), [director, { type: 'questionAsked', words: 'i4' }]);
    expect(open.stages).toContain('deciding.question.open');
    const answered = play(
      ...asked('director'),
      [director, { type: 'questionAsked', words: 'i4' }],
      [seller, { type: 'questionAnswered', words: 'i5' }],
    );
    expect(answered.stages).toContain('deciding.question.none');
    expect(answered.effects[0]).toMatchObject({ to: { person: 'director' }, stage: 'deciding.votes' });
  });

  it('is handed over: the one who did decides no more, the other does', () => {
    const handed: Step[] = [...asked('director'), [director, { type: 'transferred', to: 'head' }]];
    expect(play(...handed, [director, { type: 'approved' }]).refused).toBe('already-decided');
    expect(play(...handed, [head, { type: 'approved' }]).stages).toEqual(['approved']);
  });

  it('nobody hands it over to somebody in whose place a substitute has decided', () => {
    const three: Step[] = [submitted, [null, named(1, bench('all', 'director', 'head', 'accountant'))]];
    const handed = play(
      ...three,
      [standIn('oleg', 'director'), { type: 'approved' }],
      [head, { type: 'transferred', to: 'director' }],
    );
    expect(handed.refused).toBe('approver-asked-already');
  });

  it('those above hand over for whoever is silent', () => {
    const handed: Step[] = [
      ...asked('director'),
      [head, { type: 'reassigned', from: 'director', to: 'accountant' }],
    ];
    expect(play(...handed, [accountant, { type: 'approved' }]).stages).toEqual(['approved']);
    expect(
      play(...asked('director'), [head, { type: 'reassigned', from: 'x', to: 'accountant' }]).refused,
    ).toBe('approver-not-asked');
  });

  it('an added approver has to agree too', () => {
    const added: Step[] = [...asked('director'), [director, { type: 'approverAdded', person: 'head' }]];
    expect(play(...added, [director, { type: 'approved' }]).stages).toContain('deciding.votes');
    expect(play(...added, [director, { type: 'approved' }], [head, { type: 'approved' }]).stages).toEqual([
      'approved',
    ]);
    expect(play(...added, [director, { type: 'approverAdded', person: 'head' }]).refused).toBe(
      'approver-asked-already',
    );
  });

  it('the requester takes it back, and the deal hears', () => {
    const back = play(...asked('director'), [seller, { type: 'requestWithdrawn' }]);
    expect([back.stages, commandsOf(back)]).toEqual([['withdrawn'], ['deal d1 approvalWithdrawn']]);
  });

  it('the requester reminds, but not all the time', () => {
    const reminded: Step[] = [...asked('director'), [seller, { type: 'reminded' }]];
    expect(told(play(...reminded))).toEqual(['approver approval.notice.reminded']);
    expect(play(...reminded, [seller, { type: 'reminded' }]).refused).toBe('approver-reminded-lately');
    const later: Step = [seller, { type: 'reminded' }, '2026-11-24T11:00:00.000Z'];
    expect(play(...reminded, later).refused).toBeUndefined();
  });

  it('a deal that is over recalls it; what is decided stays decided', () => {
    expect(play(...asked('director'), [null, { type: 'recalled' }]).stages).toEqual(['recalled']);
    expect(
      play(...asked('director'), [director, { type: 'approved' }], [null, { type: 'recalled' }]).stages,
    ).toEqual(['approved']);
  });
});

describe('a new version (S2-34)', () => {
  const anew: Step[] = [...asked('director'), second];

  it('voids the round that is open', () => {
    expect(play(...anew).stages).toEqual(['naming']);
    expect(play(...anew, [director, { type: 'approved' }]).refused).toBe('not-allowed');
  });

  it('a late press on the old card hears which version was sent and what is new in it', () => {
    const { current } = play(...anew, [null, named(2, bench('any', 'director'))]);
    const late = approval.late?.(current, { people: ['director'], stageSeq: 3 });
    expect(late).toMatchObject({
      code: 'already-decided',
      text: {
        key: 'approval.late.superseded',
        params: {
          version: 2,
          changes: {
            list: [{ key: 'approval.figure.cost' }, { key: 'approval.figure.files', params: { n: 1 } }],
          },
        },
      },
    });
  });

  it('its card says what has changed, and why the one before came back', () => {
    const { current } = play(...asked('director'), [director, { type: 'returned', comment: 'i9' }], second, [
      null,
      named(2, bench('any', 'director')),
    ]);
    const said = JSON.stringify(approval.brief?.(current, 'deciding.votes'));
    expect(said).toContain('"figure":{"text":{"key":"approval.figure.cost"}}');
    expect(said).toContain('"words":{"inbox":"i9"}');
  });

  it('four rounds make one history', () => {
    const rounds = [1, 2, 3, 4].flatMap((round): Step[] => [
      [null, { type: 'submitted', ...submission({ version: round, files: [`f${round}`] }) }],
      [null, named(round, bench('any', 'director'))],
      [director, round === 4 ? { type: 'approved' } : { type: 'returned', comment: `i${round}` }],
    ]);
    const { current } = play(...rounds);
    expect(decisions(current.context).map(({ verdict }) => verdict)).toEqual([
      'returned',
      'returned',
      'returned',
      'approved',
    ]);
  });
});

describe('the decision card (S2-22, S2-23)', () => {
  it('says unknown where a number is missing, never zero', () => {
    const { current } = play(
      [null, { type: 'submitted', ...submission({ figures: { sum: rub(100_000_00) } }) }],
      [null, named(1, bench('any', 'director'))],
    );
    const rows = approval.brief?.(current, 'deciding.votes') ?? [];
    const valueUnder = (label: string) =>
      rows
        .map(({ params }) => params as never as { label: { text: { key: string } }; value: { text: object } })
        .find((row) => row.label.text.key === `approval.label.${label}`)?.value.text;
    for (const label of ['cost', 'margin', 'overdue', 'terms'])
      expect(valueUnder(label), label).toMatchObject({ key: 'unknown' });
  });

  it('is the approver’s alone to press; the requester may withdraw and remind', () => {
    const { current } = play(...asked('director'));
    const buttons = (who: Person) =>
      Object.entries(current.stages).flatMap(([path, entered]) => {
        const meta = path
          .split('.')
          .reduce(
            (node, name) => node?.states[name],
            approval.chart.root as never as { states: Record<string, never>; meta?: object } | undefined,
          )?.meta;
        return meta === undefined
          ? []
          : stageButtons(approval, current, { path, meta, entered } as never, who, AT).map(
              ({ text }) => text.key,
            );
      });
    expect(buttons(director)).toEqual(
      expect.arrayContaining([
        'approval.button.approved',
        'approval.button.returned',
        'approval.button.rejected',
      ]),
    );
    expect(buttons(seller)).toEqual(['approval.button.reminded', 'approval.button.requestWithdrawn']);
    expect(buttons(accountant)).toEqual([]);
  });
});
