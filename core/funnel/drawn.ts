import { localDateOf } from '../calendar/index.ts';
import { type Text, t } from '../texts/text.ts';
import type { StepFigures } from './figures.ts';
import type { SaidFunnel, SaidStep } from './picture.ts';
import type { Milestone, Reach } from './reach.ts';
import { partName, stepName } from './say.ts';
import { FUNNELS } from './steps.ts';

const MILESTONE: Record<Milestone, Text> = {
  request: t('funnel.milestone.request'),
  quoteSent: t('funnel.milestone.quoteSent'),
  accepted: t('funnel.milestone.accepted'),
  paid: t('funnel.milestone.paid'),
  won: t('funnel.milestone.won'),
};

/** What the picture is made of. */
export interface Drawn {
  figures: readonly StepFigures[];
  all: Pick<StepFigures, 'sums' | 'unpriced'>;
  reach: readonly Reach[];
  /** Of how many days the deals are whose way is shown. */
  days: number;
  scope: 'mine' | 'all';
  now: string;
  zone: string;
}

/** The funnel in the words of one reader; `say` speaks his language. */
export function sayFunnel(drawn: Drawn, say: (text: Text) => string): SaidFunnel {
  const { figures, all, reach, days, scope, now, zone } = drawn;
  const n = figures.reduce((sum, one) => sum + one.n, 0);
  const scopeText = t(scope === 'mine' ? 'funnel.picture.mine' : 'funnel.picture.all');
  const note = {
    scope: { text: scopeText },
    day: { day: localDateOf(now, zone) },
    sum: { text: sumText(all) },
  };
  return {
    title: say(t('funnel.picture.title', { n })),
    note: say(n === 0 ? t('funnel.picture.emptyNote', note) : t('funnel.picture.note', note)),
    heads: { sum: say(t('funnel.picture.sum')), age: say(t('funnel.picture.age')) },
    parts: FUNNELS.map((funnel) => ({
      name: say(partName(funnel)),
      steps: figures.filter(({ step }) => step.funnel === funnel).map((one) => sayStep(one, say)),
    })),
    ways: {
      title: say(t('funnel.picture.ways', { days })),
      steps: reach.map(({ milestone, n: came, share }) => ({
        name: say(MILESTONE[milestone]),
        n: came,
        share: share === undefined ? '' : say(t('funnel.picture.share', { share })),
      })),
    },
    ...(n === 0 ? { empty: say(t('funnel.picture.empty')) } : {}),
  };
}

/** There is room for one sum: where currencies differ, that is said instead. */
function sumText({ sums: [first, ...others] }: Pick<StepFigures, 'sums'>): Text {
  if (first === undefined) return t('funnel.unpriced');
  return others.length > 0 ? t('funnel.picture.mixed') : t('money', { sum: { money: first, short: true } });
}

function sayStep(figures: StepFigures, say: (text: Text) => string): SaidStep {
  const { step, n, oldest, isLate } = figures;
  return {
    name: say(stepName(step)),
    n,
    sum: n === 0 ? '' : say(sumText(figures)),
    age: oldest === undefined ? '' : String(oldest),
    isLate,
  };
}
