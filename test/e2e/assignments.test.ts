import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../core/cases/case.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import type { Client } from '../../core/processes/client/context.ts';
import { bring, clientAt, reachedStage } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { type Company, openCompany } from './company.ts';
import { Talker } from './talker.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

async function clientOf(id: string): Promise<Client> {
  return ((await company.caravan.cases.load(id)) as Case<Client>).context;
}

async function holderOf(order: string): Promise<string | undefined> {
  return ((await company.caravan.cases.load(order)) as Case<{ logistician?: string }>).context.logistician;
}

describe('a client goes from one logistician to another (S0-22)', () => {
  it('S0-22: the history is kept, open requests follow, the new one accepts, the old one’s buttons are gone', async () => {
    const { caravan } = company;
    const [igor, marina] = [await company.person('logistician'), await company.person('logistician2')];
    const head = await company.person('head');
    const client = await company.client('working');
    const open = await orderOf(caravan, client, head, igor);
    const closed = await orderOf(caravan, client, head, igor);
    await caravan.cases.handle({
      commandId: 'declined',
      process: 'transport-order',
      caseId: closed,
      fact: { type: 'requestDeclined', reason: 'нет машин' },
      doer: igor,
      channel: 'telegram-staff',
    });

    const oleg = company.colleague('head');
    await oleg.type(client.inn);
    await oleg.press(client.name);
    await oleg.press('client.button.logisticianAssigned', client.name);
    await oleg.fill('client', 'reassign', [
      ['logistician', { press: 'Марина Ковалёва' }],
      ['reason', 'Игорь в отпуске до 15 декабря'],
    ]);
    await oleg.sees('client.fact.logisticianAssigned');
    await reachedStage(caravan, client.id, 'acceptance');
    const { assignments, logistician } = await clientOf(client.id);
    expect(logistician).toBe(marina.id);
    expect(assignments).toEqual([
      expect.objectContaining({ logistician: igor.id, until: expect.any(String) }),
      expect.objectContaining({ logistician: marina.id, by: head.id, reason: expect.any(String) }),
    ]);
    const reason = await caravan.ports.inbox.get(assignments[1]?.reason ?? '');
    expect(reason?.text).toBe('Игорь в отпуске до 15 декабря');
    const she = company.colleague('logistician2');
    await she.button('client.button.handoverAccepted', client.name);
    await she.button('transport-order.button.requestDeclined', 'Казань → Пермь');
    expect(await holderOf(open)).toBe(marina.id);
    expect(await holderOf(closed)).toBe(igor.id);
    await company.settle();
    const live = [
      ...(await caravan.ports.ledger.liveOfCase(client.id)),
      ...(await caravan.ports.ledger.liveOfCase(open)),
    ];
    expect(live.filter((card) => card.personId === igor.id && card.state === 'sent')).toEqual([]);
    const owed = await caravan.ports.obligations.ofCase(open);
    expect(owed.filter((one) => one.state === 'open').map((one) => one.owner)).toEqual([marina.id]);
  });

  it('S0-22: giving the client to the one who holds it is refused in words', async () => {
    const client = await company.client('working');
    const oleg = company.colleague('head');
    await oleg.type(client.inn);
    await oleg.press(client.name);
    await oleg.press('client.button.logisticianAssigned', client.name);
    await oleg.asked('client.ask.reassign.logistician');
    await oleg.press('Игорь Мельников');
    await oleg.type('просто так');
    await oleg.press('form.send');
    await oleg.sees('refusal.assigned-already');
    await oleg.cancels();
    expect(await company.entries(client.id, 'logisticianAssigned')).toHaveLength(1);
  });

  it('S0-22, S0-26: a request made before there was a logistician goes to the one who is assigned', async () => {
    const client = await company.client('assignment');
    const { person } = await company.linkedContact(client, 'Ранний Заказ');
    const [igor, sales] = [await company.person('logistician'), await company.person('sales')];
    const order = await orderOf(company.caravan, client, person, sales);
    await bring(company.caravan, client.id, await company.person('head'), {
      type: 'logisticianAssigned',
      logistician: igor.id,
    });
    await reachedStage(company.caravan, client.id, 'acceptance');
    await company.settle();
    expect(await holderOf(order)).toBe(igor.id);
  });
});

describe('one person sells and performs (S0-18)', () => {
  it('S0-18: nobody is asked to accept a client from oneself; the morning calls begin at once', async () => {
    const { caravan, double } = company;
    const userId = 7100;
    await double.people.add({
      id: userId,
      first_name: 'Кирилл',
      last_name: 'Совмещаев',
      language_code: 'ru',
    });
    const kirill = new Talker(
      { userId, name: 'Кирилл Совмещаев', bot: company.colleague('head').who.bot },
      double,
      caravan.ports.texts,
    );
    await kirill.start();
    await kirill.hears('stranger.staff');
    const identity = { channel: 'telegram-staff' as const, userId: String(userId), chatId: String(userId) };
    const person = await addColleague(caravan, {
      name: 'Кирилл Совмещаев',
      roles: ['sales', 'logistician'],
      identity,
    });
    const client = await clientAt(caravan, {
      sales: person,
      logistician: person,
      head: await company.person('head'),
      stage: 'assignment',
    });
    const oleg = company.colleague('head');
    await oleg.press('client.button.logisticianAssigned', client.name);
    await oleg.fill('client', 'assign', [['logistician', { press: 'Кирилл Совмещаев' }]]);
    await reachedStage(caravan, client.id, 'working');
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);
    await kirill.button('client.button.callLogged', client.name);
    expect(kirill.times('client.task.acceptance')).toBe(0);
    await company.passTo('2026-11-25T06:05:00.000Z');
    await kirill.sees('☎️ Утренний обзвон, 25 ноября 2026: 1 клиент.');
  });
});
