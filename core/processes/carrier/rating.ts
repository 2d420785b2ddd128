import { type Text, t } from '../../texts/text.ts';
import { type Counted, NOTHING } from './record.ts';

/** Fewer things than these say nothing of a carrier yet. */
const ENOUGH = 3;

/** Papers within so many days are in time; with so many more they count for nothing. */
const PAPERS_IN_TIME = 7;
const PAPERS_LOST = 21;

/** One side of the work: how good it was, 0 to 1, and how much that weighs. */
interface Side {
  good: number;
  weight: number;
}

function share(good: number, all: number, weight: number): Side[] {
  return all <= 0 ? [] : [{ good: Math.max(0, good / all), weight }];
}

/** `score` from 1 to 5, to one decimal; undefined while too little is known. */
export interface Rating {
  score?: number;
}

/**
 * The mean of what is known, each side weighed, put on a scale from 1 to 5. A side of which nothing is known says
 * nothing; a newcomer has no score rather than a bad one.
 *
 * | side                               | weight |
 * | trips driven, of those taken       | 3      |
 * | loadings in time, of trips driven  | 2      |
 * | trips without damage               | 2      |
 * | requests answered                  | 1      |
 * | papers: in full up to a week, nothing after four | 1 |
 */
export function ratingOf({ record = NOTHING, refusals = 0 }: Counted): Rating {
  const { asked, answered, trips, late, failedLoadings, damages, papers, paperDays } = record;
  const taken = trips + refusals + failedLoadings;
  if (asked + taken < ENOUGH) return {};
  const days = papers === 0 ? 0 : paperDays / papers;
  const paperwork = 1 - Math.max(0, days - PAPERS_IN_TIME) / PAPERS_LOST;
  const sides = [
    ...share(trips, taken, 3),
    ...share(trips - late, trips, 2),
    ...share(trips - damages, trips, 2),
    ...share(answered, asked, 1),
    ...share(papers * paperwork, papers, 1),
  ];
  const weight = sides.reduce((sum, side) => sum + side.weight, 0);
  const good = sides.reduce((sum, side) => sum + side.good * side.weight, 0) / weight;
  return { score: Math.round((1 + 4 * good) * 10) / 10 };
}

/** The score with what it is made of; never the number alone. */
export function ratingText(counted: Counted): Text {
  const { score } = ratingOf(counted);
  const parts = { list: partsOf(counted) };
  if (score !== undefined) return t('carrier.rating.score', { score, parts });
  return parts.list.length === 0 ? t('carrier.rating.none') : t('carrier.rating.few', { parts });
}

function partsOf({ record = NOTHING, refusals = 0 }: Counted): Text[] {
  const { asked, answered, minutes, trips, late, failedLoadings, damages, papers, paperDays } = record;
  const some = (n: number, text: Text) => (n > 0 ? [text] : []);
  return [
    ...some(trips, t('carrier.rating.trips', { n: trips })),
    ...some(asked, t('carrier.rating.answers', { share: Math.round((answered / asked) * 100) })),
    ...some(answered, t('carrier.rating.speed', { minutes: Math.round(minutes / answered) })),
    ...some(refusals, t('carrier.rating.refusals', { n: refusals })),
    ...some(late, t('carrier.rating.late', { n: late })),
    ...some(failedLoadings, t('carrier.rating.failedLoadings', { n: failedLoadings })),
    ...some(damages, t('carrier.rating.damages', { n: damages })),
    ...some(papers, t('carrier.rating.papers', { days: Math.round(paperDays / papers) })),
  ];
}
