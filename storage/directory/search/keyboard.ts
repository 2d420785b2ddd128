const ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const ENGLISH_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';

const toRussian = new Map<string, string>();
const toEnglish = new Map<string, string>();
for (const [i, russian] of [...RUSSIAN].entries()) {
  const english = ENGLISH.charAt(i);
  toRussian.set(english, russian).set(ENGLISH_SHIFTED.charAt(i), russian);
  toEnglish.set(russian, english);
}

/** What was meant when the keyboard was in the other language: `hjvfirf` for `ромашка`, `вгыые` for `dusst`. */
export function otherLayouts(text: string): string[] {
  const lower = text.toLowerCase();
  const meant = [mapped(text, toRussian), mapped(lower, toEnglish)];
  return [...new Set(meant)].filter((typed) => typed !== lower && typed !== text);
}

function mapped(text: string, keys: ReadonlyMap<string, string>): string {
  return [...text].map((key) => keys.get(key) ?? key).join('');
}
