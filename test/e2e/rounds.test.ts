import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderOf } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { type Company, openCompany } from './company.ts';

describe('the morning round of calls (S0-23 to S0-25)', () => {
  let company: Company;
  let names: string[];
  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const clients = [await company.client('working'), await company.client('working')];
    names = clients.map(({ name }) => name);
  });
  afterAll(() => company.close());

  it('S0-24: every morning at nine it comes as one message, whatever the number of clients', async () => {
    const igor = company.colleague('logistician');
    await company.passTo(msk(25, '09:30'));
    const message = await igor.sees('☎️ Утренний обзвон, 25 ноября 2026: 3 клиента.');
    expect(message.text).toContain('Позвоните до 11:00');
    expect(igor.times('☎️ Утренний обзвон')).toBe(1);
  });

  it('S0-23: a call that is logged is not asked for again; the rest is named to the owner, then to the head', async () => {
    const igor = company.colleague('logistician');
    await igor.press('button.openRound');
    await igor.sees('round.at', { n: 1, of: 3 });
    await igor.press('client.result.loads');
    await igor.sees('round.at', { n: 2, of: 3 });
    await company.passTo(msk(25, '13:30'));
    const late = await igor.sees('Обзвон нужно было закончить к 11:00');
    const named = ['ООО «Уралпромснаб»', ...names].filter((name) => late.text?.includes(name));
    expect(named).toHaveLength(2);
    await company.colleague('head').sees('Игорь Мельников: обзвон не закончен, срок был в 11:00');
    expect(igor.times('Обзвон нужно было закончить')).toBe(1);
    expect(company.colleague('head').times('обзвон не закончен')).toBe(1);
  });

  it('S0-25: the report of the day has the call and names the rounds that were missed', async () => {
    await company.passTo(msk(26, '09:10'));
    const oleg = company.colleague('head');
    await oleg.type('/report');
    await oleg.press('report.earlier');
    const report = await oleg.sees('Обзвон, 25 ноября 2026: 1 из 3');
    expect(report.text?.match(/Есть загрузки \(Игорь Мельников\)/g)).toHaveLength(1);
    expect(report.text?.match(/звонка не было \(Игорь Мельников\)/g)).toHaveLength(2);
  });

  it('S0-24: the morning after counts every client again, also those whose round was missed', async () => {
    const igor = company.colleague('logistician');
    await igor.sees('☎️ Утренний обзвон, 26 ноября 2026: 3 клиента.');
    expect(igor.times('☎️ Утренний обзвон, 26 ноября')).toBe(1);
  });

  it('S0-24: nobody is asked to call at the weekend', async () => {
    const igor = company.colleague('logistician');
    await company.passTo(msk(30, '08:59'));
    await igor.sees('☎️ Утренний обзвон, 27 ноября 2026: 3 клиента.');
    expect([28, 29, 30].filter((day) => igor.times(`☎️ Утренний обзвон, ${day} ноября`) > 0)).toEqual([]);
    await company.passTo(msk(30, '09:01'));
    await igor.sees('☎️ Утренний обзвон, 30 ноября 2026: 3 клиента.');
  });
});

describe('holidays and nights (design 2.8)', () => {
  it('S0-20, S0-24: over the New Year nothing is due, nobody is reminded, no round comes', async () => {
    const company = await openCompany({ now: '2026-12-30T07:00:00.000Z' });
    const igor = company.colleague('logistician');
    const client = await company.client('handover');
    const [{ dueAt } = { dueAt: '' }] = (await company.caravan.ports.obligations.ofCase(client.id)).filter(
      (one) => one.state === 'open',
    );
    expect(dueAt).toBe('2027-01-11T15:00:00.000Z');
    await company.passTo('2027-01-11T05:59:00.000Z');
    expect(igor.times('☎️ Утренний обзвон')).toBe(0);
    expect(
      company
        .colleague('sales')
        .heard.filter(({ text }) => text?.startsWith('⏰') && text.includes(client.name)),
    ).toEqual([]);
    await company.passTo('2027-01-11T06:00:00.000Z');
    await igor.sees('☎️ Утренний обзвон, 11 января 2027');
    await company.close();
  });

  it('S0-26: a request that comes at night is due in the morning; nobody is reminded before', async () => {
    const company = await openCompany({ now: msk(24, '22:00') });
    const client = await company.client('working');
    const order = await orderOf(
      company.caravan,
      client,
      await company.person('head'),
      await company.person('logistician'),
    );
    await company.passTo(msk(25, '12:00'));
    const reminders = (await company.caravan.ports.ledger.list({ caseId: order, limit: 50 })).filter(
      ({ kind, text }) => kind === 'new' && text.key.startsWith('reminder.'),
    );
    expect(reminders.map(({ createdAt }) => createdAt).sort()).toEqual([msk(25, '09:00'), msk(25, '10:00')]);
    await company.close();
  });
});
