import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { invoiceOf } from '../builders/invoices.ts';
import { orderOf } from '../builders/orders.ts';
import { pressUpdate } from '../builders/updates.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { encodeActionFor } from './forged.ts';
import { Hand } from './hand.ts';

const LONG = { timeout: 60_000 };
const { client } = PARTNERS;
const NAME = 'Уралпромснаб';

describe('the money of a client', () => {
  let company: Company;
  let order: string;
  const invoice = async (number: string, date: string, minor: number, currency?: string) =>
    invoiceOf(company.caravan, await company.person('accountant'), {
      client: client.party,
      order,
      number,
      date,
      minor,
      ...(currency === undefined ? {} : { currency }),
    });

  beforeAll(async () => {
    company = await openCompany();
    const { caravan } = company;
    const irina = await company.partnerPerson(client);
    order = await orderOf(caravan, { id: client.party }, irina, await company.person('logistician'));
    await invoice('501', '2026-11-10', 120_000_00);
    await invoice('502', '2026-11-23', 30_000_00);
    await company.settle();
  }, 60_000);
  afterAll(() => company?.close());

  it('what it owes is listed, the most overdue first, and each leads to its card', LONG, async () => {
    const vera = company.colleague('accountant');
    await vera.type(NAME);
    await vera.press(NAME);
    await vera.press('case.owed', NAME);
    const owed = await vera.sees('что не оплачено');
    const words = wordsOf(owed).replaceAll('\u00a0', ' ');
    expect(words).toMatch(/Всего: 150 000/);
    expect(words).toMatch(/Просрочено: 120 000/);
    expect(words).toMatch(/501.*просрочено 11 дней/);
    expect(words.indexOf('501')).toBeLessThan(words.indexOf('502'));
    await vera.press('501');
    await vera.sees('invoice.stage.preparing');
  });

  it('sums in two currencies are not added up: the sum is unknown, and why is said', LONG, async () => {
    const euro = await invoice('503', '2026-11-23', 10_00, 'EUR');
    const vera = company.colleague('accountant');
    await vera.type(NAME);
    await vera.press(NAME);
    await vera.press('case.owed', NAME);
    const words = wordsOf(await vera.hears('что не оплачено'));
    expect(words).toMatch(/Всего: неизвестно/);
    expect(words).toMatch(/RUB, EUR/);
    await company.caravan.cases.handle({
      commandId: 'cancelled',
      process: 'invoice',
      caseId: euro,
      fact: { type: 'invoiceCancelled', reason: 'inbox-1' },
      doer: await company.person('accountant'),
      channel: 'telegram-staff',
    });
  });

  it(
    'the director sets grade, limit and days; the card says who and when, and those at work hear it',
    LONG,
    async () => {
      const pavel = new Hand(COLLEAGUES.director, company.double, company.caravan, 'telegram-staff');
      await pavel.type(NAME);
      await pavel.press(NAME);
      await pavel.press('case.creditTerms', NAME);
      // Limit and days are known from the contract: they are not asked again.
      await pavel.answers({ grade: { press: ['client.grade.B'] } });
      await company.settle();
      const said = wordsOf(await company.colleague('sales').sees('Установлены кредитные условия'));
      expect(said).toMatch(/класс B, лимит .*, отсрочка \d+ д/);
      await pavel.type(NAME);
      await pavel.press(NAME);
      const card = wordsOf(await pavel.sees('Раньше:'));
      expect(card).toMatch(/Кредит: класс B, .* \(Павел Гринёв, 24 ноября 2026\)/);
    },
  );

  it('who neither leads, counts nor works with the client gets nothing by its own token', LONG, async () => {
    const marina = await company.person('logistician2');
    const talker = company.colleague('logistician2');
    await talker.type('/start');
    const shown = await talker.hearsSomething();
    for (const action of [
      { do: 'view', view: 'owed', arg: client.party },
      { do: 'form', form: 'credit', caseId: client.party },
    ] as const)
      await company.bring(
        'staff',
        pressUpdate(
          COLLEAGUES.logistician2.userId,
          shown.message_id,
          encodeActionFor(company, marina.id, action),
        ),
      );
    await company.settle();
    expect(talker.heard.map(wordsOf).join('\n')).not.toMatch(/что не оплачено|Какой класс/);
  });
});
