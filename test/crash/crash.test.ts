import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from './account.ts';
import { openGround } from './ground.ts';
import type { Lie } from './lies.ts';
import { firstSteps, wholeStory } from './plays.ts';
import { run } from './run.ts';

const UNDISTURBED = { every: 0, offset: 0 };
/** `npm run test:crash` dies at every point; here at a part of them. */
const SAMPLE = { every: 14, offset: 3 };
const LIMIT_MS = 100_000;

describe('bots that are killed again and again', () => {
  let ground: Awaited<ReturnType<typeof openGround>>;
  beforeAll(async () => {
    ground = await openGround();
  }, LIMIT_MS);
  afterAll(() => ground.close(), LIMIT_MS);

  it(
    'come to the same as bots that live on',
    async () => {
      const undisturbed = await run(ground, wholeStory, UNDISTURBED);
      expect(undisturbed.faults).toEqual([]);
      const killed = await run(ground, wholeStory, SAMPLE);
      console.log(`died at ${killed.deaths} of ${killed.points.length} points`);
      expect(killed.deaths).toBeGreaterThan(20);
      expect(killed.faults).toEqual([]);
      expect(killed.account).toEqual(undisturbed.account);
    },
    LIMIT_MS,
  );

  describe('are found out', () => {
    let expected: Account;
    beforeAll(async () => {
      expected = (await run(ground, firstSteps, UNDISTURBED)).account;
    }, LIMIT_MS);

    /** What the checks say of bots that lie; nothing when they are taken in. */
    async function verdict(lie: Lie | undefined): Promise<string> {
      const patience = lie === 'an answer is not saved' ? { patienceMs: 4000 } : {};
      const every = lie === 'a lost message is taken for sent' ? 1 : 0;
      try {
        const lived = await run(ground, firstSteps, { every, offset: 0 }, { lie, ...patience });
        expect(lived.account).toEqual(expected);
        return lived.faults.join('\n');
      } catch (error) {
        return (error as Error).message;
      }
    }

    it(
      'when an answer is not saved',
      async () => {
        expect(await verdict('an answer is not saved')).toContain('waited in vain');
      },
      LIMIT_MS,
    );

    it(
      'when a message is not queued',
      async () => {
        expect(await verdict('a message is not queued')).toContain('to deeply equal');
      },
      LIMIT_MS,
    );

    it(
      'when a lost message is taken for sent',
      async () => {
        expect(await verdict('a lost message is taken for sent')).toMatch(/has 0 times .* 1 sent/);
      },
      LIMIT_MS,
    );

    it(
      'and not when they tell the truth',
      async () => {
        expect(await verdict(undefined)).toBe('');
      },
      LIMIT_MS,
    );
  });
});
