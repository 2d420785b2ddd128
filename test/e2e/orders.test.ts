import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../core/people/person.ts';
import type { TakenOn } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { rollingTrip, searchedTrip } from '../builders/trips.ts';
import { msk } from './clock.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';

const numberOf = async (company: Company, order: string): Promise<string> => {
  const current = await company.caravan.cases.load(order);
  if (current === null) throw new Error(`there is no order ${order}`);
  return (current.context as { number: string }).number;
};

describe('orders of the company', () => {
  let company: Company;
  let client: TakenOn;
  let igor: Person;
  let numbers: string[];
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    client = await company.client('working');
    igor = await company.person('logistician');
    const head = await company.person('head');
    const ids = [
      await orderOf(company.caravan, client, igor, igor),
      await orderOf(company.caravan, client, igor, igor),
      await orderOf(company.caravan, client, head, head),
    ];
    numbers = await Promise.all(ids.map((id) => numberOf(company, id)));
  });
  afterAll(() => company.close());

  it('are one button a line, with what each waits for; own ones first', async () => {
    const logistician = company.colleague('logistician');
    await logistician.type('/orders');
    await logistician.hears('Мои заявки: 2');
    await logistician.button(`№ ${numbers[0]} Казань → Пермь · новая`);
    await logistician.press('orders.all');
    await logistician.sees('Заявки: 3');
  });

  it('are all there for a head, and narrowed by what they wait for', async () => {
    const head = company.colleague('head');
    await head.type('/orders');
    await head.hears('Заявки: 3');
    await head.press('Новые · 3');
    await head.sees('Заявки: 3');
    await head.button('✓ Новые · 3');
    await head.press('orders.mine');
    await head.sees('Мои заявки: 1');
  });

  it('open their card', async () => {
    const logistician = company.colleague('logistician');
    await logistician.type('/orders');
    await logistician.hears('Мои заявки: 2');
    await logistician.press(`№ ${numbers[1]} Казань → Пермь · новая`);
    await logistician.sees(`Заявка № ${numbers[1]}: Казань → Пермь`);
  });

  it('are found by number, city and client, typos forgiven', async () => {
    const logistician = company.colleague('logistician');
    for (const typed of [numbers[0] ?? '', `заявка №${numbers[0]}`, 'Казнь пермь', client.name]) {
      await logistician.type(typed);
      await logistician.hears('Нашлось');
      await logistician.button(`№ ${numbers[0]} Казань → Пермь`);
    }
  });
});

describe('the day of a logistician', () => {
  let company: Company;
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
  });
  afterAll(() => company.close());

  it('comes once on a working morning, with nothing but a kind line when nothing presses', async () => {
    const igor = company.colleague('logistician');
    await company.passTo(msk(25, '09:30'));
    await igor.sees('25 ноября 2026, ничего срочного');
    expect(igor.times('Доброе утро!')).toBe(1);
  });

  it('tells what is late and what waits, though the clock is moved over the whole morning', async () => {
    const igor = company.colleague('logistician');
    const client = await company.client('working');
    const order = await orderOf(
      company.caravan,
      client,
      await company.person('logistician'),
      await company.person('logistician'),
    );
    await company.passTo(msk(26, '18:00'));
    const told = await igor.sees('Доброе утро! 26 ноября 2026');
    expect(told.text).toContain(`⏰ Опаздывает\nЗаявка № ${await numberOf(company, order)}: Казань → Пермь`);
    await igor.press(`Заявка № ${await numberOf(company, order)}: Казань → Пермь`, 'Доброе утро! 26 ноября');
    await igor.sees('Заявка получена\nОтвечает Игорь Мельников');
  });

  it('names the loadings of the day with their windows', async () => {
    const igor = company.colleague('logistician');
    await company.passTo('2026-12-01T05:45:00.000Z');
    const told = await igor.sees('Доброе утро! 1 декабря 2026');
    expect(told.text).toContain('Казань, 1 декабря, 9:00–12:00. Машины ещё нет!');
  });

  it('does not come at the weekend, nor to those who hold no orders', async () => {
    const igor = company.colleague('logistician');
    expect([28, 29].filter((day) => igor.times(`Доброе утро! ${day} ноября`) > 0)).toEqual([]);
    expect(company.colleague('accountant').times('Доброе утро!')).toBe(0);
  });
});

