import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumForTests } from '../../test/e2e/browser.ts';
import { reads, say, setUpPageTests } from './testing/page-tests.ts';

const chromium = chromiumForTests(process.env);

/** Looked at by people; kept out of the repository. */
const SHOTS = join(tmpdir(), 'caravan-screenshots');
const PHONE = { viewport: { width: 390, height: 844 } };
const DIRECTOR = '#people=105-slack';

const messagesIn = (pane: Locator) => pane.getByTestId('slack-message');
const field = (pane: Locator, block: string) => pane.locator(`[data-block="${block}"]`);

describe.skipIf(!chromium)('Slack on the page', () => {
  const tests = setUpPageTests(chromium ?? '', { withSlack: true });
  const paneOf = (page: Page) => page.getByTestId('pane-105-slack');
  const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `slack-${name}.png`) });

  /** The director's Slack with a card in it. */
  async function withCard(screen = {}): Promise<{ page: Page; pane: Locator; card: Locator }> {
    const page = await tests.open(DIRECTOR, screen);
    const pane = paneOf(page);
    await say(pane, 'карточка');
    const card = messagesIn(pane).filter({ hasText: 'Скидка по рейсу 118' });
    await card.waitFor();
    return { page, pane, card };
  }

  async function withForm(screen = {}): Promise<{ page: Page; pane: Locator; modal: Locator }> {
    const { page, pane, card } = await withCard(screen);
    await card.getByRole('button', { name: 'Отклонить' }).click();
    const modal = pane.getByTestId('modal');
    await modal.waitFor();
    return { page, pane, modal };
  }

  test('the director writes to the app and reads its card as Slack draws it', async () => {
    const { page, pane, card } = await withCard();
    await reads(card.locator('h3'), ['Скидка по рейсу 118']);
    await reads(card.locator('.section-text b'), ['Клиент:', 'Маржа']);
    expect(await card.textContent()).toContain('Стройкомплект & Ко');
    await reads(card.locator('i'), ['Анна Соколова']);
    expect(await card.getByRole('link', { name: 'договор' }).getAttribute('href')).toBe(
      'https://example.com/118',
    );
    await say(pane, '*звёздочки* <b>не</b> & разметка');
    const answer = messagesIn(pane).filter({ hasText: 'Принято:' });
    await answer.waitFor();
    expect(await answer.textContent()).toContain('<b>не</b> & разметка');
    expect(await messagesIn(pane).filter({ hasText: 'Виктор Громов' }).last().textContent()).toContain(
      '<b>не</b> &',
    );
    await shot(page, 'card');
  });

  test('a press changes the card in place, and its buttons are gone', async () => {
    const { pane, card } = await withCard();
    await card.getByRole('button', { name: 'Одобрить' }).click();
    await messagesIn(pane).filter({ hasText: 'Одобрено в 14:05' }).waitFor();
    expect(await pane.getByTestId('block-button').count()).toBe(0);
  });

  test('a press that the app does not answer in three seconds is said in words', async () => {
    const { page, pane, card } = await withCard();
    await card.getByRole('button', { name: 'Долго' }).click();
    await page.getByTestId('confirm').click();
    await expect.poll(() => card.getAttribute('aria-busy')).toBe('true');
    await pane.getByTestId('toast').filter({ hasText: 'не ответило вовремя' }).waitFor();
    await expect.poll(() => card.getAttribute('aria-busy')).toBe(null);
  });

  test('a form says what is wrong at its field, keeps the rest, and closes when it is sent', async () => {
    const { page, pane, modal } = await withForm();
    const why = field(modal, 'why').getByRole('textbox');
    expect(await why.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    await modal.getByTestId('modal-submit').click();
    await reads(field(modal, 'why').getByTestId('field-error'), ['Заполните это поле.']);

    await why.fill('нет');
    await field(modal, 'until').locator('input').fill('2025-12-01');
    await field(modal, 'tell').getByTestId('select').click();
    await modal.getByTestId('option').filter({ hasText: 'Анна' }).click();
    await page.keyboard.press('Escape');
    await field(modal, 'carrier').getByTestId('select').click();
    await modal.getByTestId('select-search').fill('тра');
    await modal.getByTestId('option').filter({ hasText: 'Трак-Сервис' }).waitFor();
    await page.keyboard.press('Enter');
    await field(modal, 'papers')
      .getByTestId('file-field')
      .setInputFiles({ name: 'Письмо.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await reads(field(modal, 'papers').getByTestId('field-file'), ['Письмо.pdf']);
    await field(modal, 'vat').getByLabel('С НДС').check();
    await field(modal, 'rate').waitFor();
    await field(modal, 'rate').getByRole('textbox').fill('20');
    await modal.getByTestId('modal-submit').click();
    await reads(field(modal, 'why').getByTestId('field-error'), ['Напишите хотя бы пару слов']);
    await shot(page, 'form');
    expect(await why.inputValue()).toBe('нет');
    await reads(field(modal, 'tell').getByTestId('chip'), ['Анна']);

    await why.fill('Дорого, везём в убыток');
    await modal.getByTestId('modal-submit').click();
    await modal.waitFor({ state: 'hidden' });
    expect(tests.playground.slack?.app.submitted).toMatchObject([
      {
        why: { words: { value: 'Дорого, везём в убыток' } },
        until: { day: { selected_date: '2025-12-01' } },
        tell: { people: { selected_options: [{ value: 'anna' }] } },
        carrier: { found: { selected_option: { value: 'Трак-Сервис' } } },
        vat: { kind: { selected_option: { value: 'with' } } },
        papers: { files: { files: [{ name: 'Письмо.pdf' }] } },
        rate: { percent: { value: '20' } },
      },
    ]);
    await pane.getByTestId('composer').fill('снова можно писать');
  });

  test('a form is left by Escape; what is under it cannot be reached while it is open', async () => {
    const { page, pane, modal } = await withForm();
    expect(
      await pane.locator('.slack-body').evaluate((node) => (node as unknown as { inert: boolean }).inert),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    await pane.getByTestId('composer').fill('дальше');
  });

  test('the home is published when it is opened; its search goes by Enter, its buttons open cards', async () => {
    const page = await tests.open(DIRECTOR);
    const pane = paneOf(page);
    await pane.getByTestId('tab-home').click();
    const home = pane.getByTestId('slack-home');
    await reads(home.locator('h3'), ['Ждут вашего решения: 1']);
    await shot(page, 'home');
    await field(home, 'search').getByRole('textbox').fill('118');
    await page.keyboard.press('Enter');
    const count = pane.getByTestId('tab-app').locator('.slack-count');
    await reads(count, ['1']);
    await home.getByRole('button', { name: 'Открыть' }).click();
    await reads(count, ['2']);
    await pane.getByTestId('tab-app').click();
    await messagesIn(pane).filter({ hasText: 'Искали: 118' }).waitFor();
    await expect.poll(() => count.count()).toBe(0);
  });

  test('commands, shortcuts and stacked windows', async () => {
    const page = await tests.open(DIRECTOR);
    const pane = paneOf(page);
    await pane.getByTestId('composer').pressSequentially('/car');
    await pane.getByTestId('command').click();
    await pane.getByTestId('composer').pressSequentially('tasks');
    await page.keyboard.press('Enter');
    await messagesIn(pane).filter({ hasText: 'Команда: tasks' }).waitFor();
    await say(pane, '/nothing');
    await pane.getByTestId('toast').filter({ hasText: '/nothing' }).waitFor();

    await pane.getByTestId('shortcuts').click();
    await page.getByTestId('shortcut-menu').click();
    const modal = pane.getByTestId('modal');
    await modal.getByRole('button', { name: 'Дальше' }).click();
    await reads(modal.locator('h2'), ['Глубже']);
    await modal.getByTestId('modal-back').click();
    await reads(modal.locator('h2'), ['Меню']);
  });

  test('files, threads, and what only one person sees', async () => {
    const page = await tests.open(DIRECTOR);
    const pane = paneOf(page);
    await pane
      .getByTestId('file-input')
      .setInputFiles({ name: 'Акт.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await pane.getByTestId('send').click();
    await messagesIn(pane).filter({ hasText: 'Файлов: 1' }).waitFor();
    await reads(pane.locator('.document b'), ['Акт.pdf']);
    await say(pane, 'тайна');
    await messagesIn(pane).filter({ hasText: 'Видно только вам' }).waitFor();

    const first = messagesIn(pane).first();
    await first.hover();
    await first.getByTestId('message-more').click();
    await page.getByTestId('reply-in-thread').click();
    await say(pane, 'а это сюда');
    await messagesIn(pane).filter({ hasText: 'В обсуждении: а это сюда' }).waitFor();
    await pane.getByTestId('thread-back').click();
    await reads(first.getByTestId('thread'), ['Ответов: 2']);
    await pane.locator('[role=tab]').filter({ hasText: '#заказы' }).click();
    await pane.locator('.slack-empty').waitFor();
  });

  test('the same person sits in Telegram and in Slack, one instead of the other or side by side', async () => {
    const page = await tests.open(DIRECTOR);
    await paneOf(page).getByTestId('in-telegram').click();
    await page.getByTestId('pane-105').getByTestId('start').waitFor();
    expect(await paneOf(page).count()).toBe(0);
    await page.getByTestId('pane-menu').click();
    await page.getByTestId('beside').click();
    await paneOf(page).waitFor();
    expect(await page.locator('.pane').count()).toBe(2);
    expect(page.url()).toContain('#people=105,105-slack');
    await page.getByTestId('people-105').click();
    expect(await page.locator('.pane').count()).toBe(2);
  });

  test('on a phone the card, the form and the home fit the screen', async () => {
    const { page, pane } = await withForm(PHONE);
    const fits = () => page.evaluate('document.body.scrollWidth <= innerWidth');
    expect(await fits()).toBe(true);
    await shot(page, 'phone-form');
    await page.keyboard.press('Escape');
    await pane.getByTestId('modal').waitFor({ state: 'hidden' });
    await shot(page, 'phone-card');
    await pane.getByTestId('tab-home').click();
    await pane.getByTestId('slack-home').locator('h3').waitFor();
    await shot(page, 'phone-home');
    expect(await fits()).toBe(true);
  });

  test('a page in English speaks English', async () => {
    const page = await tests.open(DIRECTOR);
    await page.evaluate("localStorage.setItem('caravan-language', 'en')");
    await page.reload();
    await reads(paneOf(page).locator('[role=tab]'), ['Home', 'Messages', '#заказы']);
  });
});
