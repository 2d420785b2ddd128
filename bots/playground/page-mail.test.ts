import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { chromiumForTests } from '../../test/e2e/browser.ts';
import type { Letter } from './post-office/index.ts';
import { reads, setUpPageTests } from './testing/page-tests.ts';

const chromium = chromiumForTests(process.env);

function letter(n: number, more: Partial<Letter> = {}): Letter {
  return {
    ...{
      id: `00000${n}`,
      n,
      to: 'irina@ural.example',
      from: { name: 'Попутный ветер', address: 'a@b.example' },
    },
    ...{ subject: `Груз ${n} в пути`, text: 'Здравствуйте!\n<b>Груз</b> в пути.', html: '<p>x</p>' },
    ...{ at: '2025-11-21T11:00:00.000Z', messageId: `<${n}@b.example>`, headers: {}, files: [] },
    ...more,
  };
}

describe.skipIf(!chromium)('the clients’ mail on the page (G-09)', () => {
  const tests = setUpPageTests(chromium ?? '');

  test('it is empty at first; a letter that comes is counted, shown as it was written, and its file is taken away', async () => {
    const page = await tests.open();
    const entry = page.getByTestId('mail');
    await entry.click();
    await reads(page.locator('dialog .mail-empty'), [/Писем пока нет/]);
    await page.keyboard.press('Escape');

    const file = { name: 'Счёт № 7.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF счёт') };
    tests.playground.letters.push(letter(1), letter(2, { files: [file], replyTo: 'anna@b.example' }));
    await expect.poll(() => entry.getAttribute('data-unread'), { timeout: 8000 }).toBe('2');
    await reads(entry.locator('.person-last'), ['Груз 2 в пути']);
    await entry.click();
    const letters = page.getByTestId('letter');
    await reads(letters.locator('h3'), ['Груз 2 в пути', 'Груз 1 в пути']);
    await reads(letters.first().locator('dd'), [
      ...['Попутный ветер <a@b.example>', 'irina@ural.example', 'anna@b.example', 'пт, 21 ноября, 14:00'],
    ]);
    await reads(letters.first().locator('.letter-text'), ['Здравствуйте!\n<b>Груз</b> в пути.']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      letters.first().locator('a').click(),
    ]);
    expect(download.suggestedFilename()).toBe(file.name);
    expect(await readFile(await download.path())).toEqual(file.bytes);
    await page.keyboard.press('Escape');
    expect(await entry.getAttribute('data-unread')).toBe('0');
  });
});