describe('trucks on their way', () => {
  let company: Company;
  let rolling: string[];
  let searched: string;
  const trips: string[] = [];
  const plates = ['А123ВС777', 'В456ОР116'];
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const { caravan } = company;
    const igor = await company.person('logistician');
    const client = await company.client('working');
    const driver = await company.partnerPerson(PARTNERS.driver);
    const carrier = driver.memberships.find(({ as }) => as === 'driver')?.partyId ?? '';
    const orders: string[] = [];
    for (const plate of plates) {
      const order = await orderOf(caravan, client, igor, igor);
      trips.push(await rollingTrip(caravan, order, igor, { carrier, driver: driver.id, plate }));
      orders.push(order);
    }
    const last = await orderOf(caravan, client, igor, igor);
    await searchedTrip(caravan, last, igor);
    rolling = await Promise.all(orders.map((order) => numberOf(company, order)));
    searched = await numberOf(company, last);
  });
  afterAll(() => company.close());

  it('tell in the list what each order waits for, and narrow it', async () => {
    const igor = company.colleague('logistician');
    await igor.type('/orders');
    await igor.hears('Мои заявки: 3');
    await igor.button(`№ ${searched} Казань → Пермь · ищем машину`);
    await igor.button(`№ ${rolling[0]} Казань → Пермь · ждём погрузку`);
    await igor.press('В пути · 2');
    await igor.sees('Мои заявки: 2');
    await igor.press('Ищем машину · 1');
    await igor.sees('Мои заявки: 1');
  });

  it('are found by plate, whatever the alphabet, and by their own number', async () => {
    const igor = company.colleague('logistician');
    await igor.type('b456op 116');
    await igor.hears('Нашлось: 1');
    await igor.button(`№ ${rolling[1]} Казань → Пермь`);
    await igor.type(`${rolling[1]}/1`);
    await igor.hears('Нашлось: 1');
    await igor.button(`${rolling[1]}/1`, 'Нашлось: 1');
  });

  it('are reported many at once: what can be set is set by one press, the rest says why not', async () => {
    const igor = company.colleague('logistician');
    await igor.type(`${rolling.join(', ')}, ${searched}, 999 загрузились`);
    const plan = await igor.hears('Отмечу 2 рейса');
    expect(plan.text).toContain('Заявка № 999\nТакой заявки нет.');
    for (const trip of trips) expect(await company.entries(trip, 'loaded')).toEqual([]);
    const all = await igor.button('Отметить все 2 разом');
    await igor.tap(all);
    const done = await igor.sees('Готово: отмечено 2 рейса');
    expect(done.text?.match(/✅/g)).toHaveLength(2);
    expect(done.text?.match(/⚠️/g)).toHaveLength(2);
    const { userId } = COLLEAGUES.logistician;
    const again = await company.caravan.staff.take({
      channel: 'telegram-staff',
      updateId: 'pressed again',
      userId: String(userId),
      chatId: String(userId),
      input: { kind: 'press', token: all.data, messageId: String(all.message_id) },
    });
    expect(JSON.stringify(again.outputs).match(/many\.isSet/g)).toHaveLength(2);
    for (const trip of trips) {
      const entries = await company.entries(trip, 'loaded');
      expect(entries.map(({ fact, actor }) => [fact.stop, actor.role])).toEqual([[1, 'logistician']]);
    }
  });

  it('are not reported by those who do not hold them', async () => {
    const accountant = company.colleague('accountant');
    await accountant.type(`выгрузка ${rolling.join(' ')}`);
    await accountant.hears('Отметить пока нечего');
  });

  it('are listed for the driver and for the carrier, who opens the card from there', async () => {
    for (const who of [PARTNERS.driver, PARTNERS.carrier]) {
      const partner = company.partner(who);
      await partner.type('/trips');
      await partner.hears('Рейсы: 2');
      await partner.press(`${rolling[0]}/1`);
      await partner.sees('Казань, Складская, 1');
    }
  });

  it('are in the day of the logistician, with their plates, until they are done', async () => {
    const igor = company.colleague('logistician');
    await company.passTo('2026-12-01T05:45:00.000Z');
    const loading = await igor.sees('Доброе утро! 1 декабря 2026');
    expect(loading.text).not.toContain(`Погрузка, № ${rolling[0]}/1`);
    expect(loading.text).toContain(
      `Погрузка, № ${searched}/1: Казань, 1 декабря, 9:00–12:00. Машины ещё нет!`,
    );
    await company.passTo('2026-12-03T05:45:00.000Z');
    const unloading = await igor.sees('Доброе утро! 3 декабря 2026');
    expect(unloading.text).toContain(
      `Выгрузка, № ${rolling[1]}/1: Пермь, 3 декабря, 9:00–12:00. ${plates[1]}`,
    );
  });
});
