import type { Channel } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';

const CHANNEL: Channel = 'telegram-partners';
const MAC_LENGTH = 16;

/** What a link in a group's chat stands for: whoever follows it asks to take part in the case. */
export interface Join {
  caseId: string;
  /** Case of the group of carriers in whose chat the link stands. */
  group: string;
}

/** The payload of a deep link: at most 64 letters, digits, `_` and `-`, which only we can make. */
export function joinToken({ caseId, group }: Join, { mac }: Ports['crypto']): string {
  return `${caseId}_${group}_${mac(`join|${caseId}|${group}`, MAC_LENGTH)}`;
}

/** Null for anything that is no such payload, or is not ours. */
export function readJoinToken(payload: string, crypto: Ports['crypto']): Join | null {
  const [, caseId = '', group = ''] = /^([a-z0-9-]+)_([a-z0-9]+)_/.exec(payload) ?? [];
  const join = { caseId, group };
  return caseId !== '' && joinToken(join, crypto) === payload ? join : null;
}

/** Null where the partners' messenger is not connected. */
export function joinLink(join: Join, { crypto, doors }: Pick<Ports, 'crypto' | 'doors'>): string | null {
  return doors.inviteLink(CHANNEL, joinToken(join, crypto));
}
