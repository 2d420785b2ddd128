import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from '../../bots/playground/demo/story.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Client } from '../../core/processes/client/context.ts';
import type { TransportOrder } from '../../core/processes/transport-order/context.ts';
import { freshInn } from '../builders/inn.ts';
import { type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

let company: Company;
let anna: Talker;
let igor: Talker;
beforeAll(async () => {
  company = await openCompany();
  anna = company.colleague('sales');
  igor = company.colleague('logistician');
});
afterAll(() => company.close());

async function begin(who: Talker, what: string): Promise<void> {
  await who.type('/new');
  await who.press(what);
}

/** Anna begins to take a client on, and has told whose INN it is. */
async function beginsClient(inn = freshInn()): Promise<void> {
  await begin(anna, 'menu.newClient');
  await anna.type(inn);
  await anna.asked('client.ask.new.company');
}

/** Answers questions until this one is open. */
async function upTo(
  who: Talker,
  form: string,
  answers: ReturnType<typeof request>,
  last: string,
): Promise<void> {
  for (const [question, given, n = 1] of answers) {
    await who.asked(`transport-order.ask.${form}.${question}`, n);
    if (question === last) return;
    await who.give(given);
  }
}

async function newestOrder(client: string): Promise<TransportOrder> {
  const [order] = await company.caravan.ports.cases.list({
    process: 'transport-order',
    partyIds: [client],
    limit: 1,
  });
  return (order as Case<TransportOrder>).context;
}

describe('answers are typed as people type (design 6)', () => {
  it('S0-26: "завтра 14:00", "25.11", "20 т", "85т.р." and "85 000" are understood in a request', async () => {
    const client = await company.client('working');
    await begin(igor, 'menu.newOrder');
    await igor.type(client.name);
    await igor.press(client.name, 'Вот кто похож');
    await igor.fill('transport-order', 'request', [
      ['loadings.city', 'спб'],
      ['loadings.address', 'Софийская, 8'],
      ['loadings.window', 'завтра 14:00'],
      ['loadings.contact', { press: 'form.skip' }],
      ['loadings.more', 'нет'],
      ['unloadings.city', 'екат'],
      ['unloadings.address', 'Фронтовых Бригад, 18'],
      ['unloadings.window', '27.11'],
      ['unloadings.contact', { press: 'form.skip' }],
      ['unloadings.more', 'не'],
      ['cargo', 'Кабель'],
      ['weight', '20 т'],
      ['volume', { press: 'form.skip' }],
      ['places', { press: 'form.skip' }],
      ['body', 'тент'],
      ['loading', { press: 'form.skip' }],
      ['dangerous', 'нет'],
      ['value', '85 000'],
      ['price', '85т.р.'],
      ['vat', 'без НДС'],
      ['payForm', { press: 'transport-order.payForm.cashless' }],
      ['payDays', '10'],
      ['comment', { press: 'form.skip' }],
      ['files', { press: 'form.skip' }],
    ]);
    await igor.sees('transport-order.fact.orderRequested');
    const { request: asked } = await newestOrder(client.id);
    expect(asked?.loadings[0]).toMatchObject({
      city: { name: 'Санкт-Петербург', zone: 'Europe/Moscow' },
      window: { from: '2026-11-25T11:00:00.000Z' },
    });
    // The window is read by the clock of the stop: the whole 27th in Yekaterinburg.
    expect(asked?.unloadings[0]).toMatchObject({
      city: { name: 'Екатеринбург', zone: 'Asia/Yekaterinburg' },
      window: { from: '2026-11-26T19:00:00.000Z' },
    });
    expect(asked).toMatchObject({
      weight: 20_000,
      value: { minor: 85_000_00, currency: 'RUB' },
      price: { amount: { minor: 85_000_00, currency: 'RUB' }, vat: 'none', form: 'cashless', days: 10 },
      body: 'tent',
    });
  });

  it('issue 5: markup in every text comes back on the summary and on the card exactly as typed', async () => {
    const client = await company.client('handover');
    const nasty = '<b>&</b><script>alert(1)</script>';
    await anna.press('client.button.handoverFilled', client.name);
    const answers: [string, Parameters<Talker['give']>[0]][] = [
      ['nuances', nasty],
      ['contacts.name', `Ольга ${nasty}`],
      ['contacts.position', nasty],
      ['contacts.phone', '8 912 777-00-01'],
      ['contacts.email', { press: 'form.skip' }],
      ['contacts.channel', { press: 'client.channel.phone' }],
      ['contacts.decides', nasty],
      ['contacts.more', { press: 'Нет' }],
      ['platform', { press: 'Нет' }],
      ['documentRules', nasty],
      ['paymentRules', nasty],
    ];
    for (const [question, given] of answers) {
      await anna.asked(`client.ask.handover.${question}`, 1);
      await anna.give(given);
    }
    const summary = await anna.hears('Карточка передачи: проверьте');
    expect(summary.text?.split(nasty)).toHaveLength(7);
    await anna.press('form.send');
    await anna.sees('client.fact.handoverFilled');
    await anna.type(client.inn);
    await anna.press(client.name);
    const card = await anna.sees('Порядок оплаты');
    expect(card.text?.split(nasty)).toHaveLength(7);
  });
});

describe('one may go back, skip, keep, correct and give up (design 6)', () => {
  it('S0-13: back and "leave it as it is" keep the answer; "correct" changes one and returns to the summary', async () => {
    const inn = freshInn();
    await beginsClient(inn);
    await anna.press('form.back');
    await anna.asked('client.ask.new.inn');
    await anna.sees(inn);
    await anna.press('form.keep');
    await anna.asked('client.ask.new.company');
    await anna.type('ООО «Первое имя»');
    await anna.asked('client.ask.new.city');
    await anna.press('form.back');
    await anna.type('ООО «Второе имя»');
    await anna.asked('client.ask.new.city');
    await anna.type('Казань');
    await anna.asked('client.ask.new.contact');
    await anna.press('form.skip');
    await anna.hears('Новый клиент: проверьте');
    await anna.press('form.correct');
    await anna.press('client.label.city', 'Что исправить?');
    await anna.asked('client.ask.new.city');
    await anna.type('Самара');
    const summary = await anna.hears('Новый клиент: проверьте');
    expect(summary.text).toContain('Самара');
    expect(summary.text).toContain('ООО «Второе имя»');
    expect(summary.text).not.toContain('Казань');
    await anna.press('form.send');
    await anna.sees('client.fact.clientOpened');
    const current = (await company.caravan.cases.load(`k${inn}`)) as Case<Client>;
    expect(current.context).toMatchObject({ name: 'ООО «Второе имя»', city: 'Самара', contacts: [] });
  });

  it('S0-10: one more contact, then no more; a field of the first is corrected, the second stays', async () => {
    const client = await company.client('working');
    await igor.type(client.inn);
    await igor.press(client.name);
    await igor.press('client.button.contactAdded', client.name);
    const person = (
      name: string,
      phone: string,
      n: number,
    ): [string, Parameters<Talker['give']>[0], number][] => [
      ['contacts.name', name, n],
      ['contacts.position', 'кладовщик', n],
      ['contacts.phone', phone, n],
      ['contacts.email', { press: 'form.skip' }, n],
      ['contacts.channel', { press: 'client.channel.phone' }, n],
      ['contacts.decides', 'пропуска', n],
    ];
    const answers = [
      ...person('Павел Ошибкин', '8 912 555-00-11', 1),
      ['contacts.more', { press: 'Да' }, 1] as const,
      ...person('Нина Второва', '8 912 555-00-12', 2),
      ['contacts.more', { press: 'Нет' }, 2] as const,
    ];
    for (const [question, given, n] of answers) {
      await igor.asked(`client.ask.contact.${question}`, n);
      await igor.give(given);
    }
    await igor.press('form.correct');
    await igor.press('Контакт 1 · Имя', 'Что исправить?');
    await igor.asked('client.ask.contact.contacts.name', 1);
    await igor.type('Павел Верный');
    const summary = await igor.hears('Новый контакт: проверьте');
    expect(summary.text).toContain('Контакт 1 · Имя: Павел Верный');
    expect(summary.text).toContain('Контакт 2 · Имя: Нина Второва');
    expect(summary.text).not.toContain('Ошибкин');
    await igor.press('form.send');
    await igor.sees('client.fact.contactAdded');
    const names = (await company.caravan.ports.people.ofParty(client.id)).map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['Павел Верный', 'Нина Второва']));
    expect(names).not.toContain('Павел Ошибкин');
  });

  it('giving up a form asks first, and both answers are taken at their word', async () => {
    await beginsClient();
    await anna.type('ООО «Недолго»');
    await anna.asked('client.ask.new.city');
    await anna.press('form.cancel');
    await anna.sees('Отменить «Новый клиент»? Всё, что введено, пропадёт.');
    await anna.press('form.noGoOn');
    await anna.asked('client.ask.new.city');
    await anna.press('form.cancel');
    await anna.press('form.yesCancel');
    await anna.sees('Отменено: Новый клиент.');
    await anna.type('/cancel');
    await anna.hears('form.nothingToCancel');
  });

  it('a command in the middle of a form is carried out, and the form waits at its question', async () => {
    await beginsClient();
    await anna.type('/tasks');
    await anna.hears('Задачи:');
    await anna.type('/nonsense');
    await anna.hears('command.unknown');
    await anna.type('/constructor');
    await anna.hears('command.unknown');
    await anna.type('ООО «После команды»');
    await anna.hears('client.ask.new.city');
    await anna.cancels();
    await anna.hears('Отменено: Новый клиент.');
  });

  it('a second form is not begun while one is open: the open question is shown, and nothing is lost', async () => {
    const client = await company.client('explanations');
    await beginsClient();
    await anna.press('client.button.clientDropped', client.name);
    const told = await anna.hears('Сначала закончите «Новый клиент» или отмените.');
    expect(told.text).toContain(anna.words('client.ask.new.company'));
    await anna.type('ООО «Первая форма»');
    await anna.hears('client.ask.new.city');
    await anna.cancels();
    await anna.press('client.button.clientDropped', client.name);
    await anna.asked('client.ask.drop.reason');
    await anna.cancels();
    await anna.hears('Отменено: Прекращение работы.');
  });

  it('a press on an older question of a form is told so, and the open one is shown again', async () => {
    await begin(anna, 'menu.newClient');
    const first = await anna.button('form.cancel', anna.words('client.ask.new.inn'));
    const inn = freshInn();
    await anna.type(inn);
    await anna.asked('client.ask.new.company');
    await anna.type('ООО «Дальше»');
    await anna.asked('client.ask.new.city');
    const back = await anna.button('form.back', anna.words('client.ask.new.city'));
    expect(first.message_id).not.toBe(back.message_id);
    const twice = await Promise.all([anna.tap(back), anna.tap(back)]);
    expect(twice.map((answer) => ('text' in answer ? answer.text : undefined))).toContain(
      anna.words('form.movedOn'),
    );
    await anna.asked('client.ask.new.company');
    await anna.sees('ООО «Дальше»');
    await anna.cancels();
  });

  it('S0-26: an impatient client answers two questions at once; both answers are heard in order', async () => {
    const client = await company.client('working');
    const { talker } = await company.linkedContact(client);
    await talker.type('/new');
    await talker.press('menu.newOrder');
    await upTo(talker, 'request', request(), 'loadings.address');
    await Promise.all([talker.type('Кабельная, 9'), talker.type('завтра 9-12')]);
    await talker.asked('transport-order.ask.request.loadings.contact', 1);
    const person = await company.partnerPerson(talker.who);
    const draft = await company.caravan.ports.drafts.openOf(person.id, 'telegram-partners');
    expect(draft?.answers['loadings.0.address']).toEqual({ value: 'Кабельная, 9' });
  });
});

describe('duplicates are found while typing (S0-16)', () => {
  it('S0-19: the INN of a client whom the company has is recognised at the first question, with the one who holds it', async () => {
    const client = await company.client('working');
    await begin(anna, 'menu.newClient');
    await anna.type(`${client.inn.slice(0, 4)} ${client.inn.slice(4)}`);
    await anna.hears(`Этот клиент уже есть: ${client.name}. Кто его ведёт: Игорь Мельников.`);
    await anna.type(client.inn.slice(0, 9));
    await anna.hears('Должно быть знаков');
    await anna.type('7707083894');
    await anna.hears('problem.check-digit');
    await anna.cancels();
  });
});
