import { describe, expect, test } from 'vitest';
import { chromiumForTests } from '../../test/e2e/browser.ts';
import { reads, say, setUpPageTests, start, textsIn } from './testing/page-tests.ts';
import { pictureOf } from './testing/picture.ts';
import { staff } from './testing/staged-playground.ts';

const chromium = chromiumForTests(process.env);

describe.skipIf(!chromium)('a chat on the page', () => {
  const tests = setUpPageTests(chromium ?? '');

  test('it is quiet until «Старт» is pressed; then the bot’s formatted greeting comes', async () => {
    const page = await tests.open('#people=101');
    const pane = page.getByTestId('pane-101');
    await reads(pane.locator('.empty h3'), ['Здесь пока тихо']);
    expect(await pane.getByTestId('composer').count()).toBe(0);
    await start(page, 101);
    await reads(textsIn(pane), ['/start', 'Здравствуйте, Анна!']);
    await reads(pane.locator('.received .text b'), ['Анна']);
  });

  test('text goes by Enter, a new line by Shift+Enter, and markup stays text', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    const box = pane.getByTestId('composer');
    await box.fill('<img src=x onerror=alert(1)>');
    await box.press('Shift+Enter');
    await box.pressSequentially('вторая');
    await box.press('Enter');
    const text = '<img src=x onerror=alert(1)>\nвторая';
    await reads(textsIn(pane), ['/start', /Здравствуйте/, text, `Принято: ${text}`]);
    expect(await pane.locator('.text img').count()).toBe(0);
    await reads(pane.locator('.received .quote b'), ['Анна']);
    expect(await box.inputValue()).toBe('');
  });

  test('a pressed button edits its message; the answer is read out', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await say(pane, '/tasks');
    const buttons = pane.getByTestId('inline-button');
    await reads(buttons, ['Одобрить', 'Отклонить', 'Подождать', 'Приглашение']);
    expect(await pane.locator('.inline-row').count()).toBe(2);
    await buttons.filter({ hasText: 'Подождать' }).click();
    await pane.locator('[aria-busy=true] .spinner').waitFor();
    await buttons.filter({ hasText: 'Отклонить' }).click();
    await reads(page.locator('dialog p'), ['Сначала укажите причину']);
    await page.getByTestId('alert-ok').click();
    await buttons.filter({ hasText: 'Одобрить' }).click();
    await reads(pane.getByTestId('toast'), ['Записано']);
    await reads(textsIn(pane).last(), ['Рейс 118: ставка одобрена']);
    await reads(pane.getByTestId('edited'), ['изм.']);
    expect(await buttons.count()).toBe(0);
  });

  test('a button that has gone meanwhile is explained', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await say(pane, '/tasks');
    await pane.getByTestId('inline-button').first().waitFor();
    await page.route('**/press', (route) =>
      route.fulfill({ status: 409, json: { error: 'no such button now' } }),
    );
    await pane.getByTestId('inline-button').first().click();
    await reads(pane.getByTestId('toast'), ['Этой кнопки уже нет']);
  });

  test('the bot’s keyboard sends text, the own contact and a place', async () => {
    const page = await tests.open('#people=401');
    const pane = await start(page, 401);
    await say(pane, '/who');
    const keys = pane.getByTestId('reply-button');
    await reads(keys, ['Мой номер', 'Где я', 'Нет']);
    await keys.filter({ hasText: 'Где я' }).click();
    await page.locator('dialog').getByText('Казань').click();
    await textsIn(pane).filter({ hasText: 'Место 55.80' }).waitFor();
    await keys.filter({ hasText: 'Нет' }).click();
    await textsIn(pane).filter({ hasText: 'Принято: Нет' }).waitFor();
    await pane.getByTestId('keyboard').click();
    expect(await keys.count()).toBe(0);
    await pane.getByTestId('keyboard').click();
    await keys.filter({ hasText: 'Мой номер' }).click();
    await textsIn(pane).filter({ hasText: 'Номер +79120004010' }).waitFor();
    await expect.poll(() => keys.count()).toBe(0);
  });

  test('several files: pictures go as photos, or as files when asked', async () => {
    const page = await tests.open('#people=301');
    const pane = await start(page, 301);
    const cmr = { name: 'cmr.png', mimeType: 'image/png', buffer: pictureOf(64, 48, [200, 90, 20]) };
    const act = { name: 'Акт № 7.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') };
    await pane.getByTestId('file-input').setInputFiles([cmr, act]);
    await page.getByTestId('caption').fill('Рейс 118');
    await page.getByTestId('send-files').click();
    const answers = pane.locator('.received .text');
    await reads(answers, [/Здравствуйте/, 'Фото: Рейс 118', 'Файл: Акт № 7.pdf']);
    await pane.getByTestId('file-input').setInputFiles([cmr]);
    await page.getByTestId('as-file').check();
    await page.getByTestId('send-files').click();
    await reads(answers.last(), ['Файл: cmr.png']);
  });

  test('photos open large, files download', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await say(pane, '/photo');
    await pane.locator('.photo').click();
    const large = page.locator('dialog img');
    await expect
      .poll(() => large.evaluate((image) => 'naturalWidth' in image && image.naturalWidth))
      .toBe(320);
    await page.keyboard.press('Escape');
    await say(pane, '/paper');
    const [download] = await Promise.all([page.waitForEvent('download'), pane.locator('.document').click()]);
    expect(download.suggestedFilename()).toBe('Счёт № 7.pdf');
  });

  test('an own message is changed and answered from its menu', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await say(pane, '84 000');
    await textsIn(pane).filter({ hasText: 'Принято: 84 000' }).waitFor();
    await pane.getByTestId('composer').press('ArrowUp');
    await say(pane, '86 000');
    await textsIn(pane).filter({ hasText: 'Исправлено: 86 000' }).waitFor();
    await reads(pane.locator('.own .text'), ['/start', '86 000']);
    await pane.locator('.received .bubble').first().click({ button: 'right' });
    await page.getByTestId('reply').click();
    await say(pane, 'ответ');
    await reads(pane.locator('.own .quote span'), ['Здравствуйте, Анна!']);
  });

  test('commands are listed by «/» and while one is typed', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await pane.getByTestId('commands').click();
    await reads(pane.getByTestId('command').locator('b'), ['/tasks', '/who']);
    await page.keyboard.press('Escape');
    await pane.getByTestId('composer').fill('/w');
    await reads(pane.getByTestId('command').locator('b'), ['/who']);
    await pane.getByTestId('composer').press('ArrowUp');
    await page.keyboard.press('Enter');
    await textsIn(pane).filter({ hasText: 'Поделитесь номером' }).waitFor();
  });

  test('a blocked bot can send nothing until it is unblocked', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    await pane.getByTestId('pane-menu').click();
    await page.getByTestId('toggle-block').click();
    await pane.getByTestId('unblock').waitFor();
    expect(tests.playground.double.people.chat(101, staff.username).blocked).toBe(true);
    await pane.getByTestId('unblock').click();
    await pane.getByTestId('composer').waitFor();
  });

  test('nothing is lost or doubled when the connection breaks', async () => {
    const page = await tests.open('#people=101');
    const pane = await start(page, 101);
    tests.playground.hangUp();
    await page.locator('.offline:visible').waitFor();
    await tests.playground.double.people.sendText(101, staff.username, { text: 'с телефона' });
    await reads(textsIn(pane), ['/start', /Здравствуйте/, 'с телефона', 'Принято: с телефона']);
    await page.locator('.offline').waitFor({ state: 'hidden' });
  });
});
