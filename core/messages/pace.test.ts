import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import type { Meter } from './meter.ts';
import { Pace } from './pace.ts';

const BOT = 'telegram-partners';
const START = Date.parse('2026-11-24T07:00:00.000Z');

/** What instances share: one store and one clock, which the tests move. */
class World {
  ms = START;
  readonly #meters = new Map<string, Meter>();

  instance(limits = LIMITS): Pace {
    const clock = { now: () => this.#at(), wall: () => this.#at() };
    const meters = {
      get: async (name: string) => this.#meters.get(name) ?? null,
      swap: async (name: string, before: Meter | null, after: Meter) => {
        const now = this.#meters.get(name) ?? null;
        if (now?.next !== before?.next || now?.until !== before?.until) return false;
        this.#meters.set(name, after);
        return true;
      },
    };
    return new Pace({ clock, meters }, limits);
  }

  #at(): string {
    return new Date(this.ms).toISOString();
  }
}

/** The most that went within any `seconds`; moments in milliseconds. */
function mostWithin(seconds: number, moments: number[]): number {
  let from = 0;
  let most = 0;
  for (const [to, moment] of moments.entries()) {
    while (moment - (moments[from] as number) >= seconds * 1000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

const steps = fc.array(
  fc.record({
    ms: fc.integer({ min: 0, max: 400 }),
    who: fc.integer({ min: 0, max: 1 }),
    n: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 50, maxLength: 300 },
);

let world: World;
let here: Pace;
let there: Pace;
beforeEach(() => {
  world = new World();
  here = world.instance();
  there = world.instance();
});

describe('two instances of one bot (issue 4)', () => {
  it('never send more than the bot may: thirty a second, and twenty more after a rest', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        world = new World();
        const both = [world.instance(), world.instance()];
        const went: number[] = [];
        for (const { ms, who, n } of all) {
          world.ms += ms;
          const leave = await (both[who] as Pace).take(BOT, n);
          for (let i = 0; i < leave; i++) went.push(world.ms);
        }
        for (const seconds of [0.1, 1, 5, 30])
          expect(mostWithin(seconds, went)).toBeLessThanOrEqual(30 * seconds + 20);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a private chat: five at once, then one a second',
      '501',
      [
        [1, 6],
        [10, 15],
      ],
    ],
    [
      'a group: twenty in any minute',
      '-501',
      [
        [1, 5],
        [60, 20],
      ],
    ],
  ] as [string, string, [number, number][]][])('never send more than %s', async (_, chat, most) => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        world = new World();
        const both = [world.instance(), world.instance()];
        const went: number[] = [];
        for (const { ms, who } of all) {
          world.ms += ms;
          if ((await (both[who] as Pace).takeChat(BOT, chat)) === 0) went.push(world.ms);
        }
        for (const [seconds, count] of most) expect(mostWithin(seconds, went)).toBeLessThanOrEqual(count);
      }),
      { numRuns: 60 },
    );
  });

  it('use up what there is: nine hundred messages take half a minute', async () => {
    let left = 900;
    for (let turn = 0; left > 0; turn++) {
      left -= await (turn % 2 ? here : there).take(BOT, Math.min(4, left));
      if (left > 0) world.ms += Math.min(here.wait(BOT, 4), there.wait(BOT, 4)) || 20;
    }
    expect(world.ms - START).toBeLessThanOrEqual(30_000);
  });

  it('make room for an answer, which asks nobody', async () => {
    expect(await here.take(BOT, 20)).toBe(20);
    world.ms += 100;
    for (let answer = 0; answer < 3; answer++) await there.spend(BOT, '501');
    expect(await here.take(BOT, 10)).toBe(0);
    world.ms += 101;
    expect(await here.take(BOT, 10)).toBe(3);
  });
});

describe('an answer that the messenger puts off', () => {
  it('goes before what any instance has queued for the chat, and holds up no other', async () => {
    const answers = here.pastLedger(BOT);
    await answers.said('501');
    await answers.putOff('501', 3000);
    world.ms += 3000;
    expect(await there.takeChat(BOT, '501')).toBeGreaterThan(0);
    expect(await there.takeChat(BOT, '502')).toBe(0);
    await answers.said('501');
    world.ms += 500;
    expect(await there.takeChat(BOT, '501')).toBe(0);
  });

  it('stays the first however often it is put off', async () => {
    const answers = here.pastLedger(BOT);
    for (let times = 0; times < 3; times++) {
      await answers.said('501');
      await answers.putOff('501', 1000);
      world.ms += 1000;
      expect(await there.takeChat(BOT, '501')).toBeGreaterThan(0);
    }
  });
});

describe('a messenger that says "later"', () => {
  it('is obeyed in that chat by every instance, and only there', async () => {
    await here.take(BOT, 1);
    expect(await here.takeChat(BOT, '501')).toBe(0);
    await here.refused(BOT, '501', 7000);
    world.ms += 6999;
    expect(await there.takeChat(BOT, '501')).toBe(1);
    expect(await there.takeChat(BOT, '502')).toBe(0);
    expect(await there.take(BOT, 5)).toBe(5);
    world.ms += 1;
    expect(await there.takeChat(BOT, '501')).toBe(0);
  });

  it('means the whole bot when it says so to several chats in a row: all instances wait, no longer than told', async () => {
    for (const [chat, seconds] of [
      ['501', 60],
      ['502', 4],
      ['503', 4],
      ['504', 5],
    ] as const)
      await here.refused(BOT, chat, seconds * 1000);
    expect(await there.take(BOT, 5)).toBe(0);
    expect(here.wait(BOT, 5)).toBe(4000);
    world.ms += 3999;
    expect(await here.take(BOT, 5)).toBe(0);
    world.ms += 1;
    expect(await there.take(BOT, 5)).toBe(5);
  });

  it('does not mean the bot as long as other chats hear in between', async () => {
    for (let chat = 501; chat < 521; chat++) {
      await here.refused(BOT, String(chat), 3000);
      if (chat % 3 === 0) here.went(BOT);
    }
    expect(await there.take(BOT, 5)).toBe(5);
  });

  it('gives the leave of what was refused to the next', async () => {
    expect(await here.take(BOT, 20)).toBe(20);
    expect(await here.take(BOT, 1)).toBe(0);
    await here.refused(BOT, '501', 3000);
    expect(await here.take(BOT, 5)).toBe(1);
  });
});

it('a channel without limits is never held up', async () => {
  const free = world.instance({});
  expect(await free.take('slack', 500)).toBe(500);
  expect(await free.takeChat('slack', 'C1')).toBe(0);
  expect(free.wait('slack', 30)).toBe(0);
});

it('Slack takes three at once in a conversation and then one a second, be it private or a channel', async () => {
  for (const chat of ['D1', 'C1']) {
    for (let n = 0; n < 3; n++) expect(await here.takeChat('slack', chat)).toBe(0);
    expect(await here.takeChat('slack', chat)).toBe(1000);
  }
});
