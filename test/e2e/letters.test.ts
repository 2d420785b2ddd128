import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { buttonsOf } from '../../bots/playground/demo/player.ts';
import { pictureOf } from '../../bots/playground/testing/picture.ts';
import { bring, type TakenOn } from '../builders/clients.ts';
import { renamedProgram, voiceMessage } from '../builders/files.ts';
import { orderOf } from '../builders/orders.ts';
import { pressUpdate } from '../builders/updates.ts';
import { type Company, openCompany } from './company.ts';
import { type Action, encodeActionFor } from './forged.ts';
import type { Talker } from './talker.ts';

let company: Company;
let igor: Talker;
beforeAll(async () => {
  company = await openCompany();
  igor = company.colleague('logistician');
});
afterAll(() => company.close());

async function contextOf<Context>(caseId: string): Promise<Context> {
  const current = await company.caravan.cases.load(caseId);
  if (current === null) throw new Error(`no case ${caseId}`);
  return current.context as Context;
}

/** What the partners' bot shows or says to a press whose token was rightly made for this person. */
async function answersTo(talker: Talker, personId: string, action: Action): Promise<string> {
  const update = pressUpdate(talker.who.userId, 1, encodeActionFor(company, personId, action));
  const seen = talker.heard.length;
  const after = company.double.controls.log().at(-1)?.seq ?? 0;
  await company.bring('partners', update);
  const toast = company.double.controls
    .log(after)
    .filter(
      (call) =>
        call.method === 'answerCallbackQuery' && call.payload.callback_query_id === update.callback_query?.id,
    )
    .map((call) => call.payload.text ?? '');
  return [...toast, ...talker.heard.slice(seen).map((message) => message.text)].join('\n').trim();
}

describe('a contact sees what is of its own company, and nothing else (design 2.9)', () => {
  let own: TakenOn;
  let other: TakenOn;
  let olga: Awaited<ReturnType<Company['linkedContact']>>;
  let foreignOrder: string;
  beforeAll(async () => {
    own = await company.client('working');
    other = await company.client('working');
    olga = await company.linkedContact(own);
    const stranger = await company.linkedContact(other, 'Чужой Контакт');
    await orderOf(company.caravan, own, olga.person, await company.person('logistician'));
    foreignOrder = await orderOf(
      company.caravan,
      other,
      stranger.person,
      await company.person('logistician'),
    );
  });

  it('S0-26: its list of requests holds its own requests only', async () => {
    await olga.talker.type('/orders');
    const list = await olga.talker.hears('Заявки: 1');
    expect(buttonsOf(list).filter((button) => button.text.includes('Казань → Пермь'))).toHaveLength(1);
  });

  it('even rightly made tokens for another company’s things are refused', async () => {
    const { talker, person } = olga;
    const ask = (action: Action) => answersTo(talker, person.id, action);
    const views = [
      ['case', foreignOrder],
      ['case', other.id],
      ['history', foreignOrder],
      ['history', own.id],
      ['files', foreignOrder],
      ['ordersof', other.id],
      ['invitees', other.id],
      ['invite', `${other.id}.${other.contact.id}`],
      ['tasks', undefined],
      ['clients', undefined],
      ['carriers', undefined],
      ['report', undefined],
      ['round', undefined],
      ['colleagues', undefined],
    ] as const;
    for (const [view, arg] of views) {
      expect(await ask({ do: 'view', view, ...(arg === undefined ? {} : { arg }) }), view).toBe(
        'Это действие вам недоступно.',
      );
    }
    const seq = (await company.caravan.cases.load(foreignOrder))?.stages.requestReceived?.seq ?? 0;
    const withdraw = { do: 'form', form: 'transport-order.withdraw', caseId: foreignOrder } as const;
    const move = { do: 'move', caseId: foreignOrder, seq, event: 'requestWithdrawn' } as const;
    for (const action of [withdraw, move]) expect(await ask(action)).toBe('Это действие вам недоступно.');
    expect(await company.entries(foreignOrder, 'requestWithdrawn')).toEqual([]);
  });

  it('a colleague’s forms do not open for it: a partner never fills in what only colleagues may say', async () => {
    const { talker, person } = olga;
    const drop = { do: 'form', form: 'client.drop', caseId: own.id } as const;
    expect(await answersTo(talker, person.id, drop)).toBe('Это действие вам недоступно.');
    expect(await company.entries(own.id, 'clientDropped')).toEqual([]);
  });
});

