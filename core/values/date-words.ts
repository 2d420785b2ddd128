/** Stems and abbreviations of the months, January first; a word belongs to the month whose pattern it fits. */
const months = [
  'янв(?:ар[ьяе])?|jan(?:uary)?',
  'фев(?:р(?:ал[ьяе])?)?|feb(?:ruary)?',
  'мар(?:та?|те)?|mar(?:ch)?',
  'апр(?:ел[ьяе])?|apr(?:il)?',
  'ма[йяе]|may',
  'июн[ьяе]?|jun(?:e)?',
  'июл[ьяе]?|jul(?:y)?',
  'авг(?:уста?|усте)?|aug(?:ust)?',
  'сен(?:т(?:ябр[ьяе])?)?|sept?(?:ember)?',
  'окт(?:ябр[ьяе])?|oct(?:ober)?',
  'ноя(?:б(?:р[ьяе])?)?|nov(?:ember)?',
  'дек(?:абр[ьяе])?|dec(?:ember)?',
];

/** Monday first. */
const weekdays = [
  'пн|пон|понед|понедельник[ау]?|mon|monday',
  'вт|втор|вторник[ау]?|tue|tues|tuesday',
  'ср|сред[аыеу]|wed|wednesday',
  'чт|четв|четверг[ау]?|thu|thur|thurs|thursday',
  'пт|пятн|пятниц[аыеу]|fri|friday',
  'сб|суб|суббот[аыеу]|sat|saturday',
  'вс|воскр|воскресень[еяю]|sun|sunday',
];

/** Days from today. */
const relativeDays: readonly (readonly [number, string])[] = [
  [-2, 'позавчера|day before yesterday'],
  [-1, 'вчера|yesterday'],
  [0, 'сегодня|сегодн|today'],
  [1, 'завтра|завтр|tomorrow|tmrw'],
  [2, 'после ?завтра|day after tomorrow'],
];

const numerals: readonly (readonly [number, string])[] = [
  [1, 'один|одну|one|an|a'],
  [2, 'два|две|двое|пару|two|a couple of'],
  [3, 'три|трое|three'],
  [4, 'четыре|four'],
  [5, 'пять|five'],
  [6, 'шесть|six'],
  [7, 'семь|seven'],
  [8, 'восемь|eight'],
  [9, 'девять|nine'],
  [10, 'десять|ten'],
];

export const monthWord = months.join('|');
export const weekdayWord = weekdays.join('|');
export const relativeDayWord = relativeDays.map(([, words]) => words).join('|');
export const numeralWord = numerals.map(([, words]) => words).join('|');

/** 1–12. */
export const monthOf = numbering(months.map((words, i) => [i + 1, words]));
/** 1 is Monday, 7 Sunday. */
export const weekdayOf = numbering(weekdays.map((words, i) => [i + 1, words]));
export const relativeDayOf = numbering(relativeDays);
export const numeralOf = numbering(numerals);

function numbering(entries: readonly (readonly [number, string])[]): (word: string) => number {
  const patterns = entries.map(([value, words]) => [value, new RegExp(`^(?:${words})$`)] as const);
  return (word) => patterns.find(([, pattern]) => pattern.test(word))?.[0] ?? Number.NaN;
}
