const keyboard = new Map(
  [..."qwertyuiop[]asdfghjkl;'zxcvbnm,.`"].map((key, i) => [
    key,
    'йцукенгшщзхъфывапролджэячсмитьбюе'[i] ?? key,
  ]),
);
const keyboardBack = new Map([...keyboard].map(([latin, cyrillic]) => [cyrillic, latin]));

const place = /^(?:г|гор|город|пгт|п|пос|поселок|с|село|д|ст-ца|city|town)(?:\. ?| )(?=\p{L})/u;

/** The town's name alone: `г. Москва` → `москва`. Takes and gives folded text. */
export function withoutPlaceWord(folded: string): string {
  return folded.replace(place, '').trim();
}

export function isLatin(folded: string): boolean {
  return /[a-z]/.test(folded) && !/\p{Script=Cyrillic}/u.test(folded);
}

/** What two spellings of a name have in common: letters only, and for Latin ones no difference of transliteration. */
export function cityKey(folded: string): string {
  const plain = folded
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}/gu, '')
    .normalize('NFC');
  return isLatin(plain) ? latinKey(plain) : plain.replace(/[^\p{L}\d]/gu, '');
}

/** The same keys pressed with the other layout on: `vjcrdf` → `москва`, `ьщысщц` → `moscow`. */
export function inOtherLayout(folded: string): string {
  const keys = isLatin(folded) ? keyboard : keyboardBack;
  return [...folded].map((key) => keys.get(key) ?? key).join('');
}

function latinKey(text: string): string {
  return text
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z]/g, '')
    .replaceAll('shch', 'sch')
    .replaceAll('kh', 'h')
    .replaceAll('w', 'v')
    .replaceAll('ks', 'x')
    .replace(/[yji]+/g, 'i')
    .replace(/i(?=[aeou])/g, '')
    .replace(/(.)\1/g, '$1');
}
