import { describe, expect, it } from 'vitest';
import type { Step } from '../testing/played.ts';
import { decisions } from './context.ts';
import { approval } from './index.ts';
import { bench, named, submission } from './testing/model.ts';
import { asked, director, play, second } from './testing/play.ts';

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
