import { act } from './chart.ts';
import type { Deal, Subject } from './context.ts';
import { lossText, tell } from './notices.ts';
import { recall } from './rounds.ts';

/** A way out of the deal with a coded reason, in every stage before money has come. */
export const LOSE = {
  fact: 'dealLost',
  form: 'lose',
  when: (deal: Deal) => deal.payments.length === 0,
  aside: true,
} as const;

/** S2-28, S2-35 and every other way to lose. */
export const LOST = {
  dealLost: [{ guard: 'isUnqualified', target: '#unqualified' }, { target: '#lost' }],
} as const;

/** The same while the director has something of the deal before him: nobody decides on what is over. */
export function lostAsking(name: Subject) {
  const actions = act((deal) => recall(deal, name));
  return {
    dealLost: [
      { guard: 'isUnqualified', target: '#unqualified', actions },
      { target: '#lost', actions },
    ],
  } as const;
}

/** The heads hear why; one of them can bring the deal back (G-29). */
export const told = act((deal) => [
  tell({ role: 'head' }, 'deal.notice.over', { why: { text: lossText(deal) } }),
]);
