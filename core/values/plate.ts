import { z } from 'zod';
import { cyrillicLookAlikes, latinLookAlikes } from './look-alikes.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

const letter = '[АВЕКМНОРСТУХ]';
const region = '(?!0+$)(?:\\d{2}|[1-9]\\d{2})';
const vehicle = new RegExp(`^${letter}(?!000)\\d{3}${letter}{2}${region}$`);
const trailer = new RegExp(`^${letter}{2}(?!0000)\\d{4}${region}$`);
// Letters and digits; a number alone is a slip.
const foreign = /^(?=.*\d)[A-Z\d]{4,10}$/;

/**
 * Госномер without spaces: Russian ones in Cyrillic capitals (`А123ВС777`, a trailer's `АВ123477`), others in Latin
 * ones (`AB12347`).
 */
export const plateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vehicle'), number: z.string().regex(vehicle) }),
  z.strictObject({ kind: z.literal('trailer'), number: z.string().regex(trailer) }),
  z.strictObject({ kind: z.literal('foreign'), number: z.string().regex(foreign) }),
]);
export type Plate = z.infer<typeof plateSchema>;

export const plateProblems = [...lineProblems, 'not-a-plate', 'wrong-letters', 'no-such-plate'] as const;
export type PlateProblem = (typeof plateProblems)[number];

/** `а123вс 777`, `AB 1234 77`, `1234 AB-7`: look-alike letters of either alphabet are understood. */
export function parsePlate(text: string): Parsed<Plate, PlateProblem> {
  const line = foldLine(text, 40);
  if (!line.ok) return line;
  const typed = line.value.toUpperCase().replace(/[\s./|()-]/g, '');
  const number = cyrillicLookAlikes(typed.replace(/(?<=\d{2})(?:RUS|RU|РУС|РФ)$/, ''));
  if (vehicle.test(number)) return understood({ kind: 'vehicle', number });
  if (trailer.test(number)) return understood({ kind: 'trailer', number });
  if (/^\p{L}\d{3}\p{L}{2}\d{2,3}$/u.test(number)) {
    return refused(/[^АВЕКМНОРСТУХ\d]/.test(number) ? 'wrong-letters' : 'no-such-plate');
  }
  const latin = latinLookAlikes(typed);
  if (/\p{Script=Cyrillic}/u.test(latin)) return refused('wrong-letters');
  return foreign.test(latin) && /[A-Z]/.test(latin)
    ? understood({ kind: 'foreign', number: latin })
    : refused('not-a-plate');
}
