import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import { Pace } from '../../core/messages/pace.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import { freshPhone } from '../builders/inn.ts';
import { type Company, openCompany } from './company.ts';
import { InSlack, SlackEnd, withSlack } from './second-messenger.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany({ around: withSlack });
});
afterAll(() => company.close());

const CODE = /[A-Z2-9]{4}-[A-Z2-9]{4}/;
const inSlack = (userId: string) => new InSlack(company.caravan, userId);

async function accountsOf(id: string): Promise<string[]> {
  const { identities } = (await company.caravan.ports.people.get(id))!;
  return identities.map(({ channel, userId }) => `${channel}:${userId}`);
}

/** The code that a colleague gets in Telegram. */
async function codeFor(who: 'director' | 'accountant' | 'logistician2'): Promise<string> {
  const talker = company.colleague(who);
  await talker.type('/slack');
  const said = await talker.hears('Откройте в Slack приложение caravan');
  return CODE.exec(wordsOf(said))?.[0] ?? '';
}

describe('a colleague of Telegram comes to Slack', () => {
  it('by a code made in the bot; who made it hears of it and can take it back', async () => {
    const pavel = await company.person('director');
    const slack = inSlack('UPAVEL');
    expect(await slack.write('Добрый день')).toEqual([expect.stringContaining('Войти можно по коду')]);
    expect(await slack.command('tasks')).toEqual([expect.stringContaining('Войти можно по коду')]);
    const [welcome, menu] = await slack.write(await codeFor('director'));
    expect(welcome).toBe(`${pavel.name}, теперь мы на связи здесь.`);
    expect(menu).toContain('Мои задачи');
    expect(menu).not.toContain('Подключить');
    expect(await accountsOf(pavel.id)).toHaveLength(2);

    await company.settle();
    const talker = company.colleague('director');
    await talker.press('slack.notThem');
    await talker.press('slack.unlink');
    await talker.sees('Slack отвязан');
    expect(await accountsOf(pavel.id)).toEqual([expect.stringContaining('telegram-staff')]);
    expect(await slack.command('tasks')).toEqual([expect.stringContaining('Войти можно по коду')]);
  });

  it('a code opens once, and a wrong one opens nothing', async () => {
    const vera = await company.person('accountant');
    const code = await codeFor('accountant');
    expect(await inSlack('UVERA').command('start', 'AAAA-AAAA')).toEqual([
      expect.stringContaining('Такого кода нет'),
    ]);
    expect((await inSlack('UVERA').command('start', code))[0]).toContain(vera.name);
    expect(await inSlack('UTHIEF').command('start', code)).toEqual([
      expect.stringContaining('Такого кода нет'),
    ]);
    expect(await accountsOf(vera.id)).toContain('slack:UVERA');
  });

  it('another Slack account takes the place of the first', async () => {
    const marina = await company.person('logistician2');
    const [first, other] = [await codeFor('logistician2'), await codeFor('logistician2')];
    await inSlack('UFIRST').write(first);
    // Who is let in ends every other way in.
    expect((await inSlack('USECOND').write(other)).join()).toContain('уже не действует');
    const talker = company.colleague('logistician2');
    await talker.type('/slack');
    await talker.press('slack.unlink');
    await talker.sees('Slack отвязан');
    await inSlack('USECOND').write(await codeFor('logistician2'));
    expect(await inSlack('UFIRST').command('tasks')).toEqual([
      expect.stringContaining('Войти можно по коду'),
    ]);
    expect((await accountsOf(marina.id)).filter((one) => one.startsWith('slack'))).toEqual(['slack:USECOND']);
    // Whoever had to leave does not come back with what let it in.
    expect((await inSlack('UFIRST').write(first)).join()).toContain('уже не действует');
  });
});

