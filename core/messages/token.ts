import type { Crypto } from '../ports/crypto.port.ts';
import type { DraftOp, Press } from './screen.ts';

/** Telegram carries at most this much behind a button. */
export const TOKEN_BYTES = 64;
const MAC_LENGTH = 10;

const OPS: Record<DraftOp, string> = {
  pick: 'p',
  done: 'd',
  keep: 'k',
  back: 'b',
  skip: 's',
  cancel: 'x',
  send: 'y',
  correct: 'c',
  summary: 'u',
  edit: 'e',
  typed: 't',
  more: 'm',
  page: 'g',
};
const OP_OF = new Map(Object.entries(OPS).map(([op, code]) => [code, op as DraftOp]));

function pack(action: Press): string[] {
  switch (action.do) {
    case 'move':
      return ['m', action.caseId, action.seq.toString(36), action.event, action.arg ?? ''];
    case 'view':
      return ['v', action.view, action.arg ?? '', (action.page ?? 0).toString(36)];
    case 'form':
      return ['f', action.form, action.caseId ?? '', action.arg ?? ''];
    case 'file':
      return ['k', action.item, action.caseId];
    case 'answer':
      return ['a', action.draft, action.step.toString(36), OPS[action.op], action.arg ?? ''];
  }
}

function unpack(parts: string[]): Press | null {
  const [kind, one = '', two = '', three = '', four = ''] = parts;
  switch (kind) {
    case 'm':
      return {
        do: 'move',
        caseId: one,
        seq: Number.parseInt(two, 36),
        event: three,
        ...(four === '' ? {} : { arg: four }),
      };
    case 'v':
      return { do: 'view', view: one, ...(two === '' ? {} : { arg: two }), page: Number.parseInt(three, 36) };
    case 'f':
      return {
        do: 'form',
        form: one,
        ...(two === '' ? {} : { caseId: two }),
        ...(three === '' ? {} : { arg: three }),
      };
    case 'k':
      return { do: 'file', item: one, caseId: two };
    case 'a': {
      const op = OP_OF.get(three);
      const step = Number.parseInt(two, 36);
      return op === undefined
        ? null
        : { do: 'answer', draft: one, step, op, ...(four === '' ? {} : { arg: four }) };
    }
    default:
      return null;
  }
}

/**
 * A button's token: what it does, and a code that only we can make and that fits this holder alone. Forwarded,
 * copied or guessed tokens decode to nothing.
 */
export function encodeAction(action: Press, holder: string, crypto: Crypto): string {
  const body = pack(action).join(':');
  const token = `${body}:${crypto.mac(`${holder}|${body}`, MAC_LENGTH)}`;
  if (new TextEncoder().encode(token).length > TOKEN_BYTES) throw new Error(`token too long: ${body}`);
  return token;
}

export function decodeAction(token: string, holder: string, crypto: Crypto): Press | null {
  const cut = token.lastIndexOf(':');
  const body = token.slice(0, cut);
  if (cut < 1 || crypto.mac(`${holder}|${body}`, MAC_LENGTH) !== token.slice(cut + 1)) return null;
  return unpack(body.split(':'));
}
