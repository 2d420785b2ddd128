import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page; points from the left and from the bottom. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  bottom: number;
}

/** What another program reads in a PDF: the pieces of text of each page, in order. */
export async function readPdf(bytes: Uint8Array): Promise<{ title: unknown; pages: Piece[][] }> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : [])));
  }
  await task.destroy();
  return { title: (info as { Title?: unknown }).Title, pages };
}

function pieceOf({ str, transform, width }: { str: string; transform: number[]; width: number }): Piece {
  const [, , , , left = 0, bottom = 0] = transform;
  return { text: str, left, right: left + width, bottom };
}

/** The words of a page as one line. */
export function wordsOn(page: Piece[] = []): string {
  return page
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}
