import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { controlsOf, textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import type { SeenMessage, SeenView } from '../../bots/playground/slack-double/index.ts';
import { DealScene, IN_STOCK, quoted } from './deal-scene.ts';
import type { SlackHand } from './slack-hand.ts';

const TODAY = '2026-11-24';

interface Field {
  block_id: string;
  label: { text: string };
  hint?: { text: string };
  element: { initial_date?: string };
}

let scene: DealScene;
let pavel: SlackHand;
let vera: SlackHand;

beforeAll(async () => {
  ({ scene, pavel, vera } = await DealScene.openInSlack());
}, 120_000);
afterAll(() => scene?.company.close());
afterEach(async () => {
  for (const hand of [pavel, vera]) await hand.closes();
});

const fieldOf = ({ blocks }: SeenView, path: string) =>
  (blocks as unknown as Field[]).find(({ block_id }) => block_id === path);
const wordsOn = ({ blocks }: SeenView) => textsOf({ blocks, text: '' });

/** A deal whose quote lies before the director, and the words by which he knows it. */
async function askedFor(reason: string): Promise<void> {
  const deal = await scene.dealWith(...IN_STOCK, quoted());
  await scene.asksApproval(deal, reason);
  await pavel.sees(reason);
}

describe('a payment is recorded in a window', () => {
  it('today stands there already, without a word on how to type it; what is too much is said at the sum', async () => {
    const deal = await scene.invoicedDeal();
    await scene.bring(deal, { type: 'paymentReported', files: [] });
    const title = await scene.titleOf(deal);
    await vera.press('deal.button.paymentReceived', title);
    const page = await vera.page();
    expect(fieldOf(page, 'on')?.element.initial_date).toBe(TODAY);
    expect(fieldOf(page, 'on')?.hint?.text).toBe(vera.words('deal.ask.pay.on'));

    await vera.fills({ amount: '600 000' });
    const wrong = await vera.sends();
    expect(Object.keys(wrong)).toEqual(['amount']);
    expect(wrong.amount).toContain('больше, чем осталось');
    expect(wordsOn(await vera.page())).not.toContain('больше, чем осталось');

    await vera.fills({ amount: '500 000' });
    expect(await vera.sends()).toEqual({});
    await scene.company.settle();
    const [entry] = await scene.company.entries(deal, 'paymentReceived');
    expect(entry?.fact).toMatchObject({ amount: { minor: 500_000_00 }, on: TODAY });
  });

  it('what stood there by itself is no answer: a window that was only looked at leaves nothing unfinished', async () => {
    const deal = await scene.invoicedDeal();
    await scene.bring(deal, { type: 'paymentReported', files: [] });
    await vera.press('deal.button.paymentReceived', await scene.titleOf(deal));
    await vera.page();
    await vera.closes();
    await vera.commands('away');
    await vera.press('absence.set');
    expect((await vera.page()).title).toBe(vera.words('colleague.form.away'));
  });
});

describe('an absence is noted in a window', () => {
  it('who stands in is announced, and asked once the days are there', async () => {
    await vera.commands('away');
    await vera.press('absence.set');
    const page = await vera.page();
    expect(fieldOf(page, 'from')?.label.text).toBe('Первый день');
    expect(fieldOf(page, 'to')?.label.text).toBe('Последний день');
    expect(fieldOf(page, 'substitute')).toBeUndefined();
    expect(wordsOn(page)).toContain('появится ещё: Кто замещает');
    expect(page.submit).toBe(vera.words('modal.next'));

    const filled = await vera.fills({ from: '25.11', to: '27.11' });
    expect(fieldOf(filled, 'substitute')?.label.text).toBe('Кто замещает');
    expect(wordsOn(filled)).not.toContain('появится ещё');
    expect(filled.submit).toBe(vera.words('modal.send'));
  });
});

describe('what was done is said once', () => {
  const receipts = (hand: SlackHand) => hand.said.filter((one) => textsOf(one).startsWith('✅'));

  it('by the card, where the card says it', async () => {
    await askedFor('Спросите меня');
    const before = receipts(pavel).length;
    await pavel.press('approval.button.questionAsked', 'Спросите меня');
    await pavel.answers({ words: 'Кто платит за возврат?' });
    await scene.company.settle();
    await pavel.sees('Кто платит за возврат?');
    expect(receipts(pavel)).toHaveLength(before);
  });

  it('by a line that names what and whose, where no card does', async () => {
    await vera.commands('away');
    await vera.press('absence.set');
    await vera.fills({ from: '1.12', to: '2.12' });
    await vera.fills({ substitute: { press: 'Олег Дорохов' } });
    expect(await vera.sends()).toEqual({});
    await expect.poll(() => receipts(vera).map(textsOf)).toEqual(['✅ Отсутствие отмечено\nВера Титова']);
  });
});

describe('a form that was left unfinished', () => {
  const asks = (said: SeenMessage[]) =>
    said.filter((one) => controlsOf(one).some(({ element }) => element.text?.text.startsWith('Продолжить:')));

  /** The director has begun to send it back, left it, and wants to refuse it now: he is asked which. */
  async function torn(reason: string): Promise<void> {
    await askedFor(reason);
    await pavel.press('approval.button.returned', reason);
    await pavel.fills({ comment: 'Укажите срок' });
    await pavel.closes();
    await scene.company.settle();
    await pavel.press('approval.button.rejected', reason);
    await pavel.sees('Вы не закончили');
    await expect.poll(() => asks(pavel.said)).toHaveLength(1);
  }

  it('goes on: the question says so, whether it was pressed or the form was opened from its card again', async () => {
    await torn('Первый раз');
    await pavel.press('Продолжить:');
    await pavel.page();
    await pavel.sees('Продолжаем: Возврат на доработку');
    expect(asks(pavel.said)).toEqual([]);

    await pavel.closes();
    await pavel.press('approval.button.rejected', 'Первый раз');
    await expect.poll(() => asks(pavel.said)).toHaveLength(1);
    await pavel.press('approval.button.returned', 'Первый раз');
    expect(wordsOn(await pavel.page())).not.toContain('не закончили');
    await expect.poll(() => asks(pavel.said)).toEqual([]);
    expect(await pavel.sends()).toEqual({});
  });

  it('makes way for the other one: the question says what was opened, and what is gone', async () => {
    await torn('Второй раз');
    await pavel.press('Открыть: Отказ');
    expect((await pavel.page()).title).toBe('Отказ');
    await pavel.sees('Открыли «Отказ», ответы в форме «Возврат на доработку» удалены.');
    expect(asks(pavel.said)).toEqual([]);
  });
});
