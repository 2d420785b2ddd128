import type { Browser } from 'playwright-core';

const html = (title: string, lines: string[]) =>
  `<!doctype html><html lang="ru"><body style="font: 24px/1.6 sans-serif; padding: 60px; background: #fdfcf7">
    <h1 style="font-size: 40px">${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`;

/** A paper as a PDF of one page. */
export async function printed(browser: Browser, title: string, lines: string[]): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(html(title, lines));
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  await page.close();
  return pdf;
}

/** A paper as somebody on the road photographs it. */
export async function photographed(browser: Browser, title: string, lines: string[]): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  await page.setContent(html(title, lines));
  const photo = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return photo;
}
