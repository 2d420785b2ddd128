import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { absenceAt } from '../../core/people/absence.ts';
import { orderOf } from '../builders/orders.ts';
import { msk } from './clock.ts';
import { COLLEAGUES, type Company, openCompany } from './company.ts';

const IGOR = COLLEAGUES.logistician.name;
const VERA = COLLEAGUES.accountant.name;
const FOR_IGOR = `${VERA} (замещает: ${IGOR})`;

/** Whether a message names each of these clients, and has a button to each. */
function namesIn(message: Parameters<typeof wordsOf>[0], ...names: string[]): boolean[] {
  const buttons = buttonsOf(message).map(({ text }) => text);
  return [
    ...names.map((name) => wordsOf(message).includes(name)),
    ...names.map((name) => buttons.some((text) => text.includes(name))),
  ];
}

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

/** The colleague's own case. */
async function fileOf(who: keyof typeof COLLEAGUES): Promise<string> {
  const { id } = await company.person(who);
  const [file] = await company.caravan.ports.cases.list({ process: 'colleague', person: id });
  return file!.id;
}

async function bring(who: keyof typeof COLLEAGUES, fact: Fact) {
  return company.caravan.cases.handle({
    commandId: `given/${company.caravan.ports.ids.next(8)}`,
    process: 'colleague',
    caseId: await fileOf(who),
    fact,
    doer: await company.person('head'),
    channel: 'telegram-staff',
  });
}

