import type { SaidPaper } from '../documents/paper.ts';

export interface Papers {
  /** Draws a paper as a PDF of A4 pages. The same paper gives the same bytes. */
  render(paper: SaidPaper): Promise<Uint8Array>;
}
