import { localDateOf, workingDaysBetween } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import { addMoney, currencies, type Money } from '../money/index.ts';
import { type Deal, worthOf } from '../processes/deal/context.ts';
import { overdueSince } from '../processes/deal/waits.ts';
import { STEPS, type Step, standingAt } from './steps.ts';

/** A deal at its step. */
export interface Standing {
  deal: Case<Deal>;
  step: Step;
  since: string;
  /** Working days since then. */
  age: number;
  worth?: Money;
  isLate: boolean;
}

export interface StepFigures {
  step: Step;
  n: number;
  /** One sum a currency. */
  sums: Money[];
  /** So many have no price yet. */
  unpriced: number;
  /** Working days of the one that has stood there longest; undefined where there is none. */
  oldest?: number;
  isLate: boolean;
}

/** How things stand at a moment, by the company's clock; `isLate` looks whether a deadline of the deal has passed. */
export interface Moment {
  now: string;
  zone: string;
  isLate(deal: Case<Deal>): boolean;
}

/** Every deal that is under way, at the one step where it stands; the one that has stood longest first. */
export function standings(deals: readonly Case<Deal>[], { now, zone, isLate }: Moment): Standing[] {
  const today = localDateOf(now, zone);
  const found = deals.flatMap((deal): Standing[] => {
    const at = standingAt(deal);
    if (at === undefined) return [];
    const overdue = at.step.name === 'deferral' ? overdueSince(deal, zone) : undefined;
    const since = overdue ?? at.since;
    const worth = worthOf(deal.context);
    return [
      {
        deal,
        step: at.step,
        since,
        age: workingDaysBetween(localDateOf(since, zone), today),
        ...(worth === undefined ? {} : { worth }),
        isLate: overdue !== undefined || isLate(deal),
      },
    ];
  });
  return found.toSorted((one, other) => one.since.localeCompare(other.since));
}

/** What the deals of each step come to, empty steps too. */
export function figuresOf(all: readonly Standing[]): StepFigures[] {
  return STEPS.map((step) => {
    const here = all.filter((one) => one.step === step);
    const ages = here.map(({ age }) => age);
    return {
      step,
      n: here.length,
      ...worthOfAll(here),
      ...(ages.length === 0 ? {} : { oldest: Math.max(...ages) }),
      isLate: here.some(({ isLate }) => isLate),
    };
  });
}

/** Sums of different currencies stay apart. */
export function worthOfAll(all: readonly Pick<Standing, 'worth'>[]): Pick<StepFigures, 'sums' | 'unpriced'> {
  const worths = all.flatMap(({ worth }) => worth ?? []);
  const sums = currencies.flatMap((currency) => {
    const [first, ...others] = worths.filter((worth) => worth.currency === currency);
    return first === undefined ? [] : [others.reduce(addMoney, first)];
  });
  return { sums, unpriced: all.length - worths.length };
}
