import type { Verdict } from './submission.ts';

/** How many of those who are asked have to agree: one, everybody, or more than half. */
export const QUORUMS = ['any', 'all', 'majority'] as const;
export type Quorum = (typeof QUORUMS)[number];

/** What somebody has decided; `person` is the one who was asked, `by` who pressed. */
export interface Vote {
  person: string;
  verdict: Verdict;
  by: string;
  at: string;
  /** What is to be corrected, or why not: words in the inbox. */
  comment?: string;
}

/**
 * What those who were asked have decided together; null while it is open. With `any` the first one decides; with `all`
 * the first who does not agree; with `majority` it is decided as soon as the others can change nothing, and
 * rejected only where all who stand against it reject it: else it is a return. Whoever decided in the place of another
 * has decided, and where both were asked, theirs is one voice.
 */
export function tally(
  of: Quorum,
  people: readonly string[],
  votes: readonly Pick<Vote, 'person' | 'by' | 'verdict'>[],
): Verdict | null {
  const cast = votes.filter(({ person, by }) => people.includes(person) || people.includes(by));
  const silent = people.filter((one) => !cast.some(({ person, by }) => person === one || by === one));
  const voices = cast.length + silent.length;
  const [first] = cast;
  const against = cast.filter(({ verdict }) => verdict !== 'approved');
  const agreed = cast.length - against.length;
  if (of === 'any') return first?.verdict ?? null;
  if (of === 'all') {
    if (against[0] !== undefined) return against[0].verdict;
    return people.length > 0 && silent.length === 0 ? 'approved' : null;
  }
  if (agreed * 2 > voices) return 'approved';
  // So many are enough to keep the others from a majority; what comes after them changes nothing.
  const decisive = against.slice(0, Math.ceil(voices / 2));
  if (people.length === 0 || decisive.length * 2 < voices) return null;
  return decisive.every(({ verdict }) => verdict === 'rejected') ? 'rejected' : 'returned';
}
