import type { Obligation } from '../obligations/obligation.ts';
import type { Owed } from './day.ts';

/** Stages that wait for papers or for money, by process; the stages below belong to them. */
const TRACKS: Record<string, { papers?: string[]; money?: string[] }> = {
  deal: {
    papers: ['fulfilment.goods.closing', 'fulfilment.goods.confirming'],
    money: ['invoicing', 'fulfilment.payment'],
  },
  'transport-order': { money: ['settlement.payment'] },
  trip: { papers: ['papers'] },
  invoice: { papers: ['preparing', 'sending', 'delivery'], money: ['payment'] },
  'carrier-bill': { papers: ['checking'], money: ['payable'] },
  act: { papers: ['awaited', 'checking'] },
};

/** Whether an obligation is about papers, about money, or about the work itself. */
export function trackOf({ process, stage }: Pick<Obligation, 'process' | 'stage'>): Owed['track'] {
  const isWithin = (outer: string) => stage === outer || stage.startsWith(`${outer}.`);
  const tracks = TRACKS[process];
  if (tracks?.papers?.some(isWithin)) return 'papers';
  return tracks?.money?.some(isWithin) ? 'money' : 'work';
}
