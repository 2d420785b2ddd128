import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../core/people/person.ts';
import type { TakenOn } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type Company, openCompany } from './company.ts';

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
