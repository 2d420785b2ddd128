import type { Catalogue } from '../catalogue.ts';
import { blanksOf } from './blanks.ts';
import { fits, isPattern, type Use } from './use.ts';

/** A key that becomes one of several messages. */
export type Choices = Readonly<Record<string, { among: readonly string[] }>>;

/** What the code says: texts it speaks of, and all strings in it. */
export interface Code {
  uses: Use[];
  strings: ReadonlySet<string>;
}

/** A button that is longer than this is cut on a phone. */
const LONGEST_BUTTON = 28;

/**
 * Everything that is wrong with the texts: keys or blanks that differ between languages, keys that the code needs
 * and nobody wrote, keys that nobody needs, blanks that the code does not fill.
 */
export function findings(
  catalogues: ReadonlyMap<string, Catalogue>,
  { uses, strings }: Code,
  choices: Choices,
): string[] {
  const broken = [...catalogues].flatMap(([locale, catalogue]) => brokenIn(locale, catalogue));
  if (broken.length > 0) return broken;
  const spoken = uses.filter((use) => !isPattern(use));
  const keys = new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()]));
  return [
    ...[...keys].flatMap((key) => differences(key, catalogues)),
    ...spoken.flatMap((use) => unmet(use, catalogues, choices)),
    ...uses.filter(isPattern).flatMap((use) => underivable(use, spoken)),
    ...unused(keys, spoken, strings, choices),
  ];
}

function brokenIn(locale: string, catalogue: Catalogue): string[] {
  return [...catalogue].flatMap(([key, message]) => {
    if (message.trim() === '') return [`${locale}: ${key} is empty`];
    if (key.includes('.button.') && message.length > LONGEST_BUTTON)
      return [`${locale}: ${key} is too long for a button`];
    try {
      blanksOf(message);
      return [];
    } catch (error) {
      return [`${locale}: ${key} cannot be read (${(error as Error).message})`];
    }
  });
}

function differences(key: string, catalogues: ReadonlyMap<string, Catalogue>): string[] {
  const said = [...catalogues].map(([locale, catalogue]) => ({ locale, message: catalogue.get(key) }));
  const missing = said.filter(({ message }) => message === undefined);
  if (missing.length > 0) return missing.map(({ locale }) => `${locale}: ${key} is missing`);
  const blanks = said.map(({ locale, message = '' }) => ({ locale, blanks: blanksOf(message).join() }));
  const [first] = blanks;
  return blanks
    .filter((other) => other.blanks !== first?.blanks)
    .map((other) => `${key}: ${other.locale} has {${other.blanks}}, ${first?.locale} has {${first?.blanks}}`);
}

function unmet(
  { key, given, where }: Use,
  catalogues: ReadonlyMap<string, Catalogue>,
  choices: Choices,
): string[] {
  const chosen = choices[key]?.among;
  return [...catalogues].flatMap(([locale, catalogue]) => {
    const absent = (chosen ?? [key]).filter((one) => !catalogue.has(one));
    if (absent.length > 0) return absent.map((one) => `${locale}: ${one} is missing (${where})`);
    if (given === null || chosen !== undefined) return [];
    const empty = blanksOf(catalogue.get(key) ?? '').filter((blank) => !given.includes(blank));
    return empty.length === 0
      ? []
      : [`${locale}: ${key} wants {${empty.join()}}, which is not given (${where})`];
  });
}

/** A key put together at run time must be one of those that the check can list by itself. */
function underivable({ key, where }: Use, spoken: Use[]): string[] {
  return spoken.some((use) => fits(use.key, key)) ? [] : [`${key} stands for no known key (${where})`];
}

function unused(
  keys: ReadonlySet<string>,
  spoken: Use[],
  strings: ReadonlySet<string>,
  choices: Choices,
): string[] {
  const used = new Set(spoken.flatMap(({ key }) => [key, ...(choices[key]?.among ?? [])]));
  return [...keys]
    .filter((key) => !used.has(key) && !strings.has(key))
    .map((key) => `${key} is used nowhere`);
}
