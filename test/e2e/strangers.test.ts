import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import { pictureOf } from '../../bots/playground/testing/picture.ts';
import { queued } from '../../core/messages/compose.ts';
import { encodeAction } from '../../core/messages/token.ts';
import { t } from '../../core/texts/text.ts';
import { bring, type TakenOn } from '../builders/clients.ts';
import { voiceMessage } from '../builders/files.ts';
import { freshPhone } from '../builders/inn.ts';
import { pressUpdate } from '../builders/updates.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Talker } from './talker.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

const somebody = (bot: string, phone = freshPhone()) => company.stranger(bot, phone);

/** A fresh invitation of a client's contact, as the logistician gets it from the card. */
async function invitationOf(client: TakenOn): Promise<string> {
  const igor = company.colleague('logistician');
  await igor.type(client.inn);
  await igor.press(client.name);
  await igor.press('case.invite', client.name);
  await igor.press(client.contact.name, client.name);
  const said = await igor.waitFor(
    (view) =>
      view.messages.findLast((message) => message.text?.includes(`Здравствуйте, ${client.contact.name}`)),
    'an invitation',
  );
  return /start=([\w-]+)/.exec(said.text ?? '')?.[1] ?? '';
}

describe('a stranger is told how to get in and nothing else (design 2.9)', () => {
  const pdf = { filename: 'a.pdf', mime: 'application/pdf', bytes: contractScan() };
  const photo = { filename: 'a.png', mime: 'image/png', bytes: pictureOf(10, 10, [0, 0, 0]) };
  const doings: [string, (who: Talker) => Promise<unknown>][] = [
    ['/start', (who) => who.start()],
    ['/start with a made-up invitation', (who) => who.start('abcdefghijklmnopqrstuvwx')],
    ['words', (who) => who.type('Здравствуйте, где машина?')],
    ['/orders', (who) => who.type('/orders')],
    ['/tasks', (who) => who.type('/tasks')],
    ['/new', (who) => who.type('/new')],
    ['/help', (who) => who.type('/help')],
    ['/cancel', (who) => who.type('/cancel')],
    ['a photo', (who) => who.send('photo', photo)],
    ['a document', (who) => who.send('document', pdf, 'заявка')],
    ['a voice message', (who) => who.send('voice', voiceMessage())],
    ['a place', (who) => who.sendPlace(55.7, 37.6)],
  ];

  it.each(['staff', 'partners'] as const)('at the %s’ bot, whatever comes', async (door) => {
    const stranger = await somebody(`caravan_${door}_bot`);
    await stranger.start();
    await stranger.hears(`stranger.${door}`);
    for (const [what, doing] of doings) {
      await doing(stranger);
      const said = await stranger.hearsSomething();
      expect(wordsOf(said), what).toBe(stranger.words(`stranger.${door}`));
      expect(buttonsOf(said), what).toEqual([]);
    }
    await company.double.people.sendContact(stranger.who.userId, stranger.who.bot, {
      other: { phone_number: COLLEAGUES.head.phone, first_name: 'Олег' },
    });
    await stranger.waitFor(
      () => (stranger.times(`stranger.${door}`) === doings.length + 2 ? true : undefined),
      'the same',
    );
  });

  it('a colleague is a stranger at the partners’ bot, a client at the staff’s', async () => {
    const igor = new Talker(
      { ...COLLEAGUES.logistician, bot: PARTNERS.client.bot },
      company.double,
      company.caravan.ports.texts,
    );
    await igor.start();
    await igor.hears('stranger.partners');
    const irina = new Talker(
      { ...PARTNERS.client, bot: COLLEAGUES.head.bot },
      company.double,
      company.caravan.ports.texts,
    );
    await irina.start();
    await irina.hears('stranger.staff');
    await irina.type('Уралпромснаб');
    expect(wordsOf(await irina.hearsSomething())).toBe(irina.words('stranger.staff'));
  });

  it('a stranger’s press on a colleague’s button does nothing', async () => {
    const client = await company.client('acceptance');
    const { data } = await company
      .colleague('logistician')
      .button('client.button.handoverAccepted', client.name);
    const stranger = await somebody(COLLEAGUES.head.bot);
    await stranger.start();
    await company.bring('staff', pressUpdate(stranger.who.userId, 1, data));
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);
    expect(stranger.times('stranger.staff')).toBeGreaterThan(0);
  });
});

