import type { Draft } from '../forms/draft.ts';
import type { Field } from '../forms/form.ts';
import type { Kit } from './kit.ts';

/** The clock by which a field's answer is meant, where that is not the company's: of a stop, for example. */
export async function fieldZone(kit: Kit, draft: Draft, field: Field): Promise<string | undefined> {
  if (field.zone === undefined || draft.caseId === undefined) return undefined;
  const current = await kit.cases.load(draft.caseId);
  return current === null ? undefined : field.zone(current);
}
