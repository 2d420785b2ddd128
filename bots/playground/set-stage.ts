import type { Caravan } from '../../core/caravan.ts';
import { CAST } from './company/cast.ts';
import { foundCompany } from './company/found.ts';
import { openOrdersChannel, openWorkspace } from './company/workspace.ts';
import type { SlackDouble } from './slack-double/index.ts';
import type { CastMember, ClockStep, Stage } from './stage.ts';
import type { TelegramDouble } from './telegram-double/index.ts';

export { COMPANY, PARTNERS_BOT, STAFF_BOT } from './company/cast.ts';

export interface StageHands {
  caravan: Caravan;
  double: TelegramDouble;
  /** Where the company is in Slack too. */
  slack?: SlackDouble;
  clock: { now(): string; move(ms: number): Promise<void> };
  /** Finishes what is waiting to be dispatched and sent. */
  flush(): Promise<void>;
  /** Empties the playground's own store and brings its clock back. */
  wipe(): Promise<void>;
  /** Whether the demo company begins with orders at every stage. */
  withOrders?: boolean;
}

const STEP_MS: Record<Exclude<ClockStep, 'next'>, number> = { hour: 3_600_000, day: 86_400_000 };
/** Between two due moments of one walk; a ladder that never ends must not hang the page. */
const MOST_STOPS = 500;

/**
 * Sets the stage: founds the demo company unless it stands already. What its people are told then waits in the ledger
 * until the bots begin.
 */
export async function setStage(hands: StageHands): Promise<Stage> {
  const { caravan, double, slack, clock, flush, wipe, withOrders = false } = hands;
  const found = () => foundCompany(caravan, double, { withOrders, slack });
  if ((await caravan.ports.people.staff()).length === 0) await found();
  else if (slack?.people.list().length === 0) {
    // The company was founded before it had a Slack.
    await openWorkspace(caravan, slack);
    await openOrdersChannel(caravan, slack);
  }
  const cast = slack ? CAST : CAST.map(inTelegramOnly);
  const due = () => nextMoment(caravan);
  return {
    cast: async () => cast,
    clock: async () => ({ now: clock.now(), zone: caravan.ports.company.zone, next: await due() }),
    move: async (step) => {
      const from = clock.now();
      const next = step === 'next' ? await due() : null;
      if (step === 'next' && next === null) return;
      const target = next ?? new Date(Date.parse(from) + STEP_MS[step as 'hour' | 'day']).toISOString();
      await walk(hands, target);
    },
    reset: async () => {
      await wipe();
      await double.controls.reset();
      await slack?.controls.reset();
      await found();
      await flush();
    },
  };
}

function inTelegramOnly({ slackId: _, ...member }: CastMember): CastMember {
  return member;
}

/** Goes from due moment to due moment, so that everything happens at its own time, and stops at the target. */
async function walk({ caravan, clock, flush }: StageHands, target: string): Promise<void> {
  const moveTo = (moment: string) => clock.move(Math.max(0, Date.parse(moment) - Date.parse(clock.now())));
  const work = async () => {
    await caravan.postings.run();
    await caravan.sweep.run();
    await caravan.morning.run();
    await caravan.digests.run();
    await flush();
  };
  // What was just given to the exchange is posted now, not when the time has passed.
  await caravan.postings.run();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const next = await nextMoment(caravan);
    if (next === null || next > target) break;
    await moveTo(next);
    await work();
  }
  await moveTo(target);
  await work();
}

/** When something happens next by itself: an obligation falls due, or the day is told. */
async function nextMoment({ ports, morning, digests }: Caravan): Promise<string | null> {
  const moments = [
    await ports.obligations.nextMoment(),
    await morning.nextMoment(),
    await digests.nextMoment(),
  ];
  return moments.filter((moment) => moment !== null).sort()[0] ?? null;
}
