import { z } from 'zod';
import { readDecimal, readQuantity } from './decimal.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

const MAX_PLACES = 1_000_000;

export const packageKindSchema = z.enum([
  'place',
  'pallet',
  'box',
  'crate',
  'bag',
  'big-bag',
  'barrel',
  'roll',
  'bundle',
  'container',
  'piece',
]);
export type PackageKind = z.infer<typeof packageKindSchema>;

/** Грузовые места: how many packages of what kind. */
export const placesSchema = z.strictObject({
  count: z.int().positive().max(MAX_PLACES),
  kind: packageKindSchema,
});
export type Places = z.infer<typeof placesSchema>;

export const placesProblems = [
  ...lineProblems,
  'not-understood',
  'unknown-package',
  'negative',
  'zero',
  'too-big',
  'not-whole',
] as const;
export type PlacesProblem = (typeof placesProblems)[number];

const spellings: readonly (readonly [PackageKind, RegExp])[] = [
  ['place', /^(?:|м|места?|мест|гр\p{L}* ?мест\p{L}*|places?|packages?|pkgs?|colli|упаков\p{L}*)$/u],
  ['pallet', /^(?:п|пал|палл?ет\p{L}*|под+он\p{L}*|европал\p{L}*|plt|pal|pallets?|skids?)$/u],
  ['box', /^(?:кор|короб\p{L}*|box|boxes|cartons?|ctns?)$/u],
  ['crate', /^(?:ящ|ящик\p{L}*|crates?|cases?)$/u],
  ['big-bag', /^(?:бб|биг[- ]?б[еэ]г\p{L}*|мкр|big[- ]?bags?)$/u],
  ['bag', /^(?:меш|меш\p{L}*|bags?|sacks?)$/u],
  ['barrel', /^(?:боч\p{L}*|barrels?|drums?)$/u],
  ['roll', /^(?:рул|рулон\p{L}*|бухт\p{L}*|катуш\p{L}*|rolls?|coils?)$/u],
  ['bundle', /^(?:пач\p{L}*|связ\p{L}*|тюк\p{L}*|кип\p{L}*|bundles?|bales?)$/u],
  ['container', /^(?:конт|контейнер\p{L}*|containers?)$/u],
  ['piece', /^(?:шт|штук\p{L}*|pcs|pieces?)$/u],
];

/** `33 палеты`, `20 мест`, `20` → a count and a kind; without a word, places. */
export function parsePlaces(text: string): Parsed<Places, PlacesProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const quantity = readQuantity(line.value);
  const count = quantity ? readDecimal(quantity.digits, 'groups') : null;
  if (!quantity || !count) return refused('not-understood');
  const spelling = spellings.find(([, spelled]) => spelled.test(quantity.unit));
  if (!spelling) return refused('unknown-package', { unit: quantity.unit.slice(0, 30) });
  if (count.eq(0)) return refused('zero');
  if (quantity.negative) return refused('negative');
  if (!count.eq(count.round(0, 0))) return refused('not-whole');
  if (count.gt(MAX_PLACES)) return refused('too-big', { max: MAX_PLACES });
  return understood({ count: count.toNumber(), kind: spelling[0] });
}
