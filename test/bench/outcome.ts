/** What came of one broadcast. */
export interface Outcome {
  name: string;
  /** From the word to begin until the last carrier had it, without the time in which the bots were down. */
  seconds: number;
  /** Carriers that never got it; that got it twice; and of these, how many are not on record as such. */
  lost: number;
  doubled: number;
  unlisted: number;
  /** Times a call was refused with 429, and whole pauses of the bot. */
  refused: number;
  pauses: number;
  /** What people waited for an answer meanwhile, in milliseconds. */
  answers: number[];
}
