/** Minutes since midnight, up to 1440 for `24:00`, and what follows on the line. */
export interface TimeReading {
  readonly minutes: number;
  readonly rest: string;
}

const DAY_MINUTES = 1440;

const spanCounts = new Map(Object.entries({ полтора: 1.5, пару: 2, пол: 0.5, 'half an': 0.5, a: 1, an: 1 }));

// After a hyphen only what cannot be an hour is minutes: 14-30 is a time, 14-18 two of them.
const clock =
  /^(?:в|во|к|с|at|by)? ?(\d{1,2})(?: ?(?:[:.] ?([0-5]\d)|- ?(00|2[5-9]|[3-5]\d))(?!\d))?(?: ?(?:ч\p{L}*\.?|h)(?: ?([0-5]?\d) ?(?:м\p{L}*\.?)?)?)?(?: ?(утра|дня|вечера|ночи|am|pm|a\.m|p\.m))?(?![\p{L}\d])\.?/u;
const compact = /^(?:в|к|с|at|by)? ?([01]\d|2[0-3])([0-5]\d)(?![\p{L}\d.:-])/u;
const named = /^(?:в|к|at|by)? ?(полдень|полдня|noon|midday|полночь|midnight)(?![\p{L}\d])/u;

const span =
  /^(?:через|in) (?:(\d{1,3}|полтора|пару|пол|half an|an?) ?)?(час\p{L}*|ч|hours?|h|мин\p{L}*|minutes?|min)\.?$/u;

/** Minutes from now, of a whole folded line: `через 2 часа`, `через полчаса`, `in 30 minutes`, `сейчас`. */
export function readSpan(line: string): number | null {
  if (/^(?:сейчас|now|прямо сейчас)$/.test(line)) return 0;
  const match = span.exec(line);
  if (!match) return null;
  const count = spanCounts.get(match[1] ?? '') ?? Number(match[1] ?? 1);
  return Math.round(count * (/^(?:ч|h)/.test(match[2] ?? '') ? 60 : 1));
}

/** Reads the time a folded line begins with: `14:00`, `14-30`, `9`, `в 6 вечера`, `9 ч 30 м`, `2pm`, `полдень`. */
export function readTime(line: string): TimeReading | null {
  const word = named.exec(line);
  if (word)
    return { minutes: /^пол(?:д)|^noon|^midd/.test(word[1] ?? '') ? 720 : 0, rest: after(line, word) };
  const short = compact.exec(line);
  if (short) return { minutes: Number(short[1]) * 60 + Number(short[2]), rest: after(line, short) };
  const match = clock.exec(line);
  if (!match) return null;
  const hour = fullHour(Number(match[1]), match[5]?.replaceAll('.', ''));
  if (hour === null) return null;
  const minutes = hour * 60 + Number(match[2] ?? match[3] ?? match[4] ?? 0);
  return minutes <= DAY_MINUTES ? { minutes, rest: after(line, match) } : null;
}

function fullHour(hour: number, part: string | undefined): number | null {
  if (part === undefined || hour > 12) return hour <= 24 ? hour : null;
  if (part === 'утра' || part === 'am') return hour % 12;
  if (part === 'ночи') return hour === 12 ? 0 : hour < 6 ? hour : hour + 12;
  if (part === 'дня') return hour < 10 ? hour + 12 : hour;
  return hour === 12 ? 12 : hour + 12;
}

function after(line: string, match: RegExpExecArray): string {
  return line.slice(match[0].length).trimStart();
}
