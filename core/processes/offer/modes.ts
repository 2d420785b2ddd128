/**
 * How carriers are asked (S0-31). `fixed`: the first who takes our price has the truck; `descending`: each bid goes
 * below the best one by a step; `open`: everybody knows the best price, never whose; `sealed`: nobody knows another's,
 * and we see them when the time is over.
 */
export const MODES = ['open', 'sealed', 'fixed', 'descending'] as const;
export type Mode = (typeof MODES)[number];

/** In which order: everybody at once, one after another, or the first three one after another and then the rest. */
export const PLANS = ['together', 'inTurn', 'mixed'] as const;
export type Plan = (typeof PLANS)[number];

/** How many are asked one after another in a mixed plan. */
const FIRST = 3;

/** Minutes for which a winner may be held until it has done what it owes. */
export const HOLDS = ['30', '60', '120', '240'] as const;
/** For how long it is, where neither the asking nor the company says otherwise. */
export const HOLD_MINUTES = 60;
/** Minutes that one press adds for a winner who is silent. */
export const MORE_HOLD_MINUTES = 30;
/** Those who are silent are reminded no more often. */
export const REMINDER_MINUTES = 15;

/** Carriers who are asked together, and the minutes they have for themselves. */
export interface Wave {
  carriers: string[];
  minutes: number;
}

/** The waves of a plan; undefined where everybody is asked at once. `each`: minutes for one who is asked alone. */
export function wavesOf(plan: Plan, carriers: string[], each: number, minutes: number): Wave[] | undefined {
  const alone = plan === 'inTurn' ? carriers : plan === 'mixed' ? carriers.slice(0, FIRST) : [];
  const rest = carriers.slice(alone.length);
  if (alone.length === 0 || (alone.length === 1 && rest.length === 0)) return undefined;
  return [
    ...alone.map((carrier) => ({ carriers: [carrier], minutes: each })),
    ...(rest.length === 0 ? [] : [{ carriers: rest, minutes }]),
  ];
}
