/** The one clock; the playground's can be moved. */
export interface Clock {
  /** UTC, milliseconds: `2026-11-21T10:00:00.000Z`. */
  now(): string;
}
