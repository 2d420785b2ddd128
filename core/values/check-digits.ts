const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Whether a taxpayer number of 10 or 12 digits has the right check digits. All zeros do not count. */
export function innChecks(inn: string): boolean {
  if (/^0+$/.test(inn)) return false;
  if (/^\d{10}$/.test(inn)) return innDigit(inn, 9) === inn[9];
  return /^\d{12}$/.test(inn) && innDigit(inn, 10) === inn[10] && innDigit(inn, 11) === inn[11];
}

/** Whether a state registration number (ОГРН, 13 digits; ОГРНИП, 15) has the right check digit. */
export function ogrnChecks(ogrn: string): boolean {
  if (!/^(?:\d{13}|\d{15})$/.test(ogrn) || /^0+$/.test(ogrn)) return false;
  const body = ogrn.slice(0, -1);
  return String((Number(body) % (body.length - 1)) % 10) === ogrn.at(-1);
}

/**
 * Whether a bank account of 20 digits fits the bank (`bic`, 9 digits). Accounts at the Bank of Russia itself and
 * correspondent accounts are keyed by its division, others by the bank.
 */
export function accountChecks(account: string, bic: string, kind: 'settlement' | 'correspondent'): boolean {
  if (!/^\d{20}$/.test(account) || !/^\d{9}$/.test(bic)) return false;
  const byDivision = kind === 'correspondent' || Number(bic.slice(6)) <= 2;
  const digits = [...(byDivision ? `0${bic.slice(4, 6)}` : bic.slice(6)), ...account];
  const sum = digits.reduce((total, digit, i) => total + ((Number(digit) * ([7, 1, 3][i % 3] ?? 0)) % 10), 0);
  return sum % 10 === 0;
}

function innDigit(inn: string, at: number): string {
  const weights = innWeights.slice(-at);
  const sum = weights.reduce((total, weight, i) => total + weight * Number(inn[i]), 0);
  return String((sum % 11) % 10);
}
