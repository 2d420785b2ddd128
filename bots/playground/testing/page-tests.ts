import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../../test/e2e/browser.ts';
import { openStagedPlayground, type StagedPlayground } from './staged-playground.ts';

const laptop: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'ru-RU' };

/** What a test of the page has at hand: a fresh playground each, one browser for all. */
export interface PageTests {
  playground: StagedPlayground;
  /** Opens the page, on a laptop unless told; waits until the clock is shown. */
  open(hash?: string, screen?: BrowserContextOptions): Promise<Page>;
}

/** Sets up a suite of page tests. Any error in the page's console, a breach of its policy included, fails the test. */
export function setUpPageTests(chromium: string, options: { withSlack?: boolean } = {}): PageTests {
  const tests = {} as PageTests;
  let browser: Browser;
  let errors: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium(chromium);
    tests.playground = await openStagedPlayground(options);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await tests.playground.restart();
    const seen = errors;
    errors = [];
    expect(seen).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await tests.playground?.close();
  });

  tests.open = async (hash = '', screen = {}) => {
    const context = await browser.newContext({ ...laptop, ...screen });
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    page.on('console', (message) => {
      // A refusal by the server is the page's to show; a breach of policy or a fault of a script is an error.
      const refused = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refused) errors.push(message.text());
    });
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${tests.playground.url}/${hash}`);
    await page
      .getByTestId('clock')
      .filter({ hasText: /ноября|November/ })
      .waitFor();
    return page;
  };
  return tests;
}

/** Waits until the elements read exactly so. */
export async function reads(locator: Locator, texts: (string | RegExp)[]): Promise<void> {
  await expect
    .poll(() => locator.allInnerTexts(), { timeout: 5_000 })
    .toEqual(texts.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text))));
}

/** The texts of a pane's messages, without their times. */
export const textsIn = (pane: Locator) => pane.getByTestId('message').locator('.text');

/** Opens a person's chat in their pane by its «Старт». */
export async function start(page: Page, userId: number): Promise<Locator> {
  const pane = page.getByTestId(`pane-${userId}`);
  await pane.getByTestId('start').click();
  await textsIn(pane).filter({ hasText: 'Здравствуйте' }).waitFor();
  return pane;
}

/** Types a line into a pane and sends it by Enter. */
export async function say(pane: Locator, text: string): Promise<void> {
  await pane.getByTestId('composer').fill(text);
  await pane.getByTestId('composer').press('Enter');
}