describe('an invitation is for one person, once (design 5)', () => {
  it('S0-10: forwarded it opens nothing, for its own person it does, and then never again', async () => {
    const client = await company.client('working');
    const secret = await invitationOf(client);
    const thief = await somebody(PARTNERS.client.bot);
    await thief.start(secret);
    await thief.hears('invitation.prove');
    await thief.shareContact();
    await thief.hears('invitation.phoneDiffers');
    await thief.type('/orders');
    await thief.hears('stranger.partners');

    const owner = await somebody(PARTNERS.client.bot, client.contact.phone);
    await owner.start(secret);
    await owner.hears('invitation.prove');
    await owner.shareContact();
    await owner.hears(`${client.contact.name}, теперь мы на связи здесь.`);
    await company.colleague('logistician').sees(`${client.contact.name} теперь на связи`);

    const late = await somebody(PARTNERS.client.bot, client.contact.phone);
    await late.start(secret);
    expect(wordsOf(await late.hearsSomething())).toBe(late.words('stranger.partners'));
    await late.shareContact();
    await late.hears('invitation.phoneDiffers');
    await late.type('/orders');
    await late.hears('stranger.partners');
    expect(await company.entries(client.id, 'contactJoined')).toHaveLength(1);
  });

  it('S0-10: two accounts that prove the same phone at once get one door between them', async () => {
    const client = await company.client('working');
    const secret = await invitationOf(client);
    const both = [
      await somebody(PARTNERS.client.bot, client.contact.phone),
      await somebody(PARTNERS.client.bot, client.contact.phone),
    ];
    for (const one of both) {
      await one.start(secret);
      await one.hears('invitation.prove');
    }
    await Promise.all(both.map((one) => one.shareContact()));
    for (const one of both) {
      await one.waitFor(
        (view) =>
          view.messages.findLast((m) =>
            /теперь мы на связи|Приглашения на этот номер нет/.test(m.text ?? ''),
          ),
        'an answer',
      );
    }
    expect(both.filter((one) => one.times('теперь мы на связи здесь') === 1)).toHaveLength(1);
    expect((await company.caravan.ports.people.get(client.contact.id))?.identities).toHaveLength(1);
  });

  it('an invitation of a person without a phone works once, and is dead after thirty days', async () => {
    const { caravan, clock } = company;
    const client = await company.client('working');
    const { people } = caravan.ports;
    const spare = { roles: [], memberships: [{ partyId: client.id, as: 'client' as const }], identities: [] };
    await people.create({ id: `p${client.inn}a`, name: 'Без Телефона', ...spare });
    const igor = await company.person('logistician');
    const link = async () => {
      const data = encodeAction(
        { do: 'view', view: 'invite', arg: `${client.id}.p${client.inn}a` },
        igor.id,
        caravan.ports.crypto,
      );
      await company.bring('staff', pressUpdate(COLLEAGUES.logistician.userId, 1, data));
      const said = await company.colleague('logistician').sees('Здравствуйте, Без Телефона');
      return /start=([\w-]+)/.exec(said.text ?? '')?.[1] ?? '';
    };
    const first = await link();
    const one = await somebody(PARTNERS.client.bot);
    await one.start(first);
    await one.hears('Без Телефона, теперь мы на связи здесь.');
    const other = await somebody(PARTNERS.client.bot);
    await other.start(first);
    await other.hears('stranger.partners');
    const second = await link();
    await clock.move(31 * 86_400_000);
    await other.start(second);
    await other.hears('stranger.partners');
  });
});

describe('a colleague who leaves loses every door at once (design 2.9)', () => {
  it('S0-07: in the middle of a form, with live buttons and a waiting task', async () => {
    const marina = company.colleague('logistician2');
    const client = await company.client('acceptance', { logistician: 'logistician2' });
    const { data } = await marina.button('client.button.handoverAccepted', client.name);
    await marina.type('/new');
    await marina.press('menu.newCarrier');
    await marina.asked('carrier.ask.new.inn');
    const person = await company.person('logistician2');
    const [own] = await company.caravan.ports.cases.list({
      process: 'colleague',
      person: person.id,
      limit: 1,
    });
    const soon = new Date(Date.parse(company.clock.now()) + 60_000).toISOString();
    await company.caravan.ports.ledger.enqueueAll(
      queued({ id: 'said-too-late', to: person, text: t('notice.seeBelow'), at: soon }),
    );
    const oleg = company.colleague('head');
    await oleg.type('/colleagues');
    await oleg.press('Марина Ковалёва');
    await oleg.press('colleague.button.colleagueDismissed');
    await oleg.asked('colleague.ask.dismiss.reason');
    await oleg.type('уходит из компании');
    await oleg.press('form.send');
    await oleg.sees('colleague.fact.colleagueDismissed');
    expect((await company.caravan.cases.load(own?.id ?? ''))?.stages).toHaveProperty('gone');
    await company.settle();
    await marina.hears('account.closed');

    for (const words of ['7707083893', '/tasks', '/menu', client.name, '/cancel']) {
      await marina.type(words);
      expect(wordsOf(await marina.hearsSomething())).toBe(marina.words('stranger.staff'));
    }
    await company.bring('staff', pressUpdate(COLLEAGUES.logistician2.userId, 1, data));
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);

    const before = marina.heard.length;
    await company.clock.move(120_000);
    await company.settle();
    expect((await company.caravan.ports.ledger.get('said-too-late'))?.state).toBe('expired');
    const { id } = await company.person('logistician');
    await bring(company.caravan, client.id, await company.person('head'), {
      type: 'logisticianAssigned',
      logistician: id,
      reason: 'уход',
    });
    await company.settle();
    expect(marina.heard).toHaveLength(before);
    await company.colleague('logistician').button('client.button.handoverAccepted', client.name);
  });
});
