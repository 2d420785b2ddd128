/** Columns longer than this may be broken into lines. */
const SHORT = 16;

/** What one letter of the longest texts counts for, at most. */
const LONG = 60;

/**
 * Widths of columns in points that add up to `width`, from the letters in the longest text of each and the points of
 * a letter. Short columns have all they need, and the long ones share the rest; where too little is left, all give way.
 */
export function widthsOf(letters: number[], letter: number, width: number): number[] {
  const wanted = letters.map((n) => Math.min(Math.max(n, 2), LONG) * letter);
  const isLong = letters.map((n) => n > SHORT);
  const fixed = sum(wanted.filter((_, column) => isLong[column] !== true));
  const open = sum(wanted) - fixed;
  if (open === 0 || width - fixed < open / 4) return wanted.map((one) => (one * width) / (fixed + open));
  return wanted.map((one, column) => (isLong[column] === true ? (one * (width - fixed)) / open : one));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
