import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAction } from '../../core/messages/token.ts';
import { bring } from '../builders/clients.ts';
import { pressUpdate } from '../builders/updates.ts';
import { COLLEAGUES, type Company, openCompany } from './company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

/** What the bots answered to a press that no app would have let through. */
async function answerToForged(userId: number, data: string): Promise<string> {
  const update = pressUpdate(userId, 1, data);
  await company.bring('staff', update);
  const answers = company.double.controls
    .log()
    .filter((call) => call.method === 'answerCallbackQuery')
    .filter((call) => call.payload.callback_query_id === update.callback_query?.id);
  expect(answers).toHaveLength(1);
  return String(answers[0]?.payload.text);
}

describe('a press counts once (design 2.5)', () => {
  it('S0-22: one logistician presses "accept" twice at once; the second press hears the first', async () => {
    const client = await company.client('acceptance');
    const igor = company.colleague('logistician');
    const accept = await igor.button('client.button.handoverAccepted', client.name);
    const answers = await Promise.all([igor.tap(accept), igor.tap(accept)]);
    const said = answers.map((answer) => ('text' in answer ? answer.text : ''));
    expect(said.filter((text) => text === igor.words('client.fact.handoverAccepted'))).toHaveLength(1);
    expect(
      said.filter((text) => text?.startsWith('Уже решено. Клиент принят в работу — Игорь Мельников')),
    ).toHaveLength(1);
    expect(await company.entries(client.id, 'handoverAccepted')).toHaveLength(1);
  });

  it('S0-09: a logistician and a head take a carrier back at once; one does, the other hears who and when', async () => {
    const { caravan } = company;
    const [igor, oleg] = [company.colleague('logistician'), company.colleague('head')];
    await bring(caravan, 'c1650462815', await company.person('head'), {
      type: 'carrierRetired',
      reason: 'срывы',
    });
    const buttons = [];
    for (const who of [igor, oleg]) {
      await who.type('Дальний рейс');
      await who.press('Дальний рейс');
      buttons.push(await who.button('carrier.button.carrierReturned', 'Дальний рейс'));
    }
    const [first, second] = await Promise.all([igor.tap(buttons[0]!), oleg.tap(buttons[1]!)]);
    const said = [first, second].map((answer) => ('text' in answer ? (answer.text ?? '') : ''));
    const done = said.indexOf('Работа с перевозчиком возобновлена');
    const doer = done === 0 ? 'Игорь Мельников' : 'Олег Дорохов';
    expect(said[1 - done]).toMatch(
      new RegExp(`^Уже решено. Работа с перевозчиком возобновлена — ${doer}, .*10:00`),
    );
    expect(await company.entries('c1650462815', 'carrierReturned')).toHaveLength(1);
  });

  it('S0-22: two who may both send a filled-in form at once; one decision stands, the other hears of it', async () => {
    const client = await company.client('assignment');
    const [anna, oleg] = [company.colleague('sales'), company.colleague('head')];
    for (const who of [anna, oleg]) {
      await who.type(client.inn);
      await who.press(client.name);
      await who.press('client.button.logisticianAssigned', client.name);
    }
    await Promise.all([anna.press('Игорь Мельников'), oleg.press('Марина Ковалёва')]);
    const [entry, ...others] = await company.entries(client.id, 'logisticianAssigned');
    expect(others).toEqual([]);
    const late = entry?.actor.person === (await company.person('sales')).id ? oleg : anna;
    await late.sees('Уже решено. Логист назначен — ');
  });

  it('S0-14: a press on an old card hears that it is decided, by whom and when, not that something is filled in wrong', async () => {
    const client = await company.client('explanations');
    const anna = company.colleague('sales');
    await anna.type(client.inn);
    await anna.press(client.name);
    const old = await anna.button('client.button.explanationsGiven', 'ИНН');
    await bring(company.caravan, client.id, await company.person('sales'), {
      type: 'explanationsGiven',
      points: ['rates', 'payment', 'documents', 'downtime', 'claims', 'contacts'],
    });
    expect(await anna.tap(old)).toMatchObject({
      show_alert: true,
      text: expect.stringMatching(/^Уже решено. Пояснения отмечены — Анна Соколова, /),
    });
    expect(await company.entries(client.id, 'explanationsGiven')).toHaveLength(1);
  });

  it('S0-14: a card whose stage is over loses its buttons and says what came of it', async () => {
    const client = await company.client('acceptance');
    const igor = company.colleague('logistician');
    const card = await igor.button('client.button.handoverAccepted', client.name);
    await igor.tap(card);
    const told = await igor.waitFor(
      (view) =>
        view.messages.find(
          (m) =>
            m.message_id === card.message_id && m.text?.includes('Клиент принят в работу — Игорь Мельников'),
        ),
      'the outcome on the card',
    );
    expect(told.reply_markup).toBeUndefined();
  });

  it('S0-22: a logistician who no longer holds the client presses an old button in vain', async () => {
    const client = await company.client('working');
    const { caravan } = company;
    const [igor, marina] = [await company.person('logistician'), await company.person('logistician2')];
    const seq = (await caravan.cases.load(client.id))?.stages.working?.seq ?? 0;
    const move = { do: 'move', caseId: client.id, seq, event: 'callLogged', arg: 'none' } as const;
    const data = encodeAction(move, igor.id, caravan.ports.crypto);
    await bring(caravan, client.id, await company.person('head'), {
      type: 'logisticianAssigned',
      logistician: marina.id,
      reason: 'отпуск',
    });
    expect(await answerToForged(COLLEAGUES.logistician.userId, data)).toBe('Это действие вам недоступно.');
    expect(await company.entries(client.id, 'callLogged')).toEqual([]);
  });
});

