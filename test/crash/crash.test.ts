import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGround } from './ground.ts';
import type { Lie } from './lies.ts';
import { wholeOrder } from './order-plays.ts';
import { clientIsEntered, firstStages, type Play, story } from './plays.ts';
import { run } from './run.ts';

const UNDISTURBED = { every: 0, offset: 0 };
/** `npm run test:crash` dies at every point; here at a part of them. */
const SAMPLE = { every: 24, offset: 3 };
const RARELY = { every: 83, offset: 7 };
const LIMIT_MS = 100_000;
/** Two hundred deeds of seven people take long on a busy machine. */
const ORDER_LIMIT_MS = 300_000;

describe('bots that are killed again and again', () => {
  let ground: Awaited<ReturnType<typeof openGround>>;
  beforeAll(async () => {
    ground = await openGround();
  }, LIMIT_MS);
  afterAll(() => ground.close(), LIMIT_MS);

  it(
    'come to the same as bots that live on',
    async () => {
      const undisturbed = await run(ground, story, UNDISTURBED);
      expect(undisturbed.faults).toEqual([]);
      const killed = await run(ground, story, SAMPLE);
      console.log(`died at ${killed.deaths} of ${killed.points.length} points`);
      expect(killed.deaths).toBeGreaterThan(12);
      expect(killed.faults).toEqual([]);
      expect(killed.account).toEqual(undisturbed.account);
    },
    LIMIT_MS,
  );

  it(
    'bring an order from its request to its end',
    async () => {
      const killed = await run(ground, wholeOrder, RARELY);
      console.log(`died at ${killed.deaths} of ${killed.points.length} points`);
      expect(killed.deaths).toBeGreaterThan(12);
      expect(killed.faults).toEqual([]);
    },
    ORDER_LIMIT_MS,
  );

  /** What is found in a run of bots that lie; nothing when they are believed. */
  async function found(lie: Lie, play: Play, every: number, patienceMs = 4000): Promise<string[]> {
    try {
      return (await run(ground, play, { every, offset: 0 }, { lie, patienceMs })).faults;
    } catch (error) {
      return [(error as Error).message];
    }
  }

  it(
    'are found out when an answer is not saved',
    async () => {
      const faults = await found('an answer is not saved', clientIsEntered, 0);
      expect(faults.join()).toContain('waited in vain');
    },
    LIMIT_MS,
  );

  it(
    'are found out when a message is not queued',
    async () => {
      const honest = await run(ground, firstStages, UNDISTURBED);
      const lived = await run(ground, firstStages, UNDISTURBED, { lie: 'a message is not queued' });
      expect(honest.account.announced).not.toEqual(lived.account.announced);
    },
    LIMIT_MS,
  );

  it(
    'are found out when a lost message is taken for sent',
    async () => {
      const faults = await found('a lost message is taken for sent', clientIsEntered, 1, 20_000);
      expect(faults.join()).toMatch(/has 0 times .* 1 sent/s);
    },
    LIMIT_MS,
  );
});
