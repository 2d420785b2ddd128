import { describe, expect, it } from 'vitest';
import { MARGINS, WIDTH } from './look.ts';
import { PdfPapers } from './pdf-papers.ts';
import { carrierOrder, paperOf, registerOf } from './testing/papers.ts';
import { type Piece, readPdf, wordsOn } from './testing/read-pdf.ts';

const papers = new PdfPapers();
const [LEFT] = MARGINS;

async function drawn(paper: Parameters<PdfPapers['render']>[0]) {
  return readPdf(await papers.render(paper));
}

/** Where the piece with these words begins and ends. */
function placeOf(page: Piece[], words: string): Piece {
  const piece = page.find(({ text }) => text.replaceAll(/\s/g, ' ').includes(words));
  if (piece === undefined) throw new Error(`the page does not say ${words}`);
  return piece;
}

describe("a carrier's order", () => {
  it('fits on one page with its heading, its values, its signatures and its number of pages', async () => {
    const { title, pages } = await drawn(carrierOrder);
    expect(title).toBe('Договор-заявка № 12/1 от 25 ноября 2026 г.');
    expect(pages).toHaveLength(1);
    const words = wordsOn(pages[0]);
    expect(words).toContain('Договор-заявка № 12/1 от 25 ноября 2026 г.');
    expect(words).toContain('терминал «Ёлка»');
    expect(words).toContain('85 000,50 ₽, НДС 22 %, безнал, отсрочка 10 дней');
    expect(words).toContain('Оригиналы отправляются в течение трёх дней.');
    expect(words).toContain('Заказчик ООО «Караван» Перевозчик ИП Щёголев');
    expect(words).toContain('стр. 1 из 1');
  });

  it('has labels in one column and values in another', async () => {
    const [page = []] = (await drawn(carrierOrder)).pages;
    const label = placeOf(page, 'Вес');
    const value = placeOf(page, '20 т');
    expect(label.left).toBeCloseTo(LEFT, 0);
    expect(value.bottom).toBeCloseTo(label.bottom, 0);
    expect(value.left).toBeCloseTo(placeOf(page, 'Ёжиков').left, 0);
    expect(value.left).toBeGreaterThan(label.left + 100);
  });

  it('is the same file whenever and by whomever it is drawn', async () => {
    const first = await papers.render(carrierOrder);
    const second = await new PdfPapers().render(structured(carrierOrder));
    expect(Buffer.compare(first, second)).toBe(0);
    const other = await papers.render({ ...carrierOrder, date: '2026-11-26' });
    expect(Buffer.compare(first, other)).not.toBe(0);
  });
});

describe('a long paper', () => {
  const words = 'въезд строго по пропускам, водителю иметь каску и жилет; ';

  it('loses no word of a value longer than a page, and numbers every page', async () => {
    const value = Array.from({ length: 300 }, (_, n) => `${words}${n}!`).join(' ');
    const { pages } = await drawn(paperOf([{ title: 'Письмо', rows: [{ label: 'Комментарий', value }] }]));
    expect(pages.length).toBeGreaterThan(2);
    const all = pages.map(wordsOn).join(' ');
    for (let n = 0; n < 300; n++) expect(all).toContain(` ${n}!`);
    for (const [n, page] of pages.entries())
      expect(wordsOn(page)).toContain(`стр. ${n + 1} из ${pages.length}`);
  });

  it('keeps everything between its margins, a word without a space too', async () => {
    const endless = 'сверхдлинноеслово'.repeat(40);
    const rows = [{ label: 'Слово', value: endless }, { value: endless }];
    const table = { head: ['№', 'Груз'], rows: [['1', endless]] };
    const { pages } = await drawn(
      paperOf([{ rows, table }], [`Заказчик\n${endless}`, `Перевозчик\n${endless}`]),
    );
    for (const { left, right } of pages.flat()) {
      expect(left).toBeGreaterThan(LEFT - 1);
      expect(right).toBeLessThan(LEFT + WIDTH + 1);
    }
  });

  it('never leaves a title at the foot of a page without its first row', async () => {
    const sections = Array.from({ length: 40 }, (_, n) => ({
      title: `Раздел ${n}.`,
      rows: [{ label: `Поле ${n}.`, value: words.repeat(1 + (n % 4)) }],
    }));
    const { pages } = await drawn(paperOf(sections));
    const pageOf = (text: string) => pages.findIndex((page) => wordsOn(page).includes(text));
    expect(pages.length).toBeGreaterThan(2);
    for (let n = 0; n < 40; n++) expect(pageOf(`Поле ${n}.`)).toBe(pageOf(`Раздел ${n}.`));
  });

  it('keeps the signatures together wherever the page ends', async () => {
    const signatures = ['Заказчик\nООО «Караван»', 'Перевозчик\nИП Щёголев', 'Грузоотправитель\nАО «Завод»'];
    for (let rows = 26; rows <= 38; rows++) {
      const lines = Array.from({ length: rows }, (_, n) => ({ label: 'Поле', value: `${n}` }));
      const { pages } = await drawn(paperOf([{ rows: lines }], signatures));
      const holding = pages.filter((page) =>
        /Заказчик|Перевозчик|Грузоотправитель|подпись/.test(wordsOn(page)),
      );
      expect(holding).toHaveLength(1);
      expect(wordsOn(holding[0]).match(/подпись/g)).toHaveLength(3);
    }
  });
});

describe('a register', () => {
  it('has its head on every page and every row once', async () => {
    const { pages } = await drawn(registerOf(120));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(wordsOn(page)).toMatch(/№ Заявка Маршрут Машина Сумма/);
    const numbers = pages.flat().filter(({ text }) => /^12-\d+$/.test(text));
    expect(numbers.map(({ text }) => text)).toEqual(Array.from({ length: 120 }, (_, n) => `12-${n + 1}`));
  });

  it('has sums at the right edge and words at the left of their column', async () => {
    const [page = []] = (await drawn(registerOf(30))).pages;
    for (const sum of ['85 000 ₽', '114 000 ₽']) {
      expect(placeOf(page, sum).right).toBeCloseTo(LEFT + WIDTH, -0.5);
    }
    expect(placeOf(page, '12-1').left).toBeCloseTo(placeOf(page, 'Заявка').left, 0);
  });

  it('without rows is its head alone', async () => {
    const { pages } = await drawn(registerOf(0));
    expect(pages).toHaveLength(1);
    expect(wordsOn(pages[0])).toContain('№ Заявка Маршрут Машина Сумма');
  });
});

/** A copy that shares nothing with the paper but its function. */
function structured(paper: typeof carrierOrder): typeof carrierOrder {
  const { pageOf, ...rest } = paper;
  return { ...structuredClone(rest), pageOf };
}
