import type { Case } from '../../cases/case.ts';
import type { Entry } from '../../cases/entry.ts';
import { type Text, t } from '../../texts/text.ts';
import { subjectText, verdictName } from '../approval/words.ts';
import type { Deal } from './context.ts';
import type { DealFact } from './facts.ts';

/** What the history of a deal tells beside what happened, who did it and when: which version, which sum, which stage. */
export function recount(entry: Entry, { context }: Case<Deal>): Text[] {
  return [...toldOf(entry.fact as DealFact, context), ...movedTo(entry)];
}

function toldOf(fact: DealFact, deal: Deal): Text[] {
  switch (fact.type) {
    case 'quoteFormed':
      return [t('deal.recount.quote', { version: deal.quote?.version ?? 1, sum: { money: fact.sum } })];
    case 'approvalAsked':
      return asked('quote', deal);
    case 'discountSubmitted':
      return [...asked('discount', deal), t('deal.recount.discount', { sum: { money: fact.discount } })];
    case 'deferralAsked':
      return [t('deal.recount.until', { day: { day: fact.until } })];
    case 'approvalDecided':
      return [decided(fact)];
    case 'invoiceIssued':
      return [
        t('deal.recount.invoice', { number: fact.number, sum: { money: fact.sum }, day: { day: fact.due } }),
      ];
    case 'paymentReceived':
      return [t('money', { sum: { money: fact.amount } })];
    case 'paymentPromised':
      return [t('deal.recount.until', { day: { day: fact.on } })];
    case 'dealLost':
      return [t(`deal.loss.${fact.loss}`)];
    default:
      return [];
  }
}

function asked(name: 'quote' | 'discount', { rounds }: Deal): Text[] {
  return [t('deal.recount.asked', { subject: { text: subjectText(name) }, version: rounds[name] ?? 1 })];
}

/** Caravan brings the decision: who took it, and for which absent colleague, stands in the fact. */
function decided(fact: Extract<DealFact, { type: 'approvalDecided' }>): Text {
  const { name, version, verdict, by, for: whom } = fact;
  const who =
    whom === undefined
      ? t('person', { name: { person: by } })
      : t('person.for', { name: { person: by }, absent: { person: whom } });
  return t('deal.recount.decided', {
    subject: { text: subjectText(name) },
    version,
    verdict: { text: verdictName(verdict) },
    who: { text: who },
  });
}

/** The stages to which the deal came with it, the innermost of each branch; one that only began anew is no news. */
function movedTo({ effects }: Entry): Text[] {
  const entered = effects.flatMap((effect) =>
    effect.type === 'stages' ? effect.entered.filter((path) => !effect.left.includes(path)) : [],
  );
  const innermost = entered.filter((path) => !entered.some((other) => other.startsWith(`${path}.`)));
  const list = innermost.map((path) => t(`deal.stage.${path}`));
  return list.length === 0 ? [] : [t('deal.recount.stage', { stage: { list } })];
}

/** What is told of a deal in the company's own channel of orders, once it has a number. */
export const chronicle: DealFact['type'][] = [
  'numberGiven',
  'quoteDispatched',
  'approvalDecided',
  'quoteAccepted',
  'dealLost',
  'dealReopened',
  'invoiceIssued',
  'paymentReceived',
  'goodsReleased',
  'goodsDispatched',
  'orderSpawned',
  'cargoUnloaded',
  'goodsCollected',
  'closingConfirmed',
];
