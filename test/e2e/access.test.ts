import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import type { Person } from '../../core/people/person.ts';
import { freshPhone } from '../builders/inn.ts';
import { COLLEAGUES, type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

async function fileOf(person: Person) {
  const query = { process: 'colleague', person: person.id };
  const files = await company.caravan.ports.cases.list(query);
  expect(files).toHaveLength(1);
  return files[0]!;
}

async function personNow({ id }: Person): Promise<Person> {
  return (await company.caravan.ports.people.get(id))!;
}

/** The head opens a colleague's card and presses a button there. */
async function onCard(name: string, button: string): Promise<Talker> {
  const oleg = company.colleague('head');
  await oleg.type('/colleagues');
  const list = await oleg.hears('Коллеги:');
  await oleg.press(name, 'Коллеги:');
  const shown = await oleg.waitFor((view) => {
    const card = view.messages.find(({ message_id: id }) => id === list.message_id);
    const found = card && buttonsOf(card).find(({ text }) => text === oleg.words(button));
    return found?.callback_data === undefined
      ? undefined
      : { message_id: list.message_id, data: found.callback_data };
  }, `a card with «${button}»`);
  await oleg.tap(shown);
  return oleg;
}

/** A fresh invitation of a colleague, used by the account. */
async function comeIn(name: string, newcomer: Talker): Promise<void> {
  const oleg = await onCard(name, 'case.inviteLink');
  const said = await oleg.hears('start=');
  await newcomer.start(/start=([\w-]+)/.exec(said.text ?? '')?.[1] ?? '');
  await newcomer.hears('invitation.prove');
  await newcomer.shareContact();
  await newcomer.hears(`${name}, теперь мы на связи здесь.`);
}

async function invited(line: string): Promise<Talker> {
  const oleg = company.colleague('head');
  await oleg.type('/colleagues');
  await oleg.press('colleagues.invite');
  await oleg.asked('colleague.ask.invite.person');
  await oleg.type(line);
  return oleg;
}

/** Invites somebody new as a logistician; gives the person and an account of that phone which has come in. */
async function newLogistician(name: string): Promise<{ person: Person; talker: Talker }> {
  const phone = freshPhone();
  const oleg = await invited(`${name}, ${phone}`);
  await oleg.asked('colleague.ask.invite.roles');
  await oleg.press('colleague.roles.logistician');
  await oleg.press('form.done');
  await oleg.press('form.send');
  await oleg.sees('colleague.fact.colleagueInvited');
  const talker = await company.stranger(COLLEAGUES.head.bot, phone);
  await comeIn(name, talker);
  return { person: (await company.caravan.ports.people.byPhone(phone))!, talker };
}

async function dismiss(name: string): Promise<void> {
  const oleg = await onCard(name, 'colleague.button.colleagueDismissed');
  await oleg.asked('colleague.ask.dismiss.reason');
  await oleg.type('уходит из компании');
  await oleg.press('form.send', 'Закрытие доступа');
  await oleg.sees('Доступ закрыт');
}

describe('one phone, one colleague', () => {
  it('an invitation by a colleague’s phone is answered with whose it is, and changes nothing', async () => {
    const igor = await company.person('logistician');
    const oleg = await invited(`Самозванец, ${COLLEAGUES.logistician.phone}`);
    await oleg.hears('problem.colleague-known', { name: igor.name });
    await oleg.type('Просто Имя');
    await oleg.hears('problem.contact-phone');
    expect(
      await company.caravan.ports.drafts.openOf((await company.person('head')).id, 'telegram-staff'),
    ).not.toBeNull();
    await oleg.cancels();
    expect(await personNow(igor)).toEqual(igor);
    await fileOf(igor);
  });

  it('nor does it when the phone became a colleague’s after it was typed', async () => {
    const phone = freshPhone();
    const oleg = await invited(`Двойник Поздний, ${phone}`);
    await oleg.asked('colleague.ask.invite.roles');
    await oleg.press('colleague.roles.sales');
    await oleg.press('form.done');
    const { people } = company.caravan.ports;
    const known: Person = {
      id: 'pearlier',
      name: 'Ранний Коллега',
      phone,
      roles: ['accountant'],
      memberships: [],
      identities: [],
    };
    await people.create(known);
    await oleg.press('form.send');
    await oleg.sees('problem.colleague-known', { name: known.name });
    await oleg.cancels();
    expect(await people.get(known.id)).toEqual(known);
    expect(await company.caravan.ports.cases.count({ process: 'colleague', person: known.id })).toBe(0);
  });
});

it('a second account takes the place of the first: messages go to it, and the first is a stranger’s', async () => {
  const { person, talker: first } = await newLogistician('Второй Телефон');
  const second = await company.stranger(COLLEAGUES.head.bot, person.phone!);
  await comeIn(person.name, second);
  expect((await personNow(person)).identities.map(({ userId }) => userId)).toEqual([
    String(second.who.userId),
  ]);
  await first.type('/tasks');
  expect(wordsOf(await first.hearsSomething())).toBe(first.words('stranger.staff'));
  await second.type('/tasks');
  expect(wordsOf(await second.hearsSomething())).not.toBe(second.words('stranger.staff'));
});

it('closing access unlinks; with access given back a new invitation lets the same account in and ends the wait', async () => {
  const { person, talker } = await newLogistician('Туда Обратно');
  expect((await fileOf(person)).stages).toHaveProperty('working');
  await dismiss(person.name);
  expect((await personNow(person)).identities).toEqual([]);
  await talker.type('/tasks');
  await talker.hears('stranger.staff');

  const again = await invited(`${person.name}, ${person.phone}`);
  await again.hears('problem.colleague-gone', { name: person.name });
  await again.cancels();

  const oleg = await onCard(person.name, 'colleague.button.colleagueReturned');
  await oleg.asked('colleague.ask.return.roles');
  await oleg.press('colleague.roles.logistician');
  await oleg.press('form.done');
  await oleg.press('form.send');
  await oleg.sees('colleague.fact.colleagueReturned');
  expect((await fileOf(person)).stages).toHaveProperty('invited');
  await comeIn(person.name, talker);
  expect((await fileOf(person)).stages).toHaveProperty('working');
  await talker.type('/menu');
  expect(wordsOf(await talker.hearsSomething())).not.toBe(talker.words('stranger.staff'));
});

it('a head cannot close his own access', async () => {
  const head = await company.person('head');
  const oleg = await onCard(head.name, 'colleague.button.colleagueDismissed');
  await oleg.asked('colleague.ask.dismiss.reason');
  await oleg.type('проверка');
  await oleg.press('form.send');
  await oleg.sees('refusal.not-yourself');
  await oleg.cancels();
  expect(await personNow(head)).toEqual(head);
});

it('what was for a holder who left goes to the heads, not to the whole department', async () => {
  const { caravan } = company;
  const person = await company.person('logistician2');
  const client = await company.client('working', { logistician: 'logistician2' });
  const { talker } = await company.linkedContact(client, 'Ольга Спросившая');
  const left = await caravan.cases.handle({
    commandId: 'given/leaver',
    process: 'colleague',
    caseId: (await fileOf(person)).id,
    fact: { type: 'colleagueDismissed', reason: 'уход' },
    doer: await company.person('head'),
    channel: 'telegram-staff',
  });
  expect(left.status).toBe('accepted');
  await talker.type('Кто теперь нас ведёт?');
  await talker.hearsSomething();
  await company.settle();
  await company.colleague('head').sees('Кто теперь нас ведёт?');
  expect(company.colleague('logistician').times('Кто теперь нас ведёт?')).toBe(0);
});

describe('a contact that is removed', () => {
  it('is a stranger at once, is off the card, and has no use of an invitation', async () => {
    const client = await company.client('working');
    const { person, talker } = await company.linkedContact(client, 'Лишняя Ольга');
    const igor = company.colleague('logistician');
    await igor.type(client.inn);
    await igor.press(client.name);
    await igor.press('client.button.contactRemoved', client.name);
    await igor.asked('client.ask.removeContact.contact');
    // Everybody of the client's is offered, also who is in no chat.
    await igor.button(client.contact.name);
    await igor.press(person.name);
    await igor.press('form.send');
    await igor.sees('client.fact.contactRemoved');
    expect((await personNow(person)).memberships).toEqual([]);
    expect((await personNow(client.contact)).memberships).toHaveLength(1);
    await talker.type('Здравствуйте');
    expect(wordsOf(await talker.hearsSomething())).toBe(talker.words('stranger.partners'));
  });

  it('is forgotten by the client’s case', async () => {
    const client = await company.client('working');
    const igor = await company.person('logistician');
    const remove = (commandId: string, doer: Person) =>
      company.caravan.cases.handle({
        commandId,
        process: 'client',
        caseId: client.id,
        fact: { type: 'contactRemoved', contact: client.contact.id },
        doer,
        channel: 'telegram-staff',
      });
    const vera = await company.person('accountant');
    expect(await remove('foreign', vera)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await remove('own', igor)).toMatchObject({ status: 'accepted' });
    const current = await company.caravan.cases.load(client.id);
    expect(current?.context).toMatchObject({ contacts: [] });
  });
});
