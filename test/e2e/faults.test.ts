import type { Update } from '@grammyjs/types';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caravan } from '../../core/caravan.ts';
import { freshInn } from '../builders/inn.ts';
import { type Company, openCompany } from './company.ts';
import type { Talker } from './talker.ts';

const STAFF = 'caravan_staff_bot';
const PATIENCE = { timeout: 5000, interval: 20 };

let company: Company;
let anna: Talker;
let igor: Talker;
beforeAll(async () => {
  company = await openCompany();
  anna = company.colleague('sales');
  igor = company.colleague('logistician');
});
afterEach(async () => {
  vi.restoreAllMocks();
  const { drafts } = company.caravan.ports;
  for (const who of ['sales', 'logistician'] as const) {
    const open = await drafts.openOf((await company.person(who)).id, 'telegram-staff');
    if (open !== null) await drafts.close(open.id, 'given-up');
  }
});
afterAll(() => company.close());

/** The update in which this press or these words came to a bot. */
function updateOf(bot: string, holds: (update: Update) => boolean): number {
  const taken = company.double.controls
    .log()
    .filter((call) => call.method === 'getUpdates' && call.bot === bot && Array.isArray(call.result))
    .flatMap((call) => call.result as Update[]);
  const found = taken.findLast(holds);
  if (found === undefined) throw new Error('no such update was taken');
  return found.update_id;
}

async function repeat(bot: string, holds: (update: Update) => boolean): Promise<void> {
  const update_id = updateOf(bot, holds);
  const before = company.double.controls.log().at(-1)?.seq ?? 0;
  // A bot confirms an update only when it asks for the next one.
  await vi.waitFor(() => company.double.controls.redeliver({ bot, update_id }), PATIENCE);
  await vi.waitFor(() => {
    const answered = company.double.controls
      .log(before)
      .filter(({ method }) => ['sendMessage', 'answerCallbackQuery', 'editMessageText'].includes(method));
    if (answered.length === 0) throw new Error('nothing was answered yet');
  }, PATIENCE);
}

/** Lets a port do its work once and then lose the answer. */
function loseAnswerOnce<Port extends keyof Caravan['ports']>(
  port: Port,
  method: keyof Caravan['ports'][Port] & string,
) {
  const owner = company.caravan.ports[port] as unknown as Record<
    string,
    (...args: unknown[]) => Promise<unknown>
  >;
  const real = owner[method]!.bind(owner);
  return vi.spyOn(owner, method).mockImplementationOnce(async (...args: unknown[]) => {
    await real(...args);
    throw new Error('the answer of the store was lost');
  });
}

describe('an update that comes again changes nothing and is answered again (design 2.6)', () => {
  it('S0-22: a repeated press gives the same answer; the journal has one entry', async () => {
    const client = await company.client('acceptance');
    const accept = await igor.button('client.button.handoverAccepted', client.name);
    await igor.tap(accept);
    await repeat(STAFF, (update) => update.callback_query?.data === accept.data);
    const said = igor.words('client.fact.handoverAccepted');
    await vi.waitFor(() => {
      const log = company.double.controls.log();
      const answers = log
        .filter(({ method }) => method === 'answerCallbackQuery')
        .map(({ payload }) => payload.text);
      expect(answers.filter((text) => text === said)).toHaveLength(2);
    }, PATIENCE);
    expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
  });

  it('S0-13: a repeated answer shows the question that is open, and is not taken for its answer', async () => {
    const inn = freshInn();
    await anna.type('/new');
    await anna.press('menu.newClient');
    await anna.type(inn);
    await anna.asked('client.ask.new.company');
    await repeat(STAFF, (update) => update.message?.text === inn);
    await anna.asked('client.ask.new.company');
    await anna.type('ООО «Повтор»');
    await anna.hears('client.ask.new.city');
    await repeat(STAFF, (update) => update.message?.text === 'ООО «Повтор»');
    await anna.asked('client.ask.new.city');
    const draft = await company.caravan.ports.drafts.openOf(
      (await company.person('sales')).id,
      'telegram-staff',
    );
    expect(draft?.answers).toEqual({ inn: { value: inn }, company: { value: 'ООО «Повтор»' } });
  });

  it('S0-13: a repeated "send" opens the client once', async () => {
    const inn = freshInn();
    await anna.type('/new');
    await anna.press('menu.newClient');
    for (const [question, words] of [
      ['inn', inn],
      ['company', 'ООО «Дважды»'],
      ['city', 'Казань'],
    ] as const) {
      await anna.asked(`client.ask.new.${question}`);
      await anna.type(words);
    }
    await anna.asked('client.ask.new.contact');
    await anna.press('form.skip');
    const send = await anna.button('form.send');
    await anna.tap(send);
    await anna.sees('client.fact.clientOpened');
    await repeat(STAFF, (update) => update.callback_query?.data === send.data);
    await anna.sees('client.fact.clientOpened');
    expect(anna.times('form.over')).toBe(0);
    expect(await company.caravan.cases.history(`k${inn}`)).toHaveLength(1);
  });

  it('S0-26: a repeated message of a contact is kept and shown to the logistician once', async () => {
    const client = await company.client('working');
    const { talker } = await company.linkedContact(client, 'Повтор Повторова');
    await talker.type('Нужна машина на четверг, повторяю');
    await talker.hears('Передано вашему менеджеру');
    await repeat(
      'caravan_partners_bot',
      (update) => update.message?.text === 'Нужна машина на четверг, повторяю',
    );
    await igor.sees('Нужна машина на четверг, повторяю');
    await company.settle();
    expect(igor.times('Нужна машина на четверг, повторяю')).toBe(1);
    expect(await company.entries(client.id, 'messageReceived')).toHaveLength(1);
  });
});

