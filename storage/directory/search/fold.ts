import { companyKey } from '../../../core/values/company-name.ts';

const LATIN: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Ways to write one sound in Latin letters, brought to one; in this order. */
const SOUNDS: [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/t[sz]/g, 'c'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ck|q/g, 'k'],
  [/[jy]/g, 'i'],
  [/i[eo]/g, 'e'],
  [/(.)\1+/g, '$1'],
];

/**
 * Words as they sound, in Latin letters: `Ёлка`, `ЕЛКА`, `yolka` and `jolka` come out the same. Numbers stay as they
 * are. For comparing, never for showing.
 */
export function fold(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´"«»„“”]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(foldWord)
    .filter((word) => word !== '');
}

/** As {@link fold}, without the legal form. */
export function foldName(name: string): string[] {
  return fold(companyKey(name.replace(/['’‘`´]/gu, '')));
}

function foldWord(word: string): string {
  if (/^\d+$/.test(word)) return word;
  const latin = [...word].map((letter) => LATIN[letter] ?? letter).join('');
  return SOUNDS.reduce((text, [sound, letters]) => text.replace(sound, letters), latin);
}
