import { z } from 'zod';
import type { Answer, AtiHttp } from './http.ts';

const contacts = z.array(
  z.object({ id: z.int(), name: z.string().nullish(), is_deleted: z.boolean().nullish() }),
);
const own = z.object({ id: z.int() });

/**
 * Whom carriers may call about a load: the company's contact of that name, `GET /v1.0/firms/contacts`, else the contact
 * whose key this is, `GET /v1.0/firms/contact`. Both as public clients have them: https://github.com/Kirill552/Dispatcher,
 * `docs/ati-api-reference.md` §11 and `extensions/ati-cargo/index.ts`, which also says that numbers begin at 0.
 */
export async function contactOf(http: AtiHttp, name: string | undefined): Promise<Answer<number>> {
  if (name !== undefined) {
    const all = await http.ask({ method: 'GET', path: '/v1.0/firms/contacts', safe: true }, contacts);
    if (!('value' in all)) return all;
    const words = wordsOf(name);
    const found = all.value.filter(
      (one) => one.is_deleted !== true && words.every((word) => wordsOf(one.name).includes(word)),
    );
    if (found.length === 1 && found[0] !== undefined) return { value: found[0].id };
  }
  const mine = await http.ask({ method: 'GET', path: '/v1.0/firms/contact', safe: true }, own);
  return 'value' in mine ? { value: mine.value.id } : mine;
}

function wordsOf(name: string | null | undefined): string[] {
  return (name ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
}
