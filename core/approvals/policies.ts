import type { StaffRole } from '../people/role.ts';
import { beyond, type Excess, type Judged, type Threshold } from './thresholds.ts';
import type { Quorum } from './votes.ts';

/** One step of an approval: everybody who has the role is asked, and so many have to agree. */
export interface Step {
  role: StaffRole;
  of: Quorum;
  /** The step is taken only beyond this; always without it. */
  when?: Threshold;
  /** In working hours of the company, from the moment somebody is asked. */
  hours: number;
  /** Who hears when the time has passed. */
  escalation: StaffRole;
}

/** A step as the entry keeps it: the policy may change, the round that has begun does not. */
export type AskedStep = Pick<Step, 'role' | 'of' | 'hours' | 'escalation'>;

/** How one thing is approved. */
export interface Policy {
  /** Beyond this it cannot go on without approval; `always`: never. */
  needed: 'always' | Threshold;
  /** One step after another, or all at once. */
  order: 'sequence' | 'parallel';
  steps: readonly [Step, ...Step[]];
}

/** By process and by what is asked about. */
export type Policies = Readonly<Record<string, Readonly<Record<string, Policy>>>>;

const DIRECTOR: Step = { role: 'director', of: 'any', hours: 4, escalation: 'head' };

/** Whoever is left where nobody else may decide (nobody decides on his own request), in this order. */
export const FALLBACK: readonly StaffRole[] = ['director', 'head'];

/**
 * Who approves what, and when that is needed: the one place to change it. A round that has begun goes on as it began.
 */
export const POLICIES: Policies = {
  deal: {
    /** S2-16, S2-21, G-02: the quote, to the financial director. */
    quote: {
      needed: {
        marginBelow: 10,
        sumAbove: [{ minor: 3_000_000_00, currency: 'RUB' }],
        beyondLimit: true,
        overdue: true,
        daysBeyond: true,
      },
      order: 'sequence',
      steps: [DIRECTOR],
    },
    /** S2-33: every discount. */
    discount: { needed: 'always', order: 'sequence', steps: [DIRECTOR] },
    /** S2-43, G-28: the manager grants within the client's limit and days, the financial director beyond them. */
    deferral: {
      needed: { beyondLimit: true, overdue: true, daysBeyond: true },
      order: 'sequence',
      steps: [DIRECTOR],
    },
  },
};

/** What nobody wrote a policy for is decided by the financial director. */
const USUAL: Policy = { needed: 'always', order: 'sequence', steps: [DIRECTOR] };

export function policyFor(
  { process, name }: { process: string; name: string },
  policies: Policies = POLICIES,
): Policy {
  return policies[process]?.[name] ?? USUAL;
}

/** What speaks for asking; nothing where approval is the asker's own choice. */
export function excessesOf({ needed }: Policy, judged: Judged): Excess[] {
  return needed === 'always' ? [] : beyond(needed, judged);
}

/** Whether it cannot go on without approval (G-02, G-28). */
export function isNeeded(policy: Policy, judged: Judged): boolean {
  return policy.needed === 'always' || excessesOf(policy, judged).length > 0;
}

/** The steps that this submission has to take: those beyond whose threshold it is, and at least the first. */
export function stepsFor({ steps }: Policy, judged: Judged): Step[] {
  const taken = steps.filter(({ when }) => when === undefined || beyond(when, judged).length > 0);
  return taken.length > 0 ? taken : [steps[0]];
}