describe('what is said outside a form is kept with its case and reaches the one who holds it (design 2.6)', () => {
  it('S0-26: words about the only request reach its logistician, whose answer reaches the contact', async () => {
    const client = await company.client('working');
    const { talker, person } = await company.linkedContact(client, 'Зоя Вопросова');
    const order = await orderOf(company.caravan, client, person, await company.person('logistician'));
    const { number } = await contextOf<{ number: string }>(order);
    await talker.type(`Пропуск на <b>ворота 3</b> заказан?`);
    await talker.hears(`Передано вашему менеджеру: Заявка № ${number}`);
    const shown = await igor.sees('Пропуск на <b>ворота 3</b> заказан?');
    expect(shown.text).toContain(`Заявка № ${number}`);
    await igor.press('button.reply', 'ворота 3');
    await igor.asked('transport-order.ask.reply.words');
    await igor.type('Да, на машину А123ВС & прицеп');
    await igor.asked('transport-order.ask.reply.files');
    await igor.press('form.skip');
    await talker.sees('Да, на машину А123ВС & прицеп');
    expect(await company.entries(order, 'messageReceived')).toHaveLength(1);
    expect(await company.entries(order, 'messageSent')).toHaveLength(1);
    expect(talker.times('А123ВС & прицеп')).toBe(1);
  });

  it('S0-26: a photo, a document, a voice message and a place all reach the logistician', async () => {
    const client = await company.client('working', { name: 'ООО «Вложения»' });
    const { talker, person } = await company.linkedContact(client, 'Вера Вложенная');
    const order = await orderOf(company.caravan, client, person, await company.person('logistician'));
    const before = igor.heard.length;
    await talker.send(
      'photo',
      { filename: 'a.png', mime: 'image/png', bytes: pictureOf(20, 20, [9, 9, 9]) },
      'фото груза',
    );
    await talker.hears('Передано вашему менеджеру');
    await talker.send('document', {
      filename: 'ТТН № 5.pdf',
      mime: 'application/pdf',
      bytes: contractScan(),
    });
    await talker.hears('Передано вашему менеджеру');
    await talker.send('voice', voiceMessage());
    await talker.hears('Передано вашему менеджеру');
    await talker.sendPlace(55.75, 37.61);
    await talker.hears('Передано вашему менеджеру');
    await talker.send('document', renamedProgram());
    await talker.hears('problem.file-type');
    await igor.sees('55.75000, 37.61000');
    const got = igor.heard.slice(before) as {
      photo?: unknown;
      document?: { file_name?: string };
      voice?: unknown;
      caption?: string;
    }[];
    expect(
      got.some((message) => message.photo !== undefined && message.caption?.includes('фото груза')),
    ).toBe(true);
    expect(got.some((message) => message.document?.file_name === 'ТТН № 5.pdf')).toBe(true);
    expect(got.some((message) => message.voice !== undefined)).toBe(true);
    expect(await company.entries(order, 'messageReceived')).toHaveLength(4);
    const { files } = await contextOf<{ files: string[] }>(order);
    expect(files).toHaveLength(3);
  });

  it('S0-26: with several requests the sender is asked which, and says so once', async () => {
    const client = await company.client('working', { name: 'ООО «Две заявки»' });
    const { talker, person } = await company.linkedContact(client, 'Яна Двойная');
    const logistician = await company.person('logistician');
    const orders = [
      await orderOf(company.caravan, client, person, logistician),
      await orderOf(company.caravan, client, person, logistician),
    ];
    await talker.type('Водитель уже выехал?');
    const asked = await talker.hears('letter.which');
    const choices = buttonsOf(asked).filter((button) => button.text.startsWith('Заявка №'));
    expect(choices).toHaveLength(2);
    const [first, second] = choices.map((button) => ({
      message_id: asked.message_id,
      data: button.callback_data ?? '',
    }));
    await Promise.all([talker.tap(first!), talker.tap(second!)]);
    await talker.waitFor(
      (view) =>
        view.messages.find((m) => m.message_id === asked.message_id && m.text?.includes('Приложено:')),
      'the choice',
    );
    const filed = await Promise.all(orders.map((id) => company.entries(id, 'messageReceived')));
    expect(filed.flat()).toHaveLength(1);
  });

  it('S0-13: before a logistician is assigned, words reach the one who sells', async () => {
    const client = await company.client('contract');
    const { talker } = await company.linkedContact(client, 'Рано Писать');
    await talker.type('Пришлите проект договора');
    await company.colleague('sales').sees('Пришлите проект договора');
  });

  it('S0-10: a contact of two companies is asked for which one a request is, and sees both', async () => {
    const [one, two] = [await company.client('working'), await company.client('working')];
    const { talker, person } = await company.linkedContact(one, 'Двух Компаний');
    await company.caravan.ports.people.join(person.id, { partyId: two.id, as: 'client' });
    const logistician = await company.person('logistician');
    const member = (await company.caravan.ports.people.get(person.id))!;
    for (const client of [one, two]) await orderOf(company.caravan, client, member, logistician);
    await talker.type('/orders');
    await talker.hears('Заявки: 2');
    await talker.type('/new');
    await talker.press('menu.newOrder');
    await talker.asked('transport-order.ask.request.client');
    const question = await talker.hears('transport-order.ask.request.client');
    const offered = buttonsOf(question).map((button) => button.text);
    expect(offered).toEqual(expect.arrayContaining([one.name, two.name]));
    await talker.press(two.name);
    await talker.asked('transport-order.ask.request.loadings.city', 1);
    await talker.cancels();
  });
});