describe('a button is its holder’s alone (design 2.9)', () => {
  it('S0-22: a token copied from a colleague’s message does nothing for another', async () => {
    const client = await company.client('acceptance');
    const { data } = await company
      .colleague('logistician')
      .button('client.button.handoverAccepted', client.name);
    expect(await answerToForged(COLLEAGUES.head.userId, data)).toBe(
      'Эта кнопка не для вас или уже устарела.',
    );
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);
  });

  it('S0-22: a genuine button of one who has no right to the act is refused', async () => {
    const client = await company.client('acceptance');
    const { caravan } = company;
    const vera = await company.person('accountant');
    const seq = (await caravan.cases.load(client.id))?.stages.acceptance?.seq ?? 0;
    const move = { do: 'move', caseId: client.id, seq, event: 'handoverAccepted' } as const;
    const data = encodeAction(move, vera.id, caravan.ports.crypto);
    expect(await answerToForged(COLLEAGUES.accountant.userId, data)).toBe('Это действие вам недоступно.');
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);
  });

  it('forged and garbled tokens are refused in words, and nothing happens', async () => {
    const client = await company.client('acceptance');
    const { data } = await company
      .colleague('logistician')
      .button('client.button.handoverAccepted', client.name);
    const { userId } = COLLEAGUES.logistician;
    const last = data.endsWith('A') ? 'B' : 'A';
    const forged = [
      `${data.slice(0, -1)}${last}`,
      data.replace(client.id, 'k7707083893'),
      data.slice(0, data.lastIndexOf(':')),
      ':',
      'x'.repeat(64),
      'm:::::',
      '__proto__:constructor',
      '\u0000\u0001',
      'привет, это кнопка',
    ];
    for (const token of forged) {
      expect(await answerToForged(userId, token)).toBe('Эта кнопка не для вас или уже устарела.');
    }
    expect(await company.entries(client.id, 'handoverAccepted')).toEqual([]);
  });

  it('tokens rightly made for things that do not exist are answered in words', async () => {
    const igor = await company.person('logistician');
    const { crypto } = company.caravan.ports;
    const said = (action: Parameters<typeof encodeAction>[0]) =>
      answerToForged(COLLEAGUES.logistician.userId, encodeAction(action, igor.id, crypto));
    expect(await said({ do: 'move', caseId: 'k0000000000', seq: 1, event: 'handoverAccepted' })).toBe(
      'Этой карточки больше нет.',
    );
    expect(await said({ do: 'view', view: 'nonsense' })).toBe('Это действие вам недоступно.');
    expect(await said({ do: 'form', form: 'client.nonsense' })).toBe(
      'Эта кнопка больше не действует. Откройте меню: /menu',
    );
    expect(await said({ do: 'form', form: 'nonsense.new' })).toBe(
      'Эта кнопка больше не действует. Откройте меню: /menu',
    );
    expect(await said({ do: 'answer', draft: 'nonsense', step: 1, op: 'send' })).toBe(
      'Эта форма уже закрыта.',
    );
    expect(await said({ do: 'file', item: 'nonsense', caseId: 'k6671909966' })).not.toBe('undefined');
    const client = await company.client('acceptance');
    const seq = (await company.caravan.cases.load(client.id))?.stages.acceptance?.seq ?? 0;
    expect(await said({ do: 'move', caseId: client.id, seq, event: 'nonsense' })).toBe(
      'Эта кнопка больше не действует. Откройте меню: /menu',
    );
  });
});
