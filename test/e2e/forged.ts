import type { Press } from '../../core/messages/screen.ts';
import { encodeAction } from '../../core/messages/token.ts';
import type { Company } from './company.ts';

export type { Press as Action };

/** A token as Caravan itself would make it for this person, for anything at all. */
export function encodeActionFor(company: Company, personId: string, action: Press): string {
  return encodeAction(action, personId, company.caravan.ports.crypto);
}
