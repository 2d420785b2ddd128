import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES, NEWCOMER } from '../../bots/playground/company/cast.ts';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import type { Given } from '../../bots/playground/demo/player.ts';
import { NEW_INN, NEW_NAME, request } from '../../bots/playground/demo/story.ts';
import { chromiumForTests } from './browser.ts';
import { openPageHouse, type PageHouse } from './page-house.ts';
import { Pane } from './pane.ts';

const chromium = chromiumForTests(process.env);

/** Screenshots are looked at by people; they are kept out of the repository. */
const SHOTS = join(tmpdir(), 'caravan-screenshots');

describe.skipIf(chromium === undefined)('a client is taken on through the page (S0-13 to S0-26)', () => {
  let scene: PageHouse;
  let page: Page;
  const say = (key: string, params = {}) => scene.say(key, params);
  const pane = (who: { userId: number }) => new Pane(page, who.userId);

  beforeAll(async () => {
    scene = await openPageHouse(chromium as string);
    page = await scene.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  }, 60_000);
  afterAll(() => scene?.close());

  const shows = async (...who: { userId: number }[]) => {
    await page.goto(`${scene.url}/#people=${who.map(({ userId }) => userId).join(',')}`);
    await page.reload();
  };
  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

  async function give(who: Pane, given: Given): Promise<void> {
    if (typeof given === 'string') return who.type(given);
    if ('press' in given) return who.press(given.press.includes('.') ? say(given.press) : given.press);
    await who.attach(page, { name: given.name, mimeType: given.mime, buffer: Buffer.from(given.file) });
  }

  async function fill(
    who: Pane,
    form: string,
    answers: [string, Given][],
    process = 'client',
  ): Promise<void> {
    for (const [question, given] of answers) {
      await who.asked(say(`${process}.ask.${form}.${question}`, { n: 1 }));
      await give(who, given);
    }
  }

  const { sales, logistician, head } = COLLEAGUES;
  const no: Given = { press: 'Нет' };

  it('from the first talk to the logistician who accepts, and to the request that reaches him', async () => {
    await shows(sales, head, logistician);
    const anna = pane(sales);
    const igor = pane(logistician);
    const oleg = pane(head);

    await anna.type('/new');
    await anna.press(say('menu.newClient'));
    await fill(anna, 'new', [
      ['inn', NEW_INN],
      ['company', NEW_NAME],
      ['city', 'Самара'],
      ['contact', { press: 'form.skip' }],
    ]);
    await anna.press(say('form.send'));
    await anna.press(say('client.button.explanationsGiven'), NEW_NAME);
    await anna.asked(say('client.ask.explanations.points'));
    await shot('1-explanations');
    await anna.press(say('form.all'));
    await anna.press(say('form.done'));
    await anna.press(say('form.send'));
    await anna.press(say('client.button.contractConcluded'), NEW_NAME);
    await fill(anna, 'contract', [
      ['files', { file: contractScan(), name: 'Договор.pdf', mime: 'application/pdf' }],
      ['files', { press: 'form.done' }],
      ['signedOn', 'сегодня'],
      ['validUntil', { press: 'form.skip' }],
      ['paymentDays', '14'],
      ['paymentFrom', { press: 'client.paymentFrom.scan' }],
      ['paymentDayKind', { press: 'client.paymentDayKind.calendar' }],
      ['creditLimit', { press: 'form.skip' }],
    ]);
    await shot('2-contract');
    await anna.press(say('form.send'));
    await anna.press(say('client.button.handoverFilled'), NEW_NAME);
    await fill(anna, 'handover', [
      ['nuances', 'Погрузка краном, только верхняя.'],
      ['contacts.name', NEWCOMER.name],
      ['contacts.position', 'менеджер по логистике'],
      ['contacts.phone', NEWCOMER.phone],
      ['contacts.email', { press: 'form.skip' }],
      ['contacts.channel', { press: 'client.channel.phone' }],
      ['contacts.decides', 'даёт заявки'],
      ['contacts.more', no],
      ['platform', no],
      ['documentRules', 'Скан в день выгрузки'],
      ['paymentRules', 'По вторникам'],
    ]);
    await anna.press(say('form.send'));
    await oleg.press(say('client.button.logisticianAssigned'), NEW_NAME);
    await oleg.press(logistician.name);
    await igor.sees('Погрузка краном');
    await shot('3-handover');
    await igor.press(say('client.button.handoverAccepted'), NEW_NAME);
    await anna.sees(logistician.name);

    await igor.type(NEW_NAME);
    await igor.press(NEW_NAME);
    await igor.press(say('case.invite'));
    await igor.press(NEWCOMER.name);
    await igor.sees('t.me/');
    const secret = /start=([\w-]+)/.exec(await igor.text())?.[1] ?? '';
    await scene.house.double.people.start(NEWCOMER.userId, NEWCOMER.bot, { payload: secret });
    await shows(NEWCOMER, logistician);
    const svetlana = pane(NEWCOMER);
    await svetlana.sees(say('invitation.prove'));
    await svetlana.tapKeyboard();
    await svetlana.press(say('menu.newOrder'));
    await fill(svetlana, 'request', request() as [string, Given][], 'transport-order');
    await shot('4-request');
    await svetlana.press(say('form.send'));
    await igor.sees(say('transport-order.task.requestReceived'));
    await igor.sees('Кабель на барабанах');
    await shot('5-request-received');

    const [order] = await scene.house.house.caravan.ports.cases.list({
      process: 'transport-order',
      partyIds: [`k${NEW_INN}`],
    });
    expect(order?.value).toBe('requestReceived');
    await page.setViewportSize({ width: 390, height: 844 });
    await shows(logistician);
    await igor.sees('Кабель на барабанах');
    await shot('6-on-a-phone');
  }, 120_000);
});