describe('what a client writes while a deal is its only business (S2-31)', () => {
  it('is kept with the deal and reaches the manager who holds it', async () => {
    const client = await company.client('contract', { name: 'ООО «Насосная сделка»' });
    const { talker } = await company.linkedContact(client, 'Семён Насосов');
    const opened = { client: client.id, zone: 'Europe/Moscow', goods: 'Насос ЦНС 60-330' };
    const outcome = await company.caravan.cases.handle({
      commandId: 'given/deal',
      process: 'deal',
      caseId: 'dletters',
      fact: { type: 'dealOpened', ...opened },
      doer: await company.person('sales'),
      channel: 'telegram-staff',
    });
    expect(outcome.status).toBe('accepted');
    await company.settle();
    await talker.type('Пришлите, пожалуйста, паспорт насоса');
    await talker.hears('Сделка №');
    expect(await company.entries('dletters', 'messageReceived')).toHaveLength(1);
    await company.settle();
    await company.colleague('sales').sees('Пришлите, пожалуйста, паспорт насоса');
  });
});

describe('a contact who blocked the bot (design 2.6)', () => {
  it('is marked; each thing that cannot be said to it is told to the logistician, once', async () => {
    const client = await company.client('working', { name: 'ООО «Закрытый чат»' });
    const { talker, person } = await company.linkedContact(client, 'Нина Закрылась');
    const { caravan, double } = company;
    const decline = async (reason: string) => {
      const order = await orderOf(
        caravan,
        client,
        await company.person('head'),
        await company.person('logistician'),
      );
      await company.settle();
      await bring(caravan, order, await company.person('logistician'), { type: 'requestDeclined', reason });
      await company.settle();
    };
    await double.people.block(talker.who.userId, talker.who.bot);
    await decline('нет машин сегодня');
    const blocked = (await caravan.ports.people.get(person.id))?.identities[0]?.blockedAt;
    expect(blocked).toBe(company.clock.now());
    await igor.sees('нет машин сегодня');
    expect(igor.times('нет машин сегодня')).toBe(1);
    await decline('нет машин завтра');
    await igor.sees('нет машин завтра');
    expect(igor.times('нет машин завтра')).toBe(1);
    expect(
      await caravan.ports.ledger.list({
        states: ['queued', 'sending', 'unknown'],
        personId: person.id,
        limit: 10,
      }),
    ).toEqual([]);

    await talker.start();
    await talker.hears('menu.greeting', { name: 'Нина Закрылась' });
    await decline('снова на связи');
    await talker.sees('снова на связи');
    expect(talker.times('нет машин')).toBe(0);
    await bring(caravan, client.id, await company.person('head'), { type: 'clientDropped', reason: 'проба' });
  });
});
