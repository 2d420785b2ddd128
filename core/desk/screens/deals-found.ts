import { startOfMonth } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { type Standing, standings } from '../../funnel/figures.ts';
import { UNDER_WAY } from '../../funnel/steps.ts';
import type { Money } from '../../money/index.ts';
import { stageObligation } from '../../obligations/expected.ts';
import { standsInFor } from '../../people/absence.ts';
import { type Deal, worthOf } from '../../processes/deal/context.ts';
import type { Kit, Visitor } from '../kit.ts';

export type Scope = 'mine' | 'all';

/** How a deal may end; the stages in which one that is over stands. */
const ENDINGS = { won: ['won'], lost: ['unqualified', 'lost'] } as const;
export type Ending = keyof typeof ENDINGS;

export function isEnding(what: string): what is Ending {
  return what in ENDINGS;
}

/** All deals that are under way, each at its step, the one that has stood longest first. */
export async function underWay(kit: Kit): Promise<Standing[]> {
  const { cases, clock, company } = kit.ports;
  const found = await cases.list({ process: 'deal', closed: false, stages: UNDER_WAY });
  const now = clock.now();
  return standings(found as Case<Deal>[], {
    now,
    zone: company.zone,
    isLate: (deal) => isLate(kit, deal, now),
  });
}

/** Somebody owes something in it, and the day has passed. */
function isLate(kit: Kit, deal: Case<Deal>, now: string): boolean {
  const process = kit.cases.process('deal');
  return kit.cases
    .stagesOf(deal)
    .some((stage) => (stageObligation(process, deal, stage, kit.ports.company.zone)?.dueAt ?? now) < now);
}

/** The colleague holds it, or stands in for who does. */
export function isMine(kit: Kit, { person }: Visitor, { context }: Case<Deal>): boolean {
  const owners = [person.id, ...standsInFor(person, kit.ports.clock.now())];
  const holders = Object.values(kit.cases.process('deal').holders(context));
  return holders.some((holder) => owners.includes(holder));
}

export interface Ended {
  deal: Case<Deal>;
  at: string;
  worth?: Money;
}

/** Deals that ended so in this month by the company's clock, the newest first. */
export async function endedThisMonth(kit: Kit, ending: Ending): Promise<Ended[]> {
  const { cases, clock, company } = kit.ports;
  const since = startOfMonth(clock.now(), company.zone);
  const stages = [...ENDINGS[ending]];
  const found = (await cases.list({ process: 'deal', stages, updatedSince: since })) as Case<Deal>[];
  const ended = found.flatMap((deal): Ended[] => {
    const at = stages.flatMap((stage) => deal.stages[stage]?.at ?? [])[0];
    const worth = worthOf(deal.context);
    return at === undefined || at < since ? [] : [{ deal, at, ...(worth === undefined ? {} : { worth }) }];
  });
  return ended.toSorted((one, other) => other.at.localeCompare(one.at));
}
