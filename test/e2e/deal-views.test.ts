import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEAL_PAPERS } from '../../bots/playground/company/deal-list.ts';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { bring } from '../builders/clients.ts';
import { pressUpdate } from '../builders/updates.ts';
import { msk } from './clock.ts';
import { type COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { encodeActionFor } from './forged.ts';

const LONG = { timeout: 60_000 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const rub = (roubles: number) => ({ minor: roubles * 100, currency: 'RUB' });
const NAME = 'Уралпромснаб';

describe('the views of deals (S2-03, S2-58)', () => {
  let company: Company;
  let sent: string;

  const says = async (who: keyof typeof COLLEAGUES, command: string) => {
    const talker = company.colleague(who);
    await talker.type(command);
    return plain(wordsOf(await talker.hearsSomething()));
  };

  /** A deal of the client's that Anna holds. */
  async function dealWith(client: string, goods: string): Promise<string> {
    const { caravan } = company;
    const caseId = `d${caravan.ports.ids.next(9)}`;
    const outcome = await caravan.cases.handle({
      commandId: `given/${caseId}`,
      process: 'deal',
      caseId,
      fact: { type: 'dealOpened', client, goods, zone: 'Europe/Moscow' },
      doer: await company.person('sales'),
      channel: 'telegram-staff',
    });
    expect(outcome.status).toBe('accepted');
    await company.settle();
    return caseId;
  }

  async function given(caseId: string, who: keyof typeof COLLEAGUES, ...facts: Fact[]): Promise<void> {
    for (const fact of facts) {
      await bring(company.caravan, caseId, await company.person(who), fact);
      await company.settle();
    }
  }

  const quote = (roubles: number) => ({
    type: 'quoteFormed',
    files: [DEAL_PAPERS.quote[0]],
    sum: rub(roubles),
    cost: rub(roubles / 2),
    vat: 22,
    days: 0,
  });

  beforeAll(async () => {
    company = await openCompany({ now: msk(19, '10:00') });
    await dealWith(PARTNERS.client.party, 'Подшипники');
    const bought = await dealWith(PARTNERS.client2.party, 'Насосы');
    await given(bought, 'sales', { type: 'stockAnswered', stock: 'purchase' });
    sent = await dealWith(PARTNERS.client.party, 'Лента');
    await given(sent, 'sales', { type: 'stockAnswered', stock: 'inStock', warehouse: 'Ростов' });
    await given(sent, 'sales', { type: 'quoteBegun' }, quote(200_000), quote(240_000));
    const lost = await dealWith(PARTNERS.client.party, 'Кабель');
    await given(lost, 'sales', { type: 'dealLost', loss: 'competitor' });
    await company.passTo(msk(25, '12:00'));
    await company.settle();
  }, 120_000);
  afterAll(() => company?.close());

  it('/deals shows counts, sums, age in working days and what is late, of both funnels', LONG, async () => {
    const words = await says('head', '/deals');
    expect(words).toContain('Сделки в работе: 3');
    expect(words).toMatch(/⚠️ Новая заявка: 1 · без цены · 4 раб. дня/);
    expect(words).toMatch(/Закуп: 1 · без цены · 4 раб. дня/);
    expect(words).toMatch(/Подготовка КП: 1 · 240 тыс. ₽ · 4 раб. дня/);
    expect(words).not.toContain('Доработка КП');
  });

  it('a step opens its deals, and a deal its card', LONG, async () => {
    const oleg = company.colleague('head');
    await oleg.type('/deals');
    await oleg.press('Закуп · 1');
    await oleg.press('Волгахим');
    await oleg.sees('deal.stage.purchase');
  });

  it('a manager sees her own first, and everybody is one press away; nobody else has any', LONG, async () => {
    expect(await says('sales', '/deals')).toContain('Мои сделки в работе: 3');
    expect(await says('accountant', '/deals')).toContain('Сделки в работе: 3');
    const anna = company.colleague('sales');
    await anna.press('deals.all', 'Мои сделки');
    expect(plain(wordsOf(await anna.sees('Сделки в работе: 3')))).toBeDefined();
  });

  it('what was closed without a deal this month is listed with the reason', LONG, async () => {
    const oleg = company.colleague('head');
    await oleg.type('/deals');
    await oleg.press('deals.lost', 'Сделки в работе');
    await oleg.sees('Закрыты без сделки в этом месяце: 1');
    await oleg.button('deal.loss.competitor');
  });

  it('a deal is found by its number and by its client, typos forgiven', LONG, async () => {
    const oleg = company.colleague('head');
    await oleg.type('сделка 3');
    await oleg.button('Сделка № 3');
    await oleg.type('уралпромснап');
    const found = await oleg.hearsSomething();
    expect(JSON.stringify(found)).toContain('Сделка № 3');
  });

  it('the funnel comes as a picture', LONG, async () => {
    const oleg = company.colleague('head');
    await oleg.type('/deals');
    await oleg.press('deals.picture', 'Сделки в работе');
    await oleg.sees('Воронка сделок на');
    await company.settle();
    const photo = oleg.heard.findLast((message) => message.photo !== undefined)?.photo ?? [];
    const largest = photo.at(-1);
    expect(largest?.width).toBeGreaterThan(700);
    expect(largest?.height).toBeGreaterThan(largest?.width ?? 0);
  });

  it("one deal's history says which version, which sum and to which stage", LONG, async () => {
    const oleg = company.colleague('head');
    await oleg.type('сделка 3');
    await oleg.press('Сделка № 3');
    await oleg.press('case.history', NAME);
    const words = plain(wordsOf(await oleg.sees('deal.fact.quoteFormed')));
    expect(words).toContain('Версия 2, 240 000 ₽');
    expect(words).toContain('Версия 1, 200 000 ₽');
    expect(words).toContain('→ Есть на складе');
  });

  it('partners get neither list nor picture by their own tokens', LONG, async () => {
    const irina = company.partner(PARTNERS.client);
    await irina.type('/start');
    const shown = await irina.hearsSomething();
    const person = await company.partnerPerson(PARTNERS.client);
    for (const view of ['deals', 'dealspicture', 'owed', 'history'])
      await company.bring(
        'partners',
        pressUpdate(
          PARTNERS.client.userId,
          shown.message_id,
          encodeActionFor(company, person.id, {
            do: 'view',
            view,
            arg: view === 'history' ? sent : 'all.open',
          }),
        ),
      );
    await company.settle();
    const said = irina.heard.map(wordsOf).join('\n');
    expect(said).not.toMatch(/Сделки в работе|Версия|Воронка/);
    expect(irina.heard.some(({ photo }) => photo !== undefined)).toBe(false);
  });
});
