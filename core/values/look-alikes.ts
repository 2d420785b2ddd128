/** Cyrillic capitals and the Latin ones that look the same. */
const cyrillic = 'АВЕКМНОРСТУХ';
const latin = 'ABEKMHOPCTYX';

const toLatin = new Map([...cyrillic].map((letter, i) => [letter, latin[i] ?? letter]));
const toCyrillic = new Map([...latin].map((letter, i) => [letter, cyrillic[i] ?? letter]));

const mailCyrillic = 'асеорхукмтнвіј';
const mailLatin = 'aceopxykmthbij';
const toMailLatin = new Map([...mailCyrillic].map((letter, i) => [letter, mailLatin[i] ?? letter]));

/** Capitals that look Latin made Latin; others stay. */
export function latinLookAlikes(capitals: string): string {
  return mapped(capitals, toLatin);
}

/** Capitals that look Cyrillic made Cyrillic; others stay. */
export function cyrillicLookAlikes(capitals: string): string {
  return mapped(capitals, toCyrillic);
}

/** Small letters as in addresses that look Latin made Latin; others stay. */
export function latinSmallLookAlikes(letters: string): string {
  return mapped(letters, toMailLatin);
}

function mapped(text: string, letters: ReadonlyMap<string, string>): string {
  return [...text].map((letter) => letters.get(letter) ?? letter).join('');
}
