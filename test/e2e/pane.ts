import type { Locator, Page } from 'playwright-core';

/** One person's pane in the playground, used as a person uses it. */
export class Pane {
  readonly #pane: Locator;

  constructor(page: Page, userId: number) {
    this.#pane = page.getByTestId(`pane-${userId}`);
  }

  async type(text: string): Promise<void> {
    await this.#pane.getByTestId('composer').fill(text);
    await this.#pane.getByTestId('send').click();
  }

  /** Presses the newest button that says this, under a message about something. */
  async press(words: string, about = ''): Promise<void> {
    const messages = this.#pane.getByTestId('message').filter({ hasText: about });
    await messages.getByTestId('inline-button').filter({ hasText: words }).last().click();
  }

  async sees(words: string): Promise<void> {
    await this.#pane.getByTestId('message').filter({ hasText: words }).last().waitFor();
  }

  /** Waits until the newest message asks this. */
  async asked(question: string): Promise<void> {
    await this.#pane.getByTestId('message').last().filter({ hasText: question }).waitFor();
  }

  async attach(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.#pane.getByTestId('file-input').setInputFiles(file);
    await page.getByTestId('send-files').click();
  }

  /** Presses a button of the keyboard below, such as the one that shares the own phone. */
  async tapKeyboard(): Promise<void> {
    await this.#pane.getByTestId('reply-button').first().click();
  }

  async text(): Promise<string> {
    return (await this.#pane.getByTestId('message').allInnerTexts()).join('\n');
  }
}
