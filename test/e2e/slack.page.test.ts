import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { chromiumForTests } from './browser.ts';
import { openPageHouse, type PageHouse } from './page-house.ts';

const chromium = chromiumForTests(process.env);
const LONG = { timeout: 240_000 };
const PATIENCE_MS = 30_000;

/** Looked at by people; kept out of the repository. */
const SHOTS = join(tmpdir(), 'caravan-screenshots');
const { director } = COLLEAGUES;
/** What waits for the director in the demo company: a deal that is dearer than others decide on. */
const REASON = 'Сумма больше миллиона';

describe.skipIf(chromium === undefined)('the director decides in Slack (S2-26, S2-27)', () => {
  let house: PageHouse;
  let page: Page;
  let inSlack: Locator;
  let inTelegram: Locator;

  beforeAll(async () => {
    house = await openPageHouse(chromium as string, 'busy');
    page = await house.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
    page.setDefaultTimeout(PATIENCE_MS);
    inSlack = page.getByTestId(`pane-${director.userId}-slack`);
    inTelegram = page.getByTestId(`pane-${director.userId}`);
    await page.goto(`${house.url}/#people=${director.userId}-slack,${director.userId}`);
  }, 300_000);

  afterAll(() => house?.close());

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `slack-house-${name}.png`) });

  it(
    'the same request is in both messengers; what is decided in one is decided in the other',
    LONG,
    async () => {
      const card = inSlack.getByTestId('slack-message').filter({ hasText: REASON }).last();
      const copy = inTelegram.getByTestId('message').filter({ hasText: REASON }).last();
      await card.waitFor();
      await copy.waitFor();
      await card.scrollIntoViewIfNeeded();
      await shot('card');
      await card.getByRole('button', { name: house.say('approval.button.returned') }).click();

      const modal = inSlack.getByTestId('modal');
      await modal.waitFor();
      await modal.getByTestId('modal-submit').click();
      await modal.getByTestId('field-error').waitFor();
      await shot('form');
      await modal.getByRole('textbox').fill('Укажите срок поставки и кто платит за возврат');
      await modal.getByTestId('modal-submit').click();
      // On a busy machine it says "saving…" first, and then stays to say that it is done.
      const done = modal.getByText(house.say('modal.done'));
      await Promise.race([modal.waitFor({ state: 'hidden' }), done.waitFor().catch(() => undefined)]);
      if (await done.isVisible()) await modal.getByTestId('modal-close').click();
      await modal.waitFor({ state: 'hidden' });

      const buttonsLeft = async () => [
        await card
          .getByTestId('block-button')
          .filter({ hasText: house.say('approval.button.approved') })
          .count(),
        await copy
          .getByTestId('inline-button')
          .filter({ hasText: house.say('approval.button.approved') })
          .count(),
      ];
      await expect.poll(buttonsLeft, { timeout: PATIENCE_MS }).toEqual([0, 0]);
      await shot('decided');
    },
  );

  it('the home, a command and the menu are there, on a laptop and on a phone', LONG, async () => {
    await inSlack.getByTestId('tab-home').click();
    await inSlack.getByTestId('slack-home').getByTestId('block-button').first().waitFor();
    await shot('home');
    await inSlack.getByTestId('tab-app').click();
    await inSlack.getByTestId('composer').fill('/caravan tasks');
    await inSlack.getByTestId('send').click();
    await shot('tasks');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${house.url}/#people=${director.userId}-slack`);
    await page.reload();
    await inSlack.getByTestId('slack-message').last().waitFor();
    await shot('phone-messages');
    await inSlack.getByTestId('tab-home').click();
    await inSlack.getByTestId('slack-home').getByTestId('block-button').first().waitFor();
    await shot('phone-home');
    expect(await inSlack.locator('.unknown').count()).toBe(0);
  });
});
