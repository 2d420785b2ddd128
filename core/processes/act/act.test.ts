import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { INN, logistician, person } from '../testing/people.ts';
import { commandsOf, type Played, played, type Step, toldOf } from '../testing/played.ts';
import type { Act } from './context.ts';
import { act } from './index.ts';
import { opened } from './testing/model.ts';
import { waits } from './waits.ts';

const PARTY = `k${INN}`;
const client = person('contact', [], { partyId: PARTY, as: 'client' });
const stranger = person('stranger', [], { partyId: 'k0000000000', as: 'client' });
const accountant = person('accountant', ['accountant']);
const fact = { type: 'actSigned', files: ['f1'], on: '2026-11-24' };
const rejected: Step = [accountant, { type: 'actRejected', reason: 'words' }, '2026-12-07T09:00:00.000Z'];
const play = (...steps: Step[]) => played(act, 'a1', [[null, opened], ...steps]);

function due({ current }: Played<Act>): string | undefined {
  const { deadline } = stageMeta(act.chart, 'awaited') ?? {};
  return deadline !== undefined && 'at' in deadline
    ? deadline.at(current.context, 'Europe/Moscow')
    : undefined;
}

describe('a signed act', () => {
  it('in a colleague’s hands is signed, and its orders know', () => {
    for (const colleague of [logistician, accountant]) {
      const done = play([colleague, fact]);
      expect(done.current.closed).toBe(true);
      expect(commandsOf(done)).toEqual(['transport-order o1 actSigned', 'transport-order o2 actSigned']);
    }
  });

  it('from the client is looked at first', () => {
    const sent = play([client, fact]);
    expect(sent.stages).toEqual(['checking']);
    expect(act.taskFiles?.(sent.current, 'checking')).toEqual(['f1']);
    expect(commandsOf(sent)).toEqual([]);
    const done = play([client, fact], [accountant, { type: 'actAccepted' }]);
    expect(done.current.closed).toBe(true);
    expect(toldOf(done)).toEqual([`${PARTY} act.notice.accepted`]);
    expect(commandsOf(done)).toHaveLength(2);
  });

  it('goes back with a reason and is awaited anew', () => {
    const back = play([client, fact], rejected);
    expect(back.stages).toEqual(['awaited']);
    expect(toldOf(back)).toEqual([`${PARTY} act.notice.rejected`]);
    expect(play([client, fact], rejected, [logistician, fact]).current.context).not.toHaveProperty(
      'rejection',
    );
  });

  it('is wanted no more when its invoice is cancelled', () => {
    const dropped: Step = [null, { type: 'actDropped', invoice: 'i1' }];
    expect(play(dropped).stages).toEqual(['dropped']);
    expect(play([client, fact], dropped).stages).toEqual(['dropped']);
    expect(commandsOf(play(dropped))).toEqual([]);
    expect(play(dropped, [client, fact]).refused).toBe('wrong-stage');
  });

  it('is no stranger’s to send', () => {
    expect(play([stranger, fact]).refused).toBe('not-allowed');
  });

  it('is wanted within ten working days, a corrected one within three more', () => {
    expect(due(play())).toBe('2026-12-08T15:00:00.000Z');
    expect(due(play([client, fact], rejected))).toBe('2026-12-10T15:00:00.000Z');
  });

  it('is asked for once, halfway, while it is not there', () => {
    expect(waits(play().current).map(({ at }) => at)).toEqual(['2026-12-01T07:00:00.000Z']);
    const asked: Step = [null, { type: 'signatureAsked' }];
    expect(toldOf(play(asked))).toEqual([`${PARTY} act.notice.asked`]);
    expect(waits(play(asked).current)).toEqual([]);
    expect(waits(play([client, fact]).current)).toEqual([]);
    expect(waits(play([client, fact], rejected).current)).toEqual([]);
  });
});
