import type { SaidFunnel } from '../funnel/picture.ts';

export interface Pictures {
  /** Draws a funnel as a PNG that a phone can show whole. The same funnel gives the same bytes. */
  funnel(funnel: SaidFunnel): Promise<Uint8Array>;
}
