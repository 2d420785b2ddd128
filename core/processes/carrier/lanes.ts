import { z } from 'zod';
import { covers, findPlace, regionOf } from '../../geo/index.ts';
import { quoted } from '../../texts/fit.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';

/** Regions, federal districts or the whole country, as `core/geo` names them. */
const lane = z.object({ from: z.string().min(1).max(100), to: z.string().min(1).max(100) });
export type Lane = z.infer<typeof lane>;
export const MOST_LANES = 40;
export const lanesSchema = z.array(lane).max(MOST_LANES);

const LONGEST = 2000;
const BACK = /\s*(?:и обратно|туда и обратно|туда-обратно|в обе стороны|both ways|and back)\s*$/iu;
const ARROW = /\s*(?:->|=>|→|↔|\s[-‐–—]\s|—|–)\s*/u;

/** `Казань – Пермь и обратно; Москва – СЗФО`: each end a town, a region, a district or the whole country. */
export function parseLanes(text: string): { value: Lane[] } | { problem: Text } {
  const parts = text
    .slice(0, LONGEST)
    .split(/[,;\n]/u)
    .map((part) => part.trim());
  const lanes: Lane[] = [];
  for (const part of parts.filter((one) => one !== '')) {
    const isBoth = BACK.test(part) || part.includes('↔');
    const way = part.replace(BACK, '');
    const ends = endsOf(way);
    if (ends === undefined) return { problem: t('carrier.problem.lane', { typed: quoted(way) }) };
    const [from, to] = ends.map(findPlace);
    const unknown = from === undefined ? ends[0] : to === undefined ? ends[1] : undefined;
    if (from === undefined || to === undefined)
      return { problem: t('carrier.problem.place', { typed: quoted(unknown ?? '') }) };
    lanes.push({ from, to }, ...(isBoth ? [{ from: to, to: from }] : []));
  }
  if (lanes.length === 0) return { problem: t('carrier.problem.lane', { typed: quoted(text) }) };
  const all = unique(lanes);
  return all.length > MOST_LANES
    ? { problem: t('carrier.problem.tooManyLanes', { max: MOST_LANES }) }
    : { value: all };
}

/** Towns have hyphens in their names: a bare hyphen parts two ends only where both sides are places. */
function endsOf(way: string): [string, string] | undefined {
  const parts = way.split(ARROW);
  if (parts.length === 2 && parts.every((part) => part !== '')) return parts as [string, string];
  const hyphens = [...way.matchAll(/-/gu)].map(({ index }) => index);
  return hyphens
    .map((at): [string, string] => [way.slice(0, at).trim(), way.slice(at + 1).trim()])
    .find((ends) => ends.every((end) => findPlace(end) !== undefined));
}

function unique(lanes: Lane[]): Lane[] {
  return [...new Map(lanes.map((one) => [`${one.from}/${one.to}`, one])).values()];
}

/** As {@link parseLanes} reads it back. */
export function laneWords({ from, to }: Lane): string {
  return `${from} – ${to}`;
}

export function lanesText(lanes: readonly Lane[]): Text {
  return t('list', { items: { list: lanes.map((one) => verbatim(laneWords(one))) } });
}

/** Whether a lane that was told takes in the way between two towns. */
export function isOnLane({ from, to }: Lane, way: { from: string; to: string }): boolean {
  const [start, end] = [regionOf(way.from), regionOf(way.to)];
  return start !== undefined && end !== undefined && covers(from, start) && covers(to, end);
}
