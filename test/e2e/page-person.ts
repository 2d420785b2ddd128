import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Given } from '../../bots/playground/demo/player.ts';

type Say = (key: string, params?: Record<string, string | number>) => string;

const isKey = (words: string) => /^[a-z][\w-]*(\.[\w-]+)+$/i.test(words);

/** Somebody of the company, played in the page as a newcomer plays: opens the pane, reads, types, presses, attaches. */
export class PagePerson {
  readonly userId: number;
  readonly #page: Page;
  readonly #say: Say;
  readonly pane: Locator;
  readonly #messages: Locator;

  constructor(page: Page, { userId }: { userId: number }, say: Say) {
    this.userId = userId;
    this.#page = page;
    this.#say = say;
    this.pane = page.getByTestId(`pane-${userId}`);
    this.#messages = this.pane.getByTestId('message');
  }

  /** Brings the person's pane onto the screen. */
  async opens(): Promise<void> {
    if (!(await this.pane.isVisible())) await this.#page.getByTestId(`people-${this.userId}`).click();
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

  /** Waits until a message says this. */
  async sees(keyOrWords: string, params: Record<string, string | number> = {}): Promise<void> {
    await this.opens();
    await this.#messages
      .filter({ hasText: this.#words(keyOrWords, params) })
      .last()
      .waitFor();
  }

  /** Whether a message says this by now. */
  async hasSeen(words: string): Promise<boolean> {
    await this.opens();
    return (await this.#messages.filter({ hasText: words }).count()) > 0;
  }

  async attaches(files: { name: string; mime: string; file: Uint8Array }[]): Promise<void> {
    await this.opens();
    const chosen = files.map(({ name, mime, file }) => ({ name, mimeType: mime, buffer: Buffer.from(file) }));
    await this.pane.getByTestId('file-input').setInputFiles(chosen);
    await this.#page.getByTestId('send-files').click();
  }

  /** Answers a form's questions, each once it is asked: by typing, by pressing a button, by attaching a file. */
  async fills(process: string, form: string, answers: [question: string, given: Given][]): Promise<void> {
    await this.opens();
    for (const [question, given] of answers) {
      const asked = this.#say(`${process}.ask.${form}.${question}`, { n: 1 });
      await this.#messages.last().filter({ hasText: asked }).waitFor();
      if (typeof given === 'string') await this.types(given);
      else if ('press' in given) await this.#chooses(given.press);
      else await this.attaches([given]);
    }
  }

  /** Sends the summary of a form. */
  async sends(): Promise<void> {
    await this.presses('form.send');
  }

  /** Presses an answer and waits until it shows: the next question, or a tick at this one. */
  async #chooses(keyOrWords: string): Promise<void> {
    const before = await this.#messages.last().innerText();
    await this.presses(keyOrWords);
    await expect.poll(() => this.#messages.last().innerText(), { timeout: 8_000 }).not.toBe(before);
  }

  #words(keyOrWords: string, params: Record<string, string | number> = {}): string {
    return isKey(keyOrWords) ? this.#say(keyOrWords, params) : keyOrWords;
  }
}
