import type { Case } from '../cases/case.ts';

/** The two funnels of a deal: it goes along the first, over to the second, and back (S2-03). */
export const FUNNELS = ['sales', 'logistics'] as const;
export type Funnel = (typeof FUNNELS)[number];

export type StepName =
  | 'request'
  | 'inStock'
  | 'purchase'
  | 'quote'
  | 'approval'
  | 'quoteSent'
  | 'rework'
  | 'invoicing'
  | 'deferral'
  | 'invoiced'
  | 'closing'
  | 'awaitingSupply'
  | 'inWarehouse'
  | 'delivery'
  | 'atWarehouse';

export interface Step {
  name: StepName;
  funnel: Funnel;
  /** Stages of the chart: a deal that stands in one of them, or below, stands at this step. */
  stages: string[];
}

const step = (name: StepName, funnel: Funnel, ...stages: string[]): Step => ({ name, funnel, stages });

const DUE = 'fulfilment.payment.due';
const GOODS = 'fulfilment.goods';

/** The steps in the order of the funnel (S2-07 to S2-56, G-10). */
export const STEPS: readonly Step[] = [
  step('request', 'sales', 'numbering', 'stockCheck'),
  step('inStock', 'sales', 'inStock'),
  step('purchase', 'sales', 'purchase'),
  step('quote', 'sales', 'preparing', 'sending'),
  step('approval', 'sales', 'approval'),
  step('quoteSent', 'sales', 'quoteSent'),
  step('rework', 'sales', 'rework'),
  step('invoicing', 'sales', 'invoicing'),
  step('invoiced', 'sales', 'fulfilment.payment'),
  step('deferral', 'sales', `${DUE}.weighing`, `${DUE}.asked`, `${DUE}.deferred`, `${DUE}.overdue`),
  step('closing', 'sales', `${GOODS}.closing`, `${GOODS}.confirming`),
  step('awaitingSupply', 'logistics', `${GOODS}.awaitingSupply`),
  step('inWarehouse', 'logistics', `${GOODS}.inWarehouse`),
  step('delivery', 'logistics', `${GOODS}.delivery`),
  step('atWarehouse', 'logistics', `${GOODS}.atWarehouse`),
];

/**
 * Payment and goods run side by side: once the goods move, they tell where the deal stands, so that it stands once. What
 * is not deferred of the payment is invoiced.
 */
const BY_GOODS = (one: Step) => one.stages.some((stage) => stage.startsWith(GOODS));
const turn = (one: Step) => (BY_GOODS(one) ? 0 : one.name === 'invoiced' ? 2 : 1);
const LOOKED_AT = STEPS.toSorted((a, b) => turn(a) - turn(b));

/** All stages in which a deal is under way. */
export const UNDER_WAY: string[] = STEPS.flatMap(({ stages }) => stages);

/** Where a deal stands and since when; undefined for one that is over. */
export function standingAt({ stages }: Pick<Case, 'stages'>): { step: Step; since: string } | undefined {
  for (const one of LOOKED_AT) {
    const [since] = one.stages.flatMap((stage) => stages[stage]?.at ?? []).toSorted();
    if (since !== undefined) return { step: one, since };
  }
  return undefined;
}
