/** What a picture is made of, in pixels from the upper left corner; painted in order. */
export type Mark =
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string; radius?: number }
  | {
      kind: 'words';
      text: string;
      /** Where the words begin, end or have their middle, and their baseline. */
      x: number;
      y: number;
      align: 'left' | 'right' | 'center';
      size: number;
      fill: string;
      bold?: true;
    };

export interface Drawing {
  width: number;
  height: number;
  marks: Mark[];
}

/** How wide words are, in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** The words, cut so that they fit; an ellipsis says that they were cut. */
export function cut(text: string, width: number, measured: (text: string) => number): string {
  if (measured(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0) {
    letters.pop();
    const shorter = `${letters.join('').trimEnd()}…`;
    if (measured(shorter) <= width) return shorter;
  }
  return '';
}
