/** What was found in a line, and the line without it. */
export interface Taken<T> {
  readonly value: T;
  readonly rest: string;
}

/** Cuts the first match out of a line; the match is null when there is none. */
export function take(line: string, pattern: RegExp): [RegExpExecArray | null, string] {
  const match = pattern.exec(line);
  if (!match) return [null, line];
  return [match, `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`];
}
