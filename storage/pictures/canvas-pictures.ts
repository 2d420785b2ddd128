import type { SKRSContext2D } from '@napi-rs/canvas';
import type { SaidFunnel } from '../../core/funnel/picture.ts';
import type { Pictures } from '../../core/ports/pictures.port.ts';
import { fontFiles } from '../documents/fonts.ts';
import { layOutFunnel } from './funnel-layout.ts';
import type { Drawing, Mark, Measure } from './marks.ts';

type Canvas = typeof import('@napi-rs/canvas');

/** Names of our own: no font of the machine can come in between. */
const NORMAL = 'Caravan Normal';
const BOLD = 'Caravan Bold';

/** Draws pictures with Skia, which is read only when the first picture is drawn. */
export class CanvasPictures implements Pictures {
  #canvas: Promise<Canvas> | undefined;

  async funnel(funnel: SaidFunnel): Promise<Uint8Array> {
    this.#canvas ??= openCanvas();
    const canvas = await this.#canvas;
    return paint(canvas, layOutFunnel(funnel, measureWith(canvas)));
  }
}

async function openCanvas(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas');
  const fonts = fontFiles();
  canvas.GlobalFonts.registerFromPath(fonts.normal, NORMAL);
  canvas.GlobalFonts.registerFromPath(fonts.bold, BOLD);
  return canvas;
}

function fontOf(size: number, isBold: boolean): string {
  return `${size}px "${isBold ? BOLD : NORMAL}"`;
}

function measureWith({ createCanvas }: Canvas): Measure {
  const context = createCanvas(1, 1).getContext('2d');
  return (text, size, isBold) => {
    context.font = fontOf(size, isBold);
    return context.measureText(text).width;
  };
}

async function paint({ createCanvas }: Canvas, { width, height, marks }: Drawing): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  for (const mark of marks) put(context, mark);
  return canvas.encode('png');
}

function put(context: SKRSContext2D, mark: Mark): void {
  context.fillStyle = mark.fill;
  if (mark.kind === 'box') {
    context.beginPath();
    context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
    context.fill();
    return;
  }
  context.font = fontOf(mark.size, mark.bold === true);
  context.textAlign = mark.align;
  context.fillText(mark.text, mark.x, mark.y);
}
