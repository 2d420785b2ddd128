import { fold } from '../values/tidy.ts';
import type { City } from './city.ts';

const ignored =
  /^(?:обл|область|край|респ|республика|ао|автономный|округ|р-н|район|region|oblast|krai|territory|republic)\.?$/;

const abbreviations: Readonly<Record<string, string>> = {
  мо: 'московская',
  подмосковье: 'московская',
  ло: 'ленинградская',
  нсо: 'новосибирская',
  хмао: 'ханты-мансийский',
  янао: 'ямало-ненецкий',
  еао: 'еврейская',
  рб: 'беларусь',
  рк: 'казахстан',
  рф: 'россия',
  саха: 'якутия',
};

const SHORTEST = 3;

/** Whether folded words such as `мурманская обл.`, `МО` or `Китай` name the town's region or country. */
export function isInRegion(city: City, words: string): boolean {
  const typed = words
    .split(' ')
    .filter((word) => !ignored.test(word))
    .map((word) => abbreviations[word] ?? word.replace(/\.$/, ''));
  const names = [
    ...fold(`${city.region} ${city.regionEn}`).split(' '),
    ...(city.country === 'RU' ? ['россия', 'russia'] : []),
  ];
  return typed.length > 0 && typed.every((word) => names.some((name) => isShort(word, name)));
}

function isShort(word: string, name: string): boolean {
  return word === name || (word.length >= SHORTEST && name.startsWith(word));
}
