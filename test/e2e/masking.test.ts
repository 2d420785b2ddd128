import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { askedOf, roubles } from '../builders/offers.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedOrder, searchedTrip } from '../builders/trips.ts';
import { pressUpdate } from '../builders/updates.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { type Action, encodeActionFor } from './forged.ts';

/** The client, its people, and the street: nothing of it is a carrier's before the award. */
const SECRET = /Уралпромснаб|Лаптева|6671909966|Складская|100\s000|маржа/i;
const ASKED = PARTNERS.carrier;
const NOT_YET = PARTNERS.carrier2;

describe('what a carrier can learn before the award', () => {
  let company: Company;
  let order: string;
  let trip: string;
  let offer: string;
  const chat = (who: typeof ASKED) => company.partner(who).heard.map(wordsOf).join('\n');

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const { caravan } = company;
    const igor = await company.person('logistician');
    const irina = await company.partnerPerson(PARTNERS.client);
    const price = { amount: { minor: 10_000_000, currency: 'RUB' as const }, vat: 22, vatIncluded: true };
    order = await orderOf(caravan, { id: PARTNERS.client.party }, irina, igor, {
      price: { ...price, form: 'cashless', days: 14 },
      files: ['fdemoorder'],
    });
    trip = await searchedTrip(caravan, order, igor);
    const carriers = [ASKED.party, NOT_YET.party];
    offer = await askedOf(caravan, order, igor, { carriers, plan: 'inTurn', each: 30 });
    await company.settle();
  }, 60_000);
  afterAll(() => company.close());

  it('is the way, the dates and the truck: by the message, by the card and by its own bid', async () => {
    const sergey = company.partner(ASKED);
    await sergey.sees('Возьмётесь?');
    await sergey.press('button.card', 'Возьмётесь?');
    await sergey.sees('Плитка');
    expect(await company.entries(offer, 'detailsOpened')).toHaveLength(1);
    await sergey.press('offer.button.bidPriced', 'Возьмётесь?');
    await sergey.fill('offer', 'bid', [['price', '79 000 с НДС 22%, безнал, 10 дней']]);
    await company.settle();
    expect(chat(ASKED)).toContain('Казань');
    expect(chat(ASKED)).not.toMatch(SECRET);
  });

  it('is no more by any view, form or move with tokens of its own, nor by any command', async () => {
    const { id } = await company.partnerPerson(ASKED);
    const sergey = company.partner(ASKED);
    await sergey.type('/start');
    const shown = await sergey.hearsSomething();
    const names = ['case', 'files', 'history', 'ordersof', 'many', 'tasks', 'clients', 'invitees', 'report'];
    for (const about of [order, trip, offer, PARTNERS.client.party]) {
      const actions: Action[] = [
        ...names.map((view): Action => ({ do: 'view', view, arg: about })),
        ...['award', 'counter', 'amend', 'write', 'pass', 'ask', 'choose', 'new'].flatMap(
          (form): Action[] => [
            { do: 'form', form, caseId: about },
            { do: 'form', form: `charge.${form}`, arg: about },
          ],
        ),
        ...['awarded', 'carrierChosen', 'whereAsked'].map(
          (event): Action => ({ do: 'move', caseId: about, seq: 1, event }),
        ),
      ];
      for (const action of actions) {
        const token = encodeActionFor(company, id, action);
        await company.bring('partners', pressUpdate(ASKED.userId, shown.message_id, token));
      }
    }
    for (const typed of ['/orders', '/trips', '/bills', '/clients', '/find Складская', `/start ${order}`]) {
      await sergey.type(typed);
      await sergey.hearsSomething();
    }
    await company.settle();
    expect(chat(ASKED)).not.toMatch(SECRET);
    expect(sergey.heard.flatMap(({ document }) => document?.file_name ?? [])).toEqual([]);
    expect((await company.caravan.cases.load(trip))?.stages.search).toBeDefined();
  });

  it('is nothing at all for one whose turn has not come: neither the way nor that there is a request', async () => {
    const { id } = await company.partnerPerson(NOT_YET);
    const rustam = company.partner(NOT_YET);
    await rustam.type('/start');
    const shown = await rustam.hearsSomething();
    for (const about of [order, trip, offer])
      for (const view of ['case', 'files', 'history'])
        await company.bring(
          'partners',
          pressUpdate(
            NOT_YET.userId,
            shown.message_id,
            encodeActionFor(company, id, { do: 'view', view, arg: about }),
          ),
        );
    await company.settle();
    expect(chat(NOT_YET)).not.toMatch(SECRET);
    expect(chat(NOT_YET)).not.toMatch(/Казань|Пермь|Плитка|79\s000/);
  });

  it('is not another’s button: copied from one chat to another it does nothing', async () => {
    const buttons = company.partner(ASKED).heard.flatMap(buttonsOf);
    const rustam = company.partner(NOT_YET);
    const [own] = rustam.heard;
    for (const { callback_data: token } of buttons)
      if (token !== undefined)
        await company.bring('partners', pressUpdate(NOT_YET.userId, own!.message_id, token));
    await company.settle();
    expect(
      (await company.caravan.cases.history(offer)).filter(({ actor }) => actor.party === NOT_YET.party),
    ).toEqual([]);
    expect(chat(NOT_YET)).not.toMatch(/Казань|Пермь|Плитка|79\s000/);
  });

  it('is not to be had with a token whose code was changed, nor with its words changed under the old code', async () => {
    const { id } = await company.partnerPerson(ASKED);
    const sergey = company.partner(ASKED);
    await sergey.type('/start');
    const shown = await sergey.hearsSomething();
    const before = await company.caravan.cases.history(offer);
    const genuine = encodeActionFor(company, id, { do: 'view', view: 'case', arg: offer });
    const code = genuine.slice(genuine.lastIndexOf(':') + 1);
    const swapped = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
    const forged = [
      genuine.replace(code, swapped),
      genuine.slice(0, -1),
      genuine.slice(0, genuine.lastIndexOf(':')),
      ...[order, trip, PARTNERS.client.party].map((about) => genuine.replace(offer, about)),
      `m:${offer}:1:offerClosed::${code}`,
    ];
    for (const token of forged)
      await company.bring('partners', pressUpdate(ASKED.userId, shown.message_id, token));
    await company.settle();
    expect(chat(ASKED)).not.toMatch(SECRET);
    // Nothing was opened by them either: the chat still ends with what was there.
    expect(sergey.heard.at(-1)?.message_id).toBe(shown.message_id);
    expect(await company.caravan.cases.history(offer)).toEqual(before);
  });

  it('is not to be guessed into a link: the ids of the asking, the trip and the order open nothing', async () => {
    for (const who of [ASKED, NOT_YET])
      for (const about of [offer, trip, order, offer.replace(/^f/, 'o'), `case-${trip}`]) {
        const talker = company.partner(who);
        await talker.start(about);
        await talker.hearsSomething();
      }
    await company.settle();
    expect(chat(ASKED)).not.toMatch(SECRET);
    expect(chat(NOT_YET)).not.toMatch(SECRET);
    expect(chat(NOT_YET)).not.toMatch(/Казань|Пермь|Плитка|79\s000/);
  });
});

