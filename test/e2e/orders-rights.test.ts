import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Person } from '../../core/people/person.ts';
import { orderOf } from '../builders/orders.ts';
import { rollingTrip } from '../builders/trips.ts';
import { pressUpdate } from '../builders/updates.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { type Action, encodeActionFor } from './forged.ts';

const PLATE = 'А123ВС777';
const { client, client2, carrier, carrier2, driver, driver2 } = PARTNERS;

describe('what partners learn of an order', () => {
  let company: Company;
  let igor: Person;
  let order: string;
  let trip: string;

  const pressAs = (who: typeof client, personId: string, messageId: number, action: Action) =>
    company.bring('partners', pressUpdate(who.userId, messageId, encodeActionFor(company, personId, action)));
  const chatOf = (who: typeof client) => company.partner(who).heard.map(wordsOf).join('\n');

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const { caravan } = company;
    igor = await company.person('logistician');
    const irina = await company.partnerPerson(client);
    order = await orderOf(caravan, { id: client.party }, irina, igor);
    const nikolai = await company.partnerPerson(driver);
    trip = await rollingTrip(caravan, order, igor, {
      carrier: carrier.party,
      driver: nikolai.id,
      plate: PLATE,
    });
    await company.settle();
  });
  afterAll(() => company.close());

  it('a task tells a client what is wanted, not what the company did before', async () => {
    const asked = await company.partner(client).sees('trip.task.transport.consent.asked');
    expect(wordsOf(asked)).not.toContain('Caravan');
    expect(wordsOf(asked)).toContain(PLATE);
  });

  it('another company and its driver get nothing by their own tokens for these cases', async () => {
    const views = ['case', 'files', 'history'];
    for (const who of [client2, carrier2, driver2]) {
      const { id } = await company.partnerPerson(who);
      const talker = company.partner(who);
      await talker.type('/start');
      const shown = await talker.hearsSomething();
      for (const caseId of [order, trip]) {
        const actions: Action[] = [
          ...views.map((view): Action => ({ do: 'view', view, arg: caseId })),
          { do: 'move', caseId, seq: 1, event: 'vehicleAgreed' },
          { do: 'form', form: 'reject', caseId },
        ];
        for (const action of actions) await pressAs(who, id, shown.message_id, action);
      }
      await talker.type('/orders');
      await talker.hearsSomething();
      await company.settle();
      expect(chatOf(who)).not.toMatch(/Казань|Пермь|Плитка|А123ВС777/);
    }
  });

  it('a client gets neither price, carrier nor papers of its carrier by its own tokens', async () => {
    const { id } = await company.partnerPerson(client);
    const irina = company.partner(client);
    await irina.type('/start');
    const shown = await irina.hearsSomething();
    for (const view of ['files', 'history', 'tasks', 'carriers', 'report'])
      await pressAs(client, id, shown.message_id, { do: 'view', view, arg: trip });
    await pressAs(client, id, shown.message_id, { do: 'view', view: 'case', arg: trip });
    await irina.sees(PLATE);
    await company.settle();
    expect(chatOf(client)).not.toMatch(/90\s000|Маржа|Трак-Сервис|Сергей Быков/);
    expect(irina.heard.flatMap(({ document }) => document?.file_name ?? [])).toEqual([
      'Подтверждение заявки 1-1.pdf',
    ]);
  });

  it('a client hears neither who replaced the vehicle nor whose it is, on the card and by a late press', async () => {
    const irina = company.partner(client);
    const { id } = await company.partnerPerson(client);
    const asked = await irina.sees('trip.task.transport.consent.asked');
    const seq = (await company.caravan.cases.load(trip))?.stages['transport.consent.asked']?.seq ?? 0;
    const outcome = await company.caravan.cases.handle({
      commandId: 'given/replaced',
      process: 'trip',
      caseId: trip,
      fact: {
        type: 'vehicleReplaced',
        driver: (await company.partnerPerson(driver)).id,
        plate: 'В456ОР116',
        reason: 'breakdown',
      },
      doer: await company.partnerPerson(carrier),
      channel: 'telegram-partners',
    });
    expect(outcome.status).toBe('accepted');
    await company.settle();
    await pressAs(client, id, asked.message_id, { do: 'move', caseId: trip, seq, event: 'vehicleAgreed' });
    await irina.sees('Предложена замена машины');
    expect(chatOf(client)).not.toMatch(/Сергей Быков|Трак-Сервис/);
  });

  it('a carrier and a driver find their trips where a client finds its orders', async () => {
    for (const who of [carrier, driver]) {
      const talker = company.partner(who);
      await talker.type('/orders');
      await talker.hears('Рейсы: 1');
    }
  });
});
