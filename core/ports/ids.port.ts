export interface Ids {
  /** A short unguessable id of lower-case letters and digits, `length` long. */
  next(length: number): string;
}