describe('an absence with a substitute (issue 5)', () => {
  it('is set in the bot; both hear of it, and the list of colleagues shows it', async () => {
    const igor = company.colleague('logistician');
    await igor.type('/away');
    await igor.press('absence.set');
    await igor.asked('colleague.ask.away.from');
    await igor.type('сегодня');
    await igor.asked('colleague.ask.away.to');
    await igor.type('23.11');
    await igor.sees('refusal.absence-turned');
    await igor.type('пятница');
    await igor.asked('colleague.ask.away.substitute');
    await igor.press(VERA);
    await igor.press('form.send');
    await igor.sees('colleague.fact.absenceSet');
    await company.settle();
    const vera = company.colleague('accountant');
    await vera.hears(`Вы замещаете коллегу: ${IGOR}`);
    expect(await company.person('accountant')).toMatchObject({
      standsInFor: [{ roles: ['logistician'], from: msk(24, '00:00'), to: msk(28, '00:00') }],
    });
    const oleg = company.colleague('head');
    await oleg.type('/colleagues');
    const list = await oleg.hears('Коллеги:');
    const names = buttonsOf(list).map(({ text }) => text);
    expect(names.filter((text) => text.startsWith(`${IGOR} · отсутствует по `))).toHaveLength(1);
  });

  it('the substitute gets the task, presses, and the journal, the history and the absent one’s card say for whom', async () => {
    const client = await company.client('acceptance');
    await company.settle();
    const vera = company.colleague('accountant');
    const task = await vera.button('client.button.handoverAccepted', client.name);
    const shown = vera.heard.find(({ message_id: id }) => id === task.message_id)!;
    expect(wordsOf(shown)).toMatch(new RegExp(`^Вы замещаете коллегу: ${IGOR}`));
    const igor = company.colleague('logistician');
    const { message_id: card } = await igor.button('client.button.handoverAccepted', client.name);
    await vera.tap(task);
    await company.settle();

    const [entry] = await company.entries(client.id, 'handoverAccepted');
    const [absent, deputy] = [await company.person('logistician'), await company.person('accountant')];
    expect(entry?.actor).toMatchObject({
      person: deputy.id,
      role: 'logistician',
      substituteFor: absent.id,
    });
    const told = () => igor.heard.find(({ message_id: id }) => id === card);
    await expect.poll(() => wordsOf(told()!)).toContain(FOR_IGOR);
    expect(buttonsOf(told()!)).toEqual([]);
    const oleg = company.colleague('head');
    await oleg.type(client.name);
    await oleg.press(client.name);
    await oleg.press('case.history');
    await oleg.sees(FOR_IGOR);
  });

  it('the substitute’s list of tasks holds those of the absent one', async () => {
    const client = await company.client('acceptance');
    await company.settle();
    const vera = company.colleague('accountant');
    await vera.type('/tasks');
    const tasks = await vera.hears('Задачи:');
    expect(wordsOf(tasks)).toContain(`${client.name} (замещаете: ${IGOR})`);
  });

  it('the substitute’s own orders are those of the absent one too, and say whose', async () => {
    const client = await company.client('working');
    const absent = await company.person('logistician');
    await orderOf(company.caravan, client, absent, absent);
    const vera = company.colleague('accountant');
    await vera.type('/orders');
    const list = await vera.hears('Мои заявки');
    expect(buttonsOf(list).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(new RegExp(`Казань.*\\(замещаете: ${IGOR}\\)$`)),
    );
  });

  it('nobody stands in who is away: the absence is taken off, and the head hears why', async () => {
    const absence = {
      type: 'absenceSet',
      from: msk(26, '00:00'),
      to: msk(27, '00:00'),
      substitute: (await company.person('logistician')).id,
      file: await fileOf('logistician'),
    };
    expect(await bring('sales', absence)).toMatchObject({ status: 'accepted' });
    await expect.poll(async () => (await company.person('sales')).away).toBeUndefined();
    await company.settle();
    await company.colleague('head').hears(`${COLLEAGUES.sales.name} отсутствует с`);
    // And the substitute of somebody cannot go away in those days.
    const { away } = await company.person('logistician');
    const own = { ...absence, substitute: 'somebody', file: 'u-somebody' };
    expect(away).toHaveLength(1);
    expect(await bring('accountant', own)).toMatchObject({ refusal: { code: 'stands-in-then' } });
  });

  it('the right ends with the period, also in the middle of a form and on an old button', async () => {
    const [first, second] = [await company.client('acceptance'), await company.client('acceptance')];
    await company.settle();
    const vera = company.colleague('accountant');
    await vera.tap(await vera.button('client.button.handoverQuestioned', first.name));
    await vera.asked('client.ask.question.question');
    await company.passTo(msk(28, '00:00'));
    await vera.type('Кто встречает машину на складе?');
    const until = `Вы замещали коллегу по 27 ноября включительно: теперь снова решает ${IGOR}.`;
    await vera.hears(until);
    // The newest reminder still has its buttons.
    const late = await vera.button('client.button.handoverAccepted', second.name);
    expect(await vera.tap(late)).toMatchObject({ text: until });
    expect(await company.entries(first.id, 'handoverQuestioned')).toEqual([]);
    expect(await company.entries(second.id, 'handoverAccepted')).toEqual([]);

    await company.passTo(msk(28, '09:00'));
    await company.settle();
    const igor = company.colleague('logistician');
    const back = await igor.hears(`С возвращением! Замещение окончено: ${VERA}`);
    expect(namesIn(back, first.name, second.name)).toEqual([true, true, true, true]);
    await vera.sees(`Замещение окончено: ${IGOR}`);
    expect(absenceAt(await company.person('logistician'), company.clock.now())).toBeUndefined();

    // Set for now: what is open goes over at once, in the message that says so.
    const { id: substitute } = await company.person('accountant');
    const absence = { from: msk(28, '00:00'), to: msk(30, '00:00'), substitute };
    const file = await fileOf('accountant');
    expect(await bring('logistician', { type: 'absenceSet', ...absence, file })).toMatchObject({
      status: 'accepted',
    });
    await company.settle();
    const over = vera.heard
      .filter((one) => wordsOf(one).startsWith(`Вы замещаете коллегу: ${IGOR}, `))
      .at(-1)!;
    expect(namesIn(over, first.name, second.name)).toEqual([true, true, true, true]);
    await vera.press(second.name, 'В эти дни');
    await vera.press('client.button.handoverAccepted', second.name);
    const { id: absent } = await company.person('logistician');
    await expect
      .poll(() => company.entries(second.id, 'handoverAccepted'))
      .toMatchObject([{ actor: { person: substitute, substituteFor: absent } }]);
  }, 120_000);
});
