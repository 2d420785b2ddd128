import { z } from 'zod';
import { quoted } from '../../texts/fit.ts';
import { type Text, t } from '../../texts/text.ts';
import { parseWeight } from '../../values/index.ts';
import { fold } from '../../values/tidy.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';

/** Trucks of one kind that the carrier has, by its own word; `tonnage` in kilograms. */
const trucks = z.object({
  body: z.enum(BODY_TYPES),
  count: z.int().min(1).max(9999),
  tonnage: z.number().positive().max(1_000_000).optional(),
});
export type Trucks = z.infer<typeof trucks>;
export type Body = Trucks['body'];
export const MOST_KINDS = 20;
export const fleetSchema = z.array(trucks).max(MOST_KINDS);

const LONGEST = 1000;

const SPELLED: readonly (readonly [Body, RegExp])[] = [
  ['tent', /^(?:тент|штор|curtain|tilt|tent)/u],
  ['refrigerator', /^(?:реф|холодильник|refrig|reefer)/u],
  ['isothermal', /^(?:изотерм|термос|isotherm)/u],
  ['board', /^(?:борт|открыт|board|flatbed|open-side)/u],
  ['container', /^(?:контейнер|container)/u],
  ['lowbed', /^(?:трал|низкорам|lowbed|lowboy)/u],
  ['tank', /^(?:цистерн|наливн|бочк|tank)/u],
  ['other', /^(?:друг|проч|ина|other)/u],
];

/** `5 тентов 20 т, 2 рефа, борт 10т`: how many, which body, what each carries. */
export function parseFleet(text: string): { value: Trucks[] } | { problem: Text } {
  // A comma between digits belongs to a number: `1,5 т`.
  const parts = text
    .slice(0, LONGEST)
    .split(/[;\n]|,(?!\d)/u)
    .map((part) => fold(part));
  const fleet: Trucks[] = [];
  for (const part of parts.filter((one) => one !== '')) {
    const found = readTrucks(part);
    if (found === undefined) return { problem: t('carrier.problem.trucks', { typed: quoted(part) }) };
    fleet.push(found);
  }
  if (fleet.length === 0) return { problem: t('carrier.problem.trucks', { typed: quoted(text) }) };
  return fleet.length > MOST_KINDS
    ? { problem: t('carrier.problem.tooManyKinds', { max: MOST_KINDS }) }
    : { value: fleet };
}

/** The body that a word means, in any of its forms: `тенты`, `реф`. */
export function bodyNamed(word: string): Body | undefined {
  return SPELLED.find(([, spelled]) => spelled.test(fold(word)))?.[0];
}

function readTrucks(part: string): Trucks | undefined {
  const match = /^(?:(?<count>\d{1,4}) ?(?:x|х|шт\.?)? )?(?<word>\p{L}[\p{L}-]*)(?: (?<rest>.*))?$/u.exec(
    part,
  );
  const { count = '1', word = '', rest = '' } = match?.groups ?? {};
  const body = bodyNamed(word);
  if (body === undefined || Number(count) < 1) return undefined;
  const weight = rest.replace(/^(?:по|до|на|up to|of) /u, '');
  if (weight === '') return { body, count: Number(count) };
  const tonnage = parseWeight(weight, { bareTonnesUnder: 100 });
  return tonnage.ok ? { body, count: Number(count), tonnage: tonnage.value } : undefined;
}

/** One word for each body that {@link parseFleet} reads. */
const WORD: Record<Body, string> = {
  tent: 'тент',
  refrigerator: 'реф',
  isothermal: 'изотерм',
  board: 'борт',
  container: 'контейнер',
  lowbed: 'трал',
  tank: 'цистерна',
  other: 'другой',
};

/** As {@link parseFleet} reads it back. */
export function fleetWords({ body, count, tonnage }: Trucks): string {
  return `${count} ${WORD[body]}${tonnage === undefined ? '' : ` ${tonnage} кг`}`;
}

export function fleetText(fleet: readonly Trucks[]): Text {
  return t('list', { items: { list: fleet.map(trucksText) } });
}

function trucksText({ body, count, tonnage }: Trucks): Text {
  const params = { n: count, body: { text: t(`carrier.body.${body}`) } };
  return tonnage === undefined
    ? t('carrier.card.trucks', params)
    : t('carrier.card.trucksOf', { ...params, tonnage: { text: t('weight', { kg: tonnage }) } });
}
