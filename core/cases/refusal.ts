import { type Text, type TextParam, t } from '../texts/text.ts';

/** A normal answer of the business: a code for programs, a text for people (`refusal.<code>`). */
export interface Refusal {
  code: string;
  text: Text;
  /** The answer that it is about, where the fact came from a form. */
  field?: string;
}

export function refuse(code: string, params?: Record<string, TextParam>): Refusal {
  return { code, text: t(`refusal.${code}`, params) };
}

/** The same refusal, said at the answer that it is about. */
export function saidAt(field: string, refusal: Refusal): Refusal {
  return { ...refusal, field };
}

/** Tells a refusal from what was taken over instead. */
export function isRefusal(taken: object): taken is Refusal {
  return 'code' in taken && 'text' in taken;
}
