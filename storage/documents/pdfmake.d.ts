/** What is used of pdfmake; its types on npm would bring the types of a browser into the whole house. */
declare module 'pdfmake' {
  /** Points at the left, top, right and bottom. */
  export type Margins = [number, number, number, number];

  export interface Style {
    font?: string;
    fontSize?: number;
    lineHeight?: number;
    bold?: boolean;
    color?: string;
    alignment?: 'left' | 'center' | 'right';
    margin?: Margins;
  }

  export interface TextBlock extends Style {
    text: string;
    width?: number;
  }

  export interface TableCell extends Style {
    text?: string;
    colSpan?: number;
  }

  export interface TableBlock extends Style {
    layout: TableLayout;
    table: Table;
  }

  export interface Table {
    /** Points, without paddings. */
    widths: number[];
    headerRows: number;
    keepWithHeaderRows: number;
    dontBreakRows: boolean;
    body: TableCell[][];
  }

  /** Lines and columns are counted from 0. */
  export interface TableLayout {
    hLineWidth(line: number, node: TableBlock): number;
    hLineColor(line: number, node: TableBlock): string;
    vLineWidth(): number;
    paddingLeft(column: number): number;
    paddingRight(column: number, node: TableBlock): number;
    paddingTop(): number;
    paddingBottom(): number;
  }

  export interface Rule {
    width: number;
    canvas: [
      { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number; lineColor: string },
    ];
  }

  export interface Columns extends Style {
    columns: Content[];
    columnGap?: number;
  }

  export interface Stack extends Style {
    stack: Content[];
    width?: number;
    unbreakable?: boolean;
  }

  export type Content = TextBlock | TableBlock | Rule | Columns | Stack;

  export interface Definition {
    pageSize: 'A4';
    pageMargins: Margins;
    defaultStyle: Style;
    info: { title: string; creationDate: Date };
    content: Content[];
    footer(page: number, pages: number): Content;
  }

  export interface Pdfmake {
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  }

  const pdfmake: Pdfmake;
  export default pdfmake;
}