describe('a colleague who was never in Telegram', () => {
  it('comes in by a code of the head, phone or not; the head hears who took it, and can close that door', async () => {
    const { caravan } = company;
    const person = await addColleague(caravan, {
      name: 'Зоя Слакова',
      phone: freshPhone(),
      roles: ['director'],
    });
    const oleg = company.colleague('head');
    await oleg.type('/colleagues');
    await oleg.press(person.name, 'Коллеги:');
    await oleg.press('case.inviteLink');
    await oleg.press('invitation.toSlack');
    const said = await oleg.hears('отправьте ему код');
    const slack = inSlack('UZOYA');
    const words = await slack.write(CODE.exec(wordsOf(said))?.[0] ?? '');
    expect(words.join('\n')).toContain('Подключить Telegram');
    const [file] = await caravan.ports.cases.list({ process: 'colleague', person: person.id });
    expect(file?.stages).toHaveProperty('working');

    // The only door cannot be closed from inside.
    expect((await slack.command('slack')).join()).toContain('когда будет подключён и Telegram');
    await slack.press({ do: 'view', view: 'unlink', arg: person.id });
    expect(await accountsOf(person.id)).toEqual(['slack:UZOYA']);
    // The way into Telegram is a link, which asks for the phone there.
    expect((await slack.command('telegram')).join()).toMatch(/t\.me\/.*start=/);

    await company.settle();
    await oleg.sees('учётная запись UZOYA');
    await oleg.press('slack.notThem');
    await oleg.press('slack.unlink');
    await oleg.sees(`${person.name} больше не видит там ничего`);
    expect(await accountsOf(person.id)).toEqual([]);
  });

  it('nobody but those who lead closes another’s door', async () => {
    const vera = await company.person('accountant');
    const marina = inSlack('USECOND');
    expect(await marina.press({ do: 'view', view: 'unlink', arg: vera.id })).not.toContain('Slack отвязан');
    expect(await accountsOf(vera.id)).toContain('slack:UVERA');
  });
});

describe('whoever leaves', { timeout: 60_000 }, () => {
  it('is a stranger in every messenger at once; cards lose their buttons there, and each account hears it last', async () => {
    const { caravan } = company;
    const marina = await company.person('logistician2');
    const { people, ledger, drafts } = caravan.ports;
    await people.update(marina.id, { notify: { where: 'both' } });
    const client = await company.client('acceptance', { logistician: 'logistician2' });
    const end = new SlackEnd();
    const send = async () => {
      await company.settle();
      await caravan.courier([end], new Pace(caravan.ports, {})).run();
    };
    await send();
    const cards = (await ledger.list({ caseId: client.id, personId: marina.id, limit: 10 })).filter(
      ({ live }) => live,
    );
    expect(cards.map(({ channel }) => channel).toSorted()).toEqual(['slack', 'telegram-staff']);
    await inSlack('USECOND').press({ do: 'form', form: 'client.new' });

    const [file] = await caravan.ports.cases.list({ process: 'colleague', person: marina.id });
    const outcome = await caravan.cases.handle({
      commandId: 'given/marina-leaves',
      process: 'colleague',
      caseId: file?.id ?? '',
      fact: { type: 'colleagueDismissed', reason: 'уход' },
      doer: await company.person('head'),
      channel: 'slack',
    });
    expect(outcome.status).toBe('accepted');
    expect(await accountsOf(marina.id)).toEqual([]);
    expect(await drafts.openOf(marina.id, 'slack')).toBeNull();
    await send();
    for (const { id } of cards) expect(await ledger.get(id)).toMatchObject({ live: false });
    const shown = [...end.copies.values()].map(({ message, to }) => [
      message.kind,
      message.buttons.length,
      to,
    ]);
    expect(shown).toContainEqual(['edit', 0, 'DUSECOND']);
    const last = [...end.copies.values()].at(-1);
    expect(last).toMatchObject({
      message: { account: { userId: 'USECOND' }, text: { key: 'account.closed' } },
    });
    await company.colleague('logistician2').sees('account.closed');
    expect(await inSlack('USECOND').command('tasks')).toEqual([
      expect.stringContaining('Войти можно по коду'),
    ]);
    // Nothing new goes to an account that is nobody's.
    await caravan.sweep.run();
    await send();
    expect([...end.copies.values()].at(-1)).toBe(last);
  });
});
