import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Given } from '../../bots/playground/demo/player.ts';

type Say = (key: string, params?: Record<string, string | number>) => string;

const PATIENCE_MS = 20_000;

const isKey = (words: string) => /^[a-z][\w-]*(\.[\w-]+)+$/i.test(words);

/** Somebody of the company, played in the page as a newcomer plays: opens the pane, reads, types, presses, attaches. */
export class PagePerson {
  readonly userId: number;
  readonly pane: Locator;
  readonly #page: Page;
  readonly #say: Say;
  readonly #messages: Locator;

  constructor(page: Page, { userId }: { userId: number }, say: Say) {
    this.userId = userId;
    this.#page = page;
    this.#say = say;
    this.pane = page.getByTestId(`pane-${userId}`);
    this.#messages = this.pane.getByTestId('message');
  }

  /** Brings the person's chat in Telegram onto the screen, in the place of Slack where that stands there. */
  async opens(): Promise<void> {
    if (await this.pane.isVisible()) return;
    await this.#page.getByTestId(`people-${this.userId}`).click();
    const inSlack = this.#page.getByTestId(`pane-${this.userId}-slack`);
    await this.pane.or(inSlack).first().waitFor();
    if (await inSlack.isVisible()) await inSlack.getByTestId('in-telegram').click();
    await this.pane.waitFor();
  }

  async types(text: string): Promise<void> {
    await this.opens();
    await this.pane.getByTestId('composer').fill(text);
    await this.pane.getByTestId('send').click();
  }

  /** Presses the newest button that says this, under a message about something. Keys of texts stand for their words. */
  async presses(keyOrWords: string, about = ''): Promise<void> {
    await this.opens();
    const button = this.#messages
      .filter({ hasText: about })
      .getByTestId('inline-button')
      .filter({ hasText: this.#words(keyOrWords) });
    await button.last().click();
  }

  /** Waits until a message about something says this, and returns its words. */
  async sees(keyOrWords: string, about = ''): Promise<string> {
    await this.opens();
    const found = this.#messages.filter({ hasText: about }).filter({ hasText: this.#words(keyOrWords) });
    await found.last().waitFor();
    return (await found.last().textContent()) ?? '';
  }

  /** Whether a message about something says this by now. */
  async hasSeen(words: string, about = ''): Promise<boolean> {
    await this.opens();
    return (await this.#messages.filter({ hasText: about }).filter({ hasText: words }).count()) > 0;
  }

  /** Enlarges the newest photo beside a message that says this, and waits until the picture is there. */
  async opensPhoto(keyOrWords: string, about = ''): Promise<void> {
    await this.sees(keyOrWords, about);
    await this.#messages.locator('.photo').last().click();
    const picture = this.#page.locator('dialog img');
    await expect
      .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), {
        timeout: PATIENCE_MS,
      })
      .toBeGreaterThan(0);
  }

  /** The bytes of the paper that came with a message that says this. */
  async downloads(keyOrWords: string, about = ''): Promise<Buffer> {
    await this.sees(keyOrWords, about);
    const coming = this.#page.waitForEvent('download');
    await this.#messages.locator('.document').last().click();
    return readFile(await (await coming).path());
  }

  async attaches(files: { name: string; mime: string; file: Uint8Array }[]): Promise<void> {
    await this.opens();
    const chosen = files.map(({ name, mime, file }) => ({ name, mimeType: mime, buffer: Buffer.from(file) }));
    await this.pane.getByTestId('file-input').setInputFiles(chosen);
    await this.#page.getByTestId('send-files').click();
  }

  /**
   * Answers a form's questions, each once it is asked: by typing, by pressing a button, by attaching a file. What the
   * form knows by itself it does not ask; it ends with the summary then.
   */
  async fills(process: string, form: string, answers: [question: string, given: Given][]): Promise<void> {
    await this.opens();
    const words = answers.map(([question]) => this.#say(`${process}.ask.${form}.${question}`, { n: 1 }));
    const summary = this.#say('form.summary', { form: this.#say(`${process}.form.${form}`) });
    for (let next = 0; next < answers.length; ) {
      const asked = await this.#asked(words.slice(next), summary);
      if (asked < 0) return;
      await this.#gives(answers[next + asked]?.[1] as Given);
      next += asked + 1;
    }
  }

  /** Sends the summary of a form. */
  async sends(): Promise<void> {
    const summary = this.#say('form.summary', { form: '' });
    await this.presses('form.send', summary.trim());
  }

  /** Which of these questions is open now; -1 when all is known and the summary is there. */
  async #asked(questions: string[], summary: string): Promise<number> {
    let found: number | undefined;
    const look = async () => {
      const open = (await this.#open().textContent()) ?? '';
      const index = questions.findIndex((question) => open.includes(question));
      found = index >= 0 ? index : open.includes(summary) ? -1 : undefined;
      return found;
    };
    await expect.poll(look, { timeout: PATIENCE_MS, message: questions[0] as string }).toBeDefined();
    return found as number;
  }

  async #gives(given: Given): Promise<void> {
    if (typeof given === 'string') return this.types(given);
    if (!('press' in given)) return this.attaches([given]);
    const before = await this.#open().textContent();
    const answer = this.#open()
      .getByTestId('inline-button')
      .filter({ hasText: this.#words(given.press) });
    await answer.last().click();
    // The next question shows that the answer was taken, or a tick at this one.
    await expect.poll(() => this.#newest(), { timeout: PATIENCE_MS }).not.toBe(before);
  }

  /** The open question or summary: the newest message with a way to cancel. */
  #open(): Locator {
    const cancel = this.#page.getByText(this.#say('form.cancel'), { exact: true });
    return this.#messages.filter({ has: cancel }).last();
  }

  async #newest(): Promise<string | null> {
    return (await this.#open().count()) === 0 ? '' : this.#open().textContent();
  }

  #words(keyOrWords: string): string {
    return isKey(keyOrWords) ? this.#say(keyOrWords) : keyOrWords;
  }
}
