import { z } from 'zod';
import type { ExchangeRefusal, NotDone } from '../../core/ports/index.ts';

/** The older methods write `Error`, the newer ones `error`; both are met at https://ati.su/developers/api/loads. */
const errorBody = z.union([
  z.object({ Error: z.string() }).transform(({ Error: code }) => code),
  z.object({ error: z.string() }).transform(({ error }) => error),
]);

/** Codes of https://ati.su/developers/api/loads. */
const BY_CODE: Record<string, ExchangeRefusal> = {
  load_conflict_error: 'duplicate',
  load_not_found_error: 'not-found',
  city_not_found_error: 'town-unknown',
  access_denied_error: 'not-allowed',
  cargos_limit_reached: 'limit',
};

const BY_STATUS: Record<number, ExchangeRefusal> = {
  401: 'not-allowed',
  402: 'not-allowed',
  403: 'not-allowed',
  404: 'not-found',
  405: 'in-use',
  409: 'duplicate',
};

/** What an answer of 400 to 499 means; `note` writes its codes down, never its words. */
export function refusalOf(
  status: number,
  body: unknown,
  note: (fields: Record<string, unknown>) => void,
): NotDone {
  const code = errorBody.safeParse(body).data;
  note({ status, ...(code === undefined ? {} : { code: code.slice(0, 60) }) });
  // Repeated in vain: the daily limit, or somebody else uses the same key.
  if (status === 429) return { result: 'later' };
  return { result: 'refused', reason: BY_CODE[code ?? ''] ?? BY_STATUS[status] ?? 'invalid' };
}
