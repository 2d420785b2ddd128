/** The one clock. */
export interface Clock {
  /** The company's moment: UTC, milliseconds, `2026-11-21T10:00:00.000Z`. The playground can move it forward. */
  now(): string;
  /** The machine's own moment, never moved: for locks and leases only. */
  wall(): string;
}
