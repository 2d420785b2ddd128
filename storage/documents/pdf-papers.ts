import type { Pdfmake } from 'pdfmake';
import type { SaidPaper } from '../../core/documents/paper.ts';
import type { Papers } from '../../core/ports/papers.port.ts';
import { fontFiles } from './fonts.ts';
import { layOut } from './layout.ts';

/** Draws papers with pdfmake, which is read only when the first paper is drawn. */
export class PdfPapers implements Papers {
  #pdfmake: Promise<Pdfmake> | undefined;

  async render(paper: SaidPaper): Promise<Uint8Array> {
    this.#pdfmake ??= openPdfmake();
    const pdfmake = await this.#pdfmake;
    return pdfmake.createPdf(layOut(paper)).getBuffer();
  }
}

/** Nothing but the fonts is ever read, whatever a paper says. */
async function openPdfmake(): Promise<Pdfmake> {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = fontFiles();
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));
  pdfmake.setFonts({ DejaVu: fonts });
  return pdfmake;
}
