import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import { acceptedDeal } from './accepted-deal.ts';
import { DealScene, IN_STOCK, quoted } from './deal-scene.ts';
import type { SlackHand } from './slack-hand.ts';

const LONG = { timeout: 240_000 };

let scene: DealScene;
let pavel: SlackHand;
let vera: SlackHand;

beforeAll(async () => {
  ({ scene, pavel, vera } = await DealScene.openInSlack());
}, 120_000);
afterAll(() => scene?.company.close());

describe('a deal, its director and its accountant in Slack and everybody else in Telegram', () => {
  it('goes from the request to the successful end (S2-07 to S2-56)', LONG, async () => {
    await acceptedDeal(scene, { pavel, vera });
    for (const { said } of [pavel, vera])
      expect(said.map(textsOf).filter((words) => words.includes('неизвест'))).toEqual([]);
  });

  it('is returned with a sentence typed into a modal (S2-26, S2-27)', LONG, async () => {
    const deal = await scene.dealWith(...IN_STOCK, quoted());
    await scene.asksApproval(deal, 'Ещё раз');
    await scene.decides(pavel, 'returned', 'Ещё раз', 'Укажите срок поставки');
  });

  it('a discount is refused with a sentence typed into a modal (S2-25, S2-35, G-04)', LONG, async () => {
    const deal = await scene.sentDeal();
    await scene.bring(deal, { type: 'discountAsked' });
    await scene.asksDiscount(deal, '25 000', 'Просит пять процентов');
    await scene.decides(pavel, 'rejected', 'Просит пять процентов', 'Цена и так хорошая');
    await scene.reached(deal, 'rework.refused');
  });
});
