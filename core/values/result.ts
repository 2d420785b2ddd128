/** Parameters for the text that explains a problem. */
export type Hint = Readonly<Record<string, string | number | readonly string[]>>;

export interface Understood<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<P extends string> {
  readonly ok: false;
  readonly problem: P;
  readonly hint?: Hint;
}

/** What a parser makes of free typing: a value or the code of a problem. Parsers never throw on text. */
export type Parsed<T, P extends string> = Understood<T> | Refused<P>;

export function understood<T>(value: T): Understood<T> {
  return { ok: true, value };
}

export function refused<P extends string>(problem: P, hint?: Hint): Refused<P> {
  return hint === undefined ? { ok: false, problem } : { ok: false, problem, hint };
}
