const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];
let taken = 0;

/** A taxpayer number of ten digits with the right check digit, never given before by this process. */
export function freshInn(): string {
  taken += 1;
  const body = `77${String(1_000_000 + taken)}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${(sum % 11) % 10}`;
}

/** A Russian mobile number as a form stores it, never given before by this process. */
export function freshPhone(): string {
  taken += 1;
  return `+7999${String(1_000_000 + taken)}`;
}
