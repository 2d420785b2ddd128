import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPageHouse, type PageHouse } from './page-house.ts';
import { PagePerson } from './page-person.ts';

/** The playground in a browser, with what a whole play on it needs: its people, its clock, pictures of every step. */
export class PageScene {
  readonly house: PageHouse;
  readonly page: Page;
  /** Screenshots are looked at by people; they are kept out of the repository. */
  readonly shots: string;

  private constructor(house: PageHouse, page: Page, name: string) {
    this.house = house;
    this.page = page;
    this.shots = join(tmpdir(), `caravan-${name}-screenshots`);
  }

  /** `name`: of the play, and so of its screenshots. */
  static async open(chromium: string, name: string): Promise<PageScene> {
    const house = await openPageHouse(chromium);
    const page = await house.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
    page.setDefaultTimeout(20_000);
    await page.goto(house.url);
    return new PageScene(house, page, name);
  }

  person(who: { userId: number }): PagePerson {
    return new PagePerson(this.page, who, this.house.say);
  }

  /** A picture of the whole page. */
  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.shots, `${name}.png`), animations: 'disabled' });
  }

  /** A picture of each of these people's panes. */
  async look(name: string, ...people: PagePerson[]): Promise<void> {
    for (const who of people) {
      await who.opens();
      await who.pane.screenshot({ path: join(this.shots, `${name}-${who.userId}.png`) });
    }
  }

  async moves(step: 'hour' | 'day' | 'next'): Promise<void> {
    const button = this.page.getByTestId(`move-${step}`);
    const bar = this.page.locator('#top-bar');
    await button.click();
    await expect.poll(() => bar.getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false');
  }

  async movesUntil(
    step: 'hour' | 'day' | 'next',
    who: PagePerson,
    words: string,
    about: string,
  ): Promise<void> {
    for (let n = 0; n < 24 && !(await who.hasSeen(words, about)); n++) await this.moves(step);
    await who.sees(words, about);
  }

  /** Nothing sticks out of the page or is cut off in a button, whoever's pane is open. */
  async fits(...people: PagePerson[]): Promise<void> {
    for (const who of people) {
      await who.opens();
      const over = await this.page
        .locator('html, .bubble, .inline-button, .inline-button > span')
        .evaluateAll((all) =>
          all.flatMap((one) =>
            one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 ? [one.textContent] : [],
          ),
        );
      expect(over).toEqual([]);
    }
  }

  async close(): Promise<void> {
    await this.house.close();
  }
}
