import { type Text, t } from '../texts/text.ts';
import type { StepFigures } from './figures.ts';
import type { Funnel, Step, StepName } from './steps.ts';

/** `12,4 млн ₽ (без цены: 2)`; words where nothing has a price yet. */
export function sumsText({ sums, unpriced }: Pick<StepFigures, 'sums' | 'unpriced'>): Text {
  if (sums.length === 0) return t('funnel.unpriced');
  const list = sums.map((sum) => t('money', { sum: { money: sum, short: true } }));
  return t('funnel.sums', { sums: { list }, unpriced });
}

const STEP: Record<StepName, Text> = {
  request: t('funnel.step.request'),
  inStock: t('funnel.step.inStock'),
  purchase: t('funnel.step.purchase'),
  quote: t('funnel.step.quote'),
  approval: t('funnel.step.approval'),
  quoteSent: t('funnel.step.quoteSent'),
  rework: t('funnel.step.rework'),
  invoicing: t('funnel.step.invoicing'),
  deferral: t('funnel.step.deferral'),
  invoiced: t('funnel.step.invoiced'),
  closing: t('funnel.step.closing'),
  awaitingSupply: t('funnel.step.awaitingSupply'),
  inWarehouse: t('funnel.step.inWarehouse'),
  delivery: t('funnel.step.delivery'),
  atWarehouse: t('funnel.step.atWarehouse'),
};

const PART: Record<Funnel, Text> = {
  sales: t('funnel.part.sales'),
  logistics: t('funnel.part.logistics'),
};

export function stepName({ name }: Step): Text {
  return STEP[name];
}

export function partName(funnel: Funnel): Text {
  return PART[funnel];
}

/** Working days at the step. */
export function ageText(days: number): Text {
  return t('funnel.age', { days });
}

/** `Закуп: 5 · 3,4 млн ₽ · 6 раб. дней`; a deadline that has passed is marked. */
export function figuresText(figures: StepFigures): Text {
  const { step, n, oldest = 0, isLate } = figures;
  return t(isLate ? 'funnel.lateLine' : 'funnel.line', {
    step: { text: stepName(step) },
    n,
    sums: { text: sumsText(figures) },
    age: { text: ageText(oldest) },
  });
}
