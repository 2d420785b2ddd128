import { afterEach, describe, expect, it } from 'vitest';
import { DealScene, DUE, IN_STOCK, paper, quoted, rub } from './deal-scene.ts';
import type { Hand } from './hand.ts';

const LONG = { timeout: 240_000 };
/** The last working day of 2026 is the 30th of December, the first of 2027 the 11th of January. */
const msk = (day: string, time: string) => new Date(`${day}T${time}:00+03:00`).toISOString();

let scene: DealScene;

afterEach(() => scene?.company.close());

/** When facts of this kind came, by the clock in Moscow. */
async function times(deal: string, ...facts: string[]): Promise<string[]> {
  const entries = (await Promise.all(facts.map((fact) => scene.company.entries(deal, fact)))).flat();
  return entries
    .map(({ at }) => at)
    .sort()
    .map((at) => new Date(Date.parse(at) + 3 * 3_600_000).toISOString().slice(5, 16));
}

describe('tasks of a deal over New Year’s, in working days of the production calendar', () => {
  it(
    'S2-09, S2-13, G-06: three working days from the 29th of December end on the 12th of January; nobody hears before',
    LONG,
    async () => {
      scene = await DealScene.open({ now: msk('2026-12-29', '10:00') });
      const { anna, company, oleg } = scene;
      const stock = await scene.dealWith();
      const price = await scene.dealWith({ type: 'stockAnswered', stock: 'purchase' });
      const titles = [await scene.titleOf(stock), await scene.titleOf(price)];
      const heard = (who: Hand) => titles.map((title) => who.times(title));
      for (const title of titles) await anna.sees(title);
      for (const title of titles)
        await anna.waitFor(
          ({ messages }) =>
            messages.find(
              ({ text = '' }) => text.startsWith(title) && text.includes('Срок: вт, 12 янв., 18:00'),
            ),
          'the day by which it is due',
        );
      const asked = heard(anna);
      await company.passTo(msk('2027-01-12', '16:59'));
      expect([heard(anna), heard(oleg)]).toEqual([asked, [0, 0]]);
      await company.passTo(msk('2027-01-12', '18:01'));
      await company.settle();
      expect(heard(anna)).toEqual(asked.map((n) => n + 2));
      expect(heard(oleg)).toEqual([0, 0]);
      await scene.bring(price, {
        type: 'supplierPriced',
        supplier: 'Насосмаш',
        price: rub(400_000_00),
        days: 7,
      });
      const priced = heard(anna)[1];
      await company.passTo(msk('2027-01-13', '10:01'));
      await company.settle();
      expect(heard(oleg)).toEqual([1, 0]);
      expect(heard(anna)).toEqual([(asked[0] ?? 0) + 3, priced]);
    },
  );

  it(
    'G-03, G-07: a quote of New Year’s Eve leaves on the first working morning; the answer is asked for two working days on',
    LONG,
    async () => {
      scene = await DealScene.open({ now: msk('2026-12-31', '12:00') });
      const { company, irina } = scene;
      const deal = await scene.dealWith(...IN_STOCK, quoted(), { type: 'quoteReleased' });
      await company.passTo(msk('2027-01-11', '08:59'));
      expect(irina.hasSeen('Направляем коммерческое предложение')).toBe(false);
      await company.passTo(msk('2027-01-11', '09:01'));
      await company.settle();
      await irina.sees('Направляем коммерческое предложение');
      const owed = await company.caravan.ports.obligations.ofCase(deal);
      const feedback = owed.filter(({ stage, state }) => stage === 'quoteSent' && state === 'open');
      expect(feedback.map(({ dueAt }) => dueAt)).toEqual([msk('2027-01-13', '18:00')]);
    },
  );
});

describe('the chase of a payment over New Year’s (S2-47, S2-48, G-08)', () => {
  const deferral = (until: string) => ({ files: paper('Спецификация.pdf'), until, reason: 'Ждёт бюджета' });
  const opened = async () => {
    scene = await DealScene.open({ now: msk('2026-12-28', '10:00') });
    const deal = await scene.invoicedDeal({ date: '2026-12-28', due: '2026-12-29' });
    await scene.does(scene.anna, 'deal.button.deferralAsked', deal, deferral('30.12'));
    await scene.reached(deal, `${DUE}.deferred`);
    return deal;
  };
  const january = (...days: number[]) => days.map((day) => `01-0${day}T10:00`);

  it(
    'reminds at ten on every day of the holidays, tells the director with the fifth, and stops with the payment',
    LONG,
    async () => {
      const deal = await opened();
      const { anna, company, irina, pavel } = scene;
      const title = await scene.titleOf(deal);
      const clientHeard = irina.heard.length;
      await company.passTo(msk('2027-01-03', '12:00'));
      expect(pavel.hasSeen('Оплаты нет уже')).toBe(false);
      await company.passTo(msk('2027-01-04', '12:00'));
      await company.settle();
      expect(await times(deal, 'deferralLapsed', 'paymentChased')).toEqual([
        '12-31T10:00',
        ...january(1, 2, 3, 4),
      ]);
      await pavel.sees('Оплаты нет уже 5 дней');
      await company.passTo(msk('2027-01-08', '12:00'));
      await company.settle();
      expect(await times(deal, 'deferralLapsed', 'paymentChased')).toEqual([
        '12-31T10:00',
        ...january(1, 2, 3, 4, 5, 6, 7, 8),
      ]);
      expect(pavel.times('Оплаты нет уже')).toBe(1);
      // The client is written to on working days only: nothing since the day of payment.
      expect(await times(deal, 'clientReminded')).toEqual(['12-30T10:00']);
      expect(irina.heard.length).toBe(clientHeard + 1);
      const reminded = anna.times(title);
      expect(reminded).toBeGreaterThan(9);
      const { vera } = scene;
      await scene.opens(vera, deal);
      await scene.does(vera, 'deal.button.paymentReceived', deal, { amount: '500 000', on: '08.01' });
      await company.passTo(msk('2027-01-12', '12:00'));
      expect(await times(deal, 'paymentChased')).toHaveLength(8);
      expect(await times(deal, 'clientReminded')).toHaveLength(1);
    },
  );

  it(
    'a new date stops the reminders until the morning after it, then the count begins anew',
    LONG,
    async () => {
      const deal = await opened();
      const { anna, company, pavel } = scene;
      await company.passTo(msk('2027-01-02', '12:00'));
      await company.settle();
      await scene.does(anna, 'deal.button.deferralAsked', deal, deferral('06.01.2027'));
      await scene.reached(deal, `${DUE}.deferred`);
      await company.passTo(msk('2027-01-11', '12:00'));
      await company.settle();
      expect(await times(deal, 'deferralLapsed', 'paymentChased')).toEqual([
        '12-31T10:00',
        ...january(1, 2, 7, 8, 9),
        '01-10T10:00',
        '01-11T10:00',
      ]);
      expect(pavel.times('Оплаты нет уже 5 дней')).toBe(1);
    },
  );

  it('a day that the client itself names puts the chase off', LONG, async () => {
    const deal = await opened();
    const { company, irina } = scene;
    await company.passTo(msk('2026-12-31', '12:00'));
    await company.settle();
    await irina.press('deal.ownButton.paymentPromised', `№ ${await scene.numberOf(deal)}`);
    await irina.answers({ on: '08.01.2027' });
    await company.settle();
    await scene.reached(deal, `${DUE}.deferred`);
    await company.passTo(msk('2027-01-09', '12:00'));
    expect(await times(deal, 'deferralLapsed', 'paymentChased')).toEqual(['12-31T10:00', '01-09T10:00']);
  });
});
