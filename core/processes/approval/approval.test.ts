import { describe, expect, it } from 'vitest';
import { stageObligations } from '../../obligations/expected.ts';
import { head, logistician, seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { approval } from './index.ts';
import { bench, named } from './testing/model.ts';
import { accountant, asked, director, play, second, standIn, submitted } from './testing/play.ts';

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
    expect(toldOf(nobody)).toEqual(['requester approval.notice.nobody']);
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
    expect(toldOf(play(...reminded))).toEqual(['approver approval.notice.reminded']);
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