describe('what a winner can learn once its truck was passed on', () => {
  let company: Company;
  let order: string;
  let trip: string;
  const LOST = PARTNERS.carrier;
  const words = () => company.partner(LOST).heard.map(wordsOf);

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    const { caravan } = company;
    const igor = await company.person('logistician');
    const client = await company.client('working');
    ({ order, trip } = await searchedOrder(caravan, client, igor));
    const carriers = [LOST.party, PARTNERS.carrier2.party];
    await askedOf(caravan, order, igor, { carriers, mode: 'fixed', price: roubles(80_000), trips: [trip] });
    await company.settle();
    await company.partner(LOST).press('Беру за 80', 'Возьмётесь?');
    await company.settle();
    const rustam = company.partner(PARTNERS.carrier2);
    await rustam.press('offer.button.reserve');
    await rustam.fill('offer', 'bid', [['price', '82 000 с НДС 22%, безнал, 10 дней']]);
    await company.passTo(msk(24, '11:01'));
    await company.colleague('logistician').press('Передать резерву: 82');
    await company.settle();
    await company.partner(LOST).sees('передали рейс другому перевозчику');
  }, 60_000);
  afterAll(() => company.close());

  it('is nothing of what happens next: neither by a message nor by the buttons that it still has', async () => {
    const sergey = company.partner(LOST);
    const heard = sergey.heard.length;
    const igor = await company.person('logistician');
    const driver = PARTNERS.driver2.userId;
    const points = ['contract', 'inn', 'passport', 'licence', 'vehicle'];
    await bring(company.caravan, trip, igor, {
      type: 'vehicleNamed',
      driver: `p${driver}demo`,
      plate: 'В777ОР116',
      files: [],
    });
    await bring(company.caravan, trip, igor, { type: 'papersChecked', points });
    await reachedStage(company.caravan, trip, 'carrierConfirmation');
    await company.settle();
    expect(sergey.heard).toHaveLength(heard);

    const { id } = await company.partnerPerson(LOST);
    await sergey.type('/start');
    const shown = await sergey.hearsSomething();
    const before = words().join('\n');
    const views = ['case', 'files', 'history', 'tasks'];
    for (const view of views)
      for (const about of [trip, order]) {
        const token = encodeActionFor(company, id, { do: 'view', view, arg: about });
        await company.bring('partners', pressUpdate(LOST.userId, shown.message_id, token));
      }
    await company.settle();
    const learned = words().join('\n').slice(before.length);
    expect(learned).not.toMatch(/Складская|Проба|82\s000|Дальний рейс|Рустам|В777ОР|Ильдар/);
  });
});
