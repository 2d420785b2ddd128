import type { Case } from '../../cases/case.ts';
import type { Standing } from '../../funnel/figures.ts';
import { ageText, stepName } from '../../funnel/say.ts';
import { standingAt } from '../../funnel/steps.ts';
import type { Button } from '../../messages/screen.ts';
import type { Money } from '../../money/index.ts';
import type { Deal } from '../../processes/deal/context.ts';
import { moneyText } from '../../processes/payment-rows.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Ended } from './deals-found.ts';

/** A deal that is under way: whose it is, what it is worth, for how long it has stood there. */
export function dealButton({ deal, worth, age, isLate }: Standing): Button {
  const params = { ...about(deal), worth: { text: worthText(worth) }, age: { text: ageText(age) } };
  return opens(deal, t(isLate ? 'deals.lateLine' : 'deals.line', params));
}

/** A deal that is over: what it was worth, and when or why it ended. */
export function endedButton({ deal, worth, at }: Ended): Button {
  const params = { ...about(deal), worth: { text: worthText(worth) } };
  const { loss } = deal.context;
  const how: Text =
    loss === undefined ? t('deals.day', { at: { at, as: 'day' } }) : t(`deal.loss.${loss.reason}`);
  return opens(deal, t('deals.endedLine', { ...params, how: { text: how } }));
}

/** A deal that was found: at which step it stands. */
export function foundButton(deal: Case<Deal>): Button {
  const step = standingAt(deal)?.step;
  const ended = 'won' in deal.stages ? t('deals.isWon') : t('deals.isLost');
  const standing = step === undefined ? ended : stepName(step);
  return opens(deal, t('deals.foundLine', { ...about(deal), standing: { text: standing } }));
}

function about({ context: { number, client } }: Case<Deal>) {
  return { number: number ?? '—', client: { party: client } };
}

function worthText(worth: Money | undefined): Text {
  return worth === undefined ? t('funnel.unpriced') : moneyText(worth);
}

function opens({ id }: Case<Deal>, text: Text): Button {
  return { text, action: { do: 'view', view: 'case', arg: id } };
}
