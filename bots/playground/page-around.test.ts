import { describe, expect, test } from 'vitest';
import { chromiumForTests } from '../../test/e2e/browser.ts';
import { reads, say, setUpPageTests, start, textsIn } from './testing/page-tests.ts';
import { partners, staff } from './testing/staged-playground.ts';

const chromium = chromiumForTests(process.env);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(!chromium)('around the chats on the page', () => {
  const tests = setUpPageTests(chromium ?? '');

  test('the clock shows the company’s time and is moved by its buttons', async () => {
    const page = await tests.open();
    await reads(page.getByTestId('clock'), ['пт, 21 ноября, 14:05']);
    await page.getByTestId('move-hour').click();
    await reads(page.getByTestId('clock'), ['пт, 21 ноября, 15:05']);
    await page.getByTestId('move-day').click();
    await reads(page.getByTestId('clock'), ['сб, 22 ноября, 15:05']);
    await page.getByTestId('move-next').click();
    await reads(page.getByTestId('clock'), ['пн, 24 ноября, 09:00']);
    await expect.poll(() => page.getByTestId('move-next').isDisabled()).toBe(true);
    expect(tests.playground.moves).toEqual(['hour', 'day', 'next']);
  });

  test('messages bear the company’s time, and days are told apart', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await page.getByTestId('move-day').click();
    await reads(page.getByTestId('clock'), ['сб, 22 ноября, 14:05']);
    await say(pane, 'утро');
    await textsIn(pane).filter({ hasText: 'Принято' }).waitFor();
    await reads(pane.locator('.separator.day'), ['Вчера', 'Сегодня']);
    await reads(pane.locator('.message time').last(), ['14:05']);
  });

  test('starting over asks first, then everything is gone', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await page.getByTestId('move-day').click();
    await page.getByTestId('reset').click();
    await page.keyboard.press('Escape');
    expect(await pane.getByTestId('message').count()).toBe(2);
    await page.getByTestId('reset').click();
    await page.getByTestId('confirm').click();
    await pane.getByTestId('start').waitFor();
    await reads(page.getByTestId('clock'), ['пт, 21 ноября, 14:05']);
    await start(page, 101);
  });

  test('three people stand side by side; the address says who', async () => {
    const page = await tests.open();
    const names = page.locator('.pane h2');
    await reads(names, ['Анна Соколова', 'Илья Морозов', 'Ольга Петренко']);
    expect(new URL(page.url()).hash).toBe('#people=101,102,103');
    await page.getByTestId('pane-102').getByTestId('switch').click();
    await page.getByTestId('switch-to-301').click();
    await reads(names, ['Анна Соколова', 'Рустам Галеев', 'Ольга Петренко']);
    expect(new URL(page.url()).hash).toBe('#people=101,301,103');
    await page.evaluate("location.assign('#people=401,105')");
    await reads(names, ['Сергей Зимин', 'Виктор Громов']);
    await page.getByTestId('people-104').click();
    await reads(names, ['Сергей Зимин', 'Виктор Громов', 'Марина Лебедева']);
    await page.evaluate("location.assign('#people=999')");
    await reads(names, ['Анна Соколова', 'Илья Морозов', 'Ольга Петренко']);
  });

  test('unread messages are counted until the chat is opened, and marked off there', async () => {
    const { people } = tests.playground.double;
    const page = await tests.open('#people=101,103');
    await people.start(102, staff.username);
    await people.start(401, partners.username);
    const badge = page.getByTestId('people-102').getByTestId('unread');
    await reads(badge, ['1']);
    await people.sendText(102, staff.username, { text: 'раз' });
    await reads(badge, ['2']);
    await page.getByTestId('pane-101').getByTestId('switch').click();
    await reads(page.getByTestId('switch-to-102').getByTestId('unread'), ['2']);
    await page.getByTestId('switch-to-102').click();
    await reads(page.getByTestId('pane-102').locator('.separator.unread'), ['Новые сообщения']);
    await expect.poll(() => badge.count()).toBe(0);
    expect(people.chat(102, staff.username).unread).toBe(0);
    expect(people.chat(401, partners.username).unread).toBe(1);
  });

  test('a reader who has scrolled up is not moved, and is told of what is new', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    for (let line = 0; line < 12; line += 1) await say(pane, `строка ${line}`);
    await textsIn(pane).filter({ hasText: 'Принято: строка 11' }).waitFor();
    await pane
      .locator('.scroller')
      .evaluate((scroller) => scroller.scrollTo({ top: 0, behavior: 'instant' }));
    await tests.playground.double.people.sendText(101, staff.username, { text: 'ещё' });
    await reads(pane.getByTestId('to-bottom'), ['1']);
    expect(await pane.locator('.scroller').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await pane.getByTestId('to-bottom').click();
    await pane.getByTestId('to-bottom').waitFor({ state: 'hidden' });
    await expect.poll(() => tests.playground.double.people.chat(101, staff.username).unread).toBe(0);
  });

  test('a link to a bot is opened as the person it is meant for', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await say(pane, '/tasks');
    await pane.getByTestId('inline-button').filter({ hasText: 'Приглашение' }).click();
    expect(await page.getByTestId('open-as-103').count()).toBe(0);
    await page.getByTestId('open-as-302').click();
    await reads(textsIn(page.getByTestId('pane-302')), ['/start invite-7', 'Здравствуйте, Павел! invite-7']);
  });

  test('on a phone there is one chat, a strip of people, and nothing sticks out', async () => {
    const page = await tests.open('', phone);
    await reads(page.locator('.pane h2'), ['Анна Соколова']);
    await start(page, 101);
    await page.getByTestId('people-301').click();
    await reads(page.locator('.pane h2'), ['Рустам Галеев']);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const strip = await page.getByTestId('people-301').boundingBox();
    expect(strip!.x >= 0 && strip!.x + strip!.width <= 390).toBe(true);
  });

  test('the page is in English after the switch, and stays so', async () => {
    const page = await tests.open('#people=101');
    await page.getByTestId('language').click();
    await reads(page.getByTestId('clock'), ['Fri, 21 November, 14:05']);
    await reads(page.getByTestId('pane-101').getByTestId('start'), ['Start']);
    await page.reload();
    await reads(page.getByTestId('move-next').locator('.long'), ['To the next deadline']);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('a person gets about by keyboard alone', async () => {
    const page = await tests.open('#people=101');
    await page.getByTestId('pane-101').getByTestId('switch').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await reads(page.locator('.pane h2'), ['Ольга Петренко']);
    await page.getByTestId('pane-103').getByTestId('start').focus();
    await page.keyboard.press('Enter');
    await textsIn(page.getByTestId('pane-103')).filter({ hasText: 'Здравствуйте' }).waitFor();
  });
});
