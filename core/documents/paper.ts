import type { Line } from '../messages/screen.ts';
import type { Text } from '../texts/text.ts';

/** A paper of the company before it is put into words: a carrier's order (S0-38), a register of transports. */
export interface Paper {
  title: Text;
  number: string;
  /** Calendar day, `2026-11-25`. */
  date: string;
  /** Between whom it is: the first row of the paper; no `party` is the company itself. */
  parties?: { as: Text; party?: string }[];
  sections: PaperSection[];
  /** Who signs it: the first line says as whom, the lines after it the name. */
  signatures: Text[];
}

export interface PaperSection {
  title?: Text;
  rows: (Line | 'gap')[];
  /** Rows under one head, each as long as the head; drawn after `rows`. */
  table?: { head: Text[]; rows: Text[][] };
}

/** The same paper in the words of one language, ready to be drawn. */
export interface SaidPaper {
  heading: string;
  date: string;
  sections: SaidSection[];
  signatures: string[];
  /** What stands under the lines that are signed. */
  signHere: { signature: string; name: string; stamp: string };
  pageOf(page: number, pages: number): string;
}

export interface SaidSection {
  title?: string;
  rows: (SaidLine | 'gap')[];
  table?: { head: string[]; rows: string[][] };
}

export interface SaidLine {
  label?: string;
  value: string;
}
