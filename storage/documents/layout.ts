import type { Definition } from 'pdfmake';
import type { SaidPaper } from '../../core/documents/paper.ts';
import { GREY, MARGINS } from './look.ts';
import { section } from './section.ts';
import { signatureBlock } from './signatures.ts';

/** A paper as pdfmake lays it out: heading, sections, signatures, and the page's number below. Lengths in points. */
export function layOut(paper: SaidPaper): Definition {
  const [left, , right] = MARGINS;
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    defaultStyle: { font: 'DejaVu', fontSize: 9, lineHeight: 1.1 },
    // The moment of drawing would make every drawing a different file.
    info: { title: paper.heading, creationDate: new Date(`${paper.date}T00:00:00Z`) },
    content: [
      { text: paper.heading, fontSize: 14, bold: true, margin: [0, 0, 0, 10] },
      ...paper.sections.flatMap(section),
      ...signatureBlock(paper),
    ],
    footer: (page, pages) => ({
      text: paper.pageOf(page, pages),
      alignment: 'right',
      fontSize: 8,
      color: GREY,
      margin: [left, 16, right, 0],
    }),
  };
}
