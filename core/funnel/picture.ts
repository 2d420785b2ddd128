/** A step of the funnel as the picture says it. */
export interface SaidStep {
  name: string;
  n: number;
  sum: string;
  /** How long the oldest has stood there. */
  age: string;
  /** Something there is past its deadline. */
  isLate: boolean;
}

/** How many came so far, and what part that is of those who came to the place before. */
export interface SaidWay {
  name: string;
  n: number;
  share: string;
}

/** A funnel in words and numbers, as somebody reads it in his own language. */
export interface SaidFunnel {
  title: string;
  /** Of which day, and whose. */
  note: string;
  /** Heads of the columns. */
  heads: { sum: string; age: string };
  /** One after another, each in a colour of its own. */
  parts: { name: string; steps: SaidStep[] }[];
  ways: { title: string; steps: SaidWay[] };
  /** Said in the place of everything where there is nothing to show; one or two lines. */
  empty?: string;
}