describe('updates that come out of order (issue 4)', () => {
  afterEach(() => company.double.controls.setDelivery({ bot: STAFF, order: 'in-order' }));

  it('S0-13: what does not fit the open question is refused in words; nothing wrong is written down', async () => {
    const inn = freshInn();
    await anna.type('/new');
    await anna.press('menu.newClient');
    await anna.asked('client.ask.new.inn');
    company.double.controls.setDelivery({ bot: STAFF, order: 'reversed' });
    await Promise.all([anna.type(inn), anna.type('ООО «Наоборот»')]);
    await anna.asked('client.ask.new.company');
    const draft = await company.caravan.ports.drafts.openOf(
      (await company.person('sales')).id,
      'telegram-staff',
    );
    expect(draft?.answers).toEqual({ inn: { value: inn } });
  });

  it('S0-22: accepting and asking a question at once, in any order: one of them is the decision', async () => {
    const client = await company.client('acceptance');
    const accept = await igor.button('client.button.handoverAccepted', client.name);
    const ask = await igor.button('client.button.handoverQuestioned', client.name);
    company.double.controls.setDelivery({ bot: STAFF, order: 'reversed' });
    await Promise.all([igor.tap(accept), igor.tap(ask)]);
    if (
      (await company.caravan.ports.drafts.openOf(
        (
          await company.person('logistician')
        ).id,
        'telegram-staff',
      )) !== null
    ) {
      await igor.type('Кто подписывает акты?');
    }
    await igor.sees('Уже решено. Клиент принят в работу — Игорь Мельников');
    expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
    expect(await company.entries(client.id, 'handoverQuestioned')).toEqual([]);
  });
});

describe('the answer of the store is lost (design 2.1, 2.6)', () => {
  it.each([
    ['journal', 'append'],
    ['cases', 'put'],
    ['directory', 'put'],
    ['ledger', 'enqueue'],
    ['obligations', 'close'],
    ['journal', 'markDispatched'],
  ] as const)('%s.%s: the press counts, once, and the person hears that it did', async (port, method) => {
    const client = await company.client('acceptance');
    const accept = await igor.button('client.button.handoverAccepted', client.name);
    await company.settle();
    const spy = loseAnswerOnce(port, method as never);
    expect(await igor.tap(accept)).toMatchObject({ text: igor.words('client.fact.handoverAccepted') });
    await vi.waitFor(() => expect(spy).toHaveBeenCalled(), PATIENCE);
    expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
    const about = `${client.name}\nКлиент принят в работу. Логист: Игорь Мельников.`;
    await anna.sees(about);
    await company.settle();
    expect(anna.times(about)).toBe(1);
    expect(await company.caravan.cases.verify(client.id)).toEqual({ same: true, chain: true });
  });

  it('drafts.save: the answer is taken once, and the next question is asked', async () => {
    const inn = freshInn();
    await anna.type('/new');
    await anna.press('menu.newClient');
    await anna.asked('client.ask.new.inn');
    loseAnswerOnce('drafts', 'save');
    await anna.type(inn);
    await anna.hears('client.ask.new.company');
    loseAnswerOnce('drafts', 'save');
    await anna.press('form.back');
    await anna.asked('client.ask.new.inn');
  });

  it('drafts.close: the form is sent once, and the person hears that it was', async () => {
    const client = await company.client('working');
    await anna.type(client.inn);
    await anna.press(client.name);
    await anna.press('client.button.clientDropped', client.name);
    await anna.asked('client.ask.drop.reason');
    await anna.type('перешли к другим');
    loseAnswerOnce('drafts', 'close');
    await anna.press('form.send');
    await anna.sees('client.fact.clientDropped');
    expect(await company.entries(client.id, 'clientDropped')).toHaveLength(1);
  });

  it('inbox.keep and inbox.assign: a letter is kept once, and its sender hears where it is', async () => {
    const client = await company.client('working');
    const { talker } = await company.linkedContact(client, 'Потеря Ответова');
    loseAnswerOnce('inbox', 'keep');
    await talker.type('Письмо, ответ на которое потерялся');
    await talker.hears('Передано вашему менеджеру');
    expect(await company.entries(client.id, 'messageReceived')).toHaveLength(1);
  });

  it.each(['useInvite', 'link'] as const)(
    'people.%s: an invitation that was being used is not lost',
    async (method) => {
      const client = await company.client('working');
      const { caravan, double } = company;
      const person = { ...client.contact, id: `p${client.inn}x`, name: 'Едва Успела', phone: undefined };
      const { phone: _, ...withoutPhone } = person;
      await caravan.ports.people.create({
        ...withoutPhone,
        memberships: [{ partyId: client.id, as: 'client' }],
      });
      const { ports } = caravan;
      const secret = ports.ids.next(24);
      await ports.people.createInvite({
        id: ports.ids.next(12),
        secretHash: ports.crypto.sha256(secret),
        personId: person.id,
        channel: 'telegram-partners',
        createdBy: null,
        createdAt: company.clock.now(),
        expiresAt: '2027-01-01T00:00:00.000Z',
      });
      const userId = Number(client.inn.slice(3));
      await double.people.add({ id: userId, first_name: 'Едва', language_code: 'ru' });
      const talker = company.partner({ userId, name: 'Едва Успела' });
      loseAnswerOnce('people', method);
      await talker.start(secret);
      await talker.hears('теперь мы на связи здесь');
    },
  );
});
