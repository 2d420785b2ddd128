import { parsePlate } from '../../core/values/plate.ts';
import { fold } from '../directory/search/fold.ts';

/** What two spellings of a key have in common: plates as the register has them, all else as it sounds. */
export function keyOf(text: string): string {
  const plate = parsePlate(text);
  return plate.ok ? plate.value.number : fold(text).join(' ');
}

/** The words of keys without those that hold a number: few and always the same ones (towns), so typos can be told. */
export function wordsOf(keys: string[]): string[] {
  return [...new Set(keys.flatMap(fold).filter((word) => !/\d/.test(word)))];
}

/** The stage itself and every stage around it. */
export function withOuter(paths: string[]): string[] {
  const all = paths.flatMap((path) => {
    const names = path.split('.');
    return names.map((_, index) => names.slice(0, index + 1).join('.'));
  });
  return [...new Set(all)];
}
