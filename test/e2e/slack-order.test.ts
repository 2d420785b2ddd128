import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { controlsOf, textsOf } from '../../bots/playground/demo/slack-blocks.ts';
import type { SeenMessage } from '../../bots/playground/slack-double/index.ts';
import { isOver } from '../../core/messages/retire.ts';
import type { Person } from '../../core/people/person.ts';
import { AcceptedOrder, orderedBy } from './accepted-order.ts';
import { COLLEAGUES } from './company.ts';
import { DealScene, IN_STOCK, INVOICE, paper, QUOTE, quoted } from './deal-scene.ts';
import type { SlackHand } from './slack-hand.ts';

const LONG = { timeout: 240_000 };
const PATIENCE = { timeout: 15_000, interval: 20 };
const HOUR = 3_600_000;
const OLEG = COLLEAGUES.head.name;
const PAVEL = COLLEAGUES.director.name;

let scene: DealScene;
let pavel: SlackHand;
let vera: SlackHand;
/** The director and the accountant. */
let inSlack: Person[];
let order: string;
let number: string;
let run: AcceptedOrder;

/** What Telegram shows of those who have left it. */
const inTelegram = () =>
  [COLLEAGUES.director, COLLEAGUES.accountant].map(
    ({ userId, bot }) => scene.company.double.people.chat(userId, bot).messages.length,
  );
let before: number[];

beforeAll(async () => {
  ({ scene, pavel, vera } = await DealScene.openInSlack());
  const { company } = scene;
  const { people } = company.caravan.ports;
  inSlack = [await company.person('director'), await company.person('accountant')];
  for (const { id } of inSlack) await people.unlinkAll(id, 'telegram-staff');
  await company.settle();
  before = inTelegram();
}, 120_000);
afterAll(() => scene?.company.close());

describe('a transport order, its director and its accountant in Slack alone and everybody else in Telegram', () => {
  it(
    'begins with a deal that the director returns with a sentence, and then approves by a press',
    LONG,
    async () => {
      const { anna, irina, company } = scene;
      const deal = await scene.dealWith(...IN_STOCK, quoted());
      await scene.asksApproval(deal, 'Везём сами, прошу проверить');
      await scene.decides(pavel, 'returned', 'Везём сами', 'Заложите перевозку в цену');
      await scene.does(anna, 'deal.button.quoteFormed', deal, QUOTE);
      await scene.asksApproval(deal, 'Перевозка заложена');
      await scene.decides(pavel, 'approved', 'Перевозка заложена');
      await anna.sees('согласовано и уходит клиенту');
      await scene.later(61_000);
      await scene.bring(deal, { type: 'quoteAccepted' });
      await scene.bring(deal, INVOICE);
      await irina.press('deal.ownButton.paymentReported', '№ 78');
      await irina.answers({ files: paper('Платёжка.pdf') });
      await company.settle();
      await scene.does(vera, 'deal.button.paymentReceived', deal, { amount: '500 000', on: 'сегодня' });
      await scene.reached(deal, 'fulfilment.goods.inWarehouse');
      order = await orderedBy(scene, deal, '120 000 с НДС 22%, безнал, 1 день');
      number = await scene.numberOf(order);
      run = new AcceptedOrder(scene, number, vera);
    },
  );

  it(
    'a question that the head leaves unanswered comes to the director, who stands in and answers it',
    LONG,
    async () => {
      const { igor, company } = scene;
      await igor.press('transport-order.button.headAsked', `№ ${number}`);
      await igor.answers({ question: 'Обратно порожняком. Берёмся?' });
      await company.settle();
      await scene.oleg.button('transport-order.button.headAnswered', 'Обратно порожняком');
      await scene.later(7 * HOUR);
      const told = await pavel.sees('Отвечает руководитель');
      expect(told).toContain(`№ ${number}`);
      expect(told).toContain(pavel.words('transport-order.task.feasibility.head.asked'));

      await pavel.commands('colleagues');
      await pavel.press(OLEG, 'Коллеги');
      await pavel.press('colleague.button.absenceSet', OLEG);
      await pavel.answers({ from: 'сегодня', to: 'завтра', substitute: { press: [PAVEL] } });
      await company.settle();
      await pavel.press(`Заявка № ${number}`, 'Вы замещаете коллегу');
      await pavel.press('transport-order.button.headAnswered', `№ ${number}`);
      await pavel.answers({
        verdict: { press: ['transport-order.verdict.take'] },
        note: 'Берём, обратный груз есть.',
      });
      await company.settle();
      await igor.sees('Берём, обратный груз есть.');
      const [answered] = await company.entries(order, 'headAnswered');
      expect(answered?.actor).toMatchObject({
        person: inSlack[0]?.id,
        role: 'head',
        channel: 'slack',
        substituteFor: scene.people.head.id,
      });
    },
  );

  it('is found by the director in the App Home and by a command said in a channel', LONG, async () => {
    const { double } = scene.company.workspace!;
    const { id: channel } = await double.channels.create({ name: 'общий', members: [pavel.who.userId] });
    await pavel.findsAtHome(`заявка ${number}`);
    await pavel.pressInModal(`№ ${number}`);
    await pavel.reads(`Заявка № ${number}: Ростов-на-Дону → Екатеринбург`);
    await pavel.closes();
    await pavel.commands('orders', channel);
    await pavel.pressInModal(`№ ${number}`);
    await pavel.reads(`Заявка № ${number}: Ростов-на-Дону → Екатеринбург`);
    await pavel.closes();
  });

  it(
    'is booked, driven, filed, paid for and closed, the accountant doing her part in modals',
    LONG,
    async () => {
      await run.books();
      await run.drives();
      await run.filesPapers();
      await run.paysCarrier();
      await run.isPaid();
      await run.closes();
      const closed = await scene.company.caravan.cases.load(order);
      expect(closed?.value).toBe('closed');
    },
  );

  it(
    'leaves no button in Slack and no word in Telegram to those who are not there; journals replay',
    LONG,
    async () => {
      const { caravan } = scene.company;
      for (const [at, hand] of [pavel, vera].entries()) {
        const cards = await cardsOf(inSlack[at]!.id);
        expect(cards.length).toBeGreaterThan(2);
        await vi.waitFor(() => {
          const shown = hand.said.filter(({ ts }) => cards.includes(ts));
          expect(shown).toHaveLength(cards.length);
          expect(shown.filter(hasButtons).map(textsOf)).toEqual([]);
        }, PATIENCE);
        expect(hand.said.map(textsOf).filter((words) => words.includes('неизвест'))).toEqual([]);
      }
      expect(inTelegram()).toEqual(before);
      for (const id of await caravan.ports.journal.caseIds())
        expect([id, await caravan.cases.verify(id)]).toMatchObject([id, { same: true, chain: true }]);
    },
  );
});

/** The copies in Slack of all that was told to somebody about what is over. */
async function cardsOf(personId: string): Promise<string[]> {
  const { cases, ports } = scene.company.caravan;
  const told = await ports.ledger.list({ personId, states: ['sent'], limit: 1000 });
  const found: string[] = [];
  for (const message of told) {
    const { channel, kind, caseId = '', messageId = '' } = message;
    if (channel !== 'slack' || kind !== 'new') continue;
    const current = await cases.load(caseId);
    if (current?.closed === true || isOver(message, current)) found.push(messageId);
  }
  return found;
}

function hasButtons(message: SeenMessage): boolean {
  return controlsOf(message).some(({ element }) => element.type === 'button');
}
