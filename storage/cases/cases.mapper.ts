import type { Case } from '../../core/cases/case.ts';
import type { CaseIndex } from '../../core/ports/cases.port.ts';
import { fromStored, toStored } from '../document.ts';
import type { StoredCase } from './cases.model.ts';

export function toStoredCase(projection: Case, index: CaseIndex): StoredCase {
  return { ...toStored(projection), index: { ...index } };
}

export function toCase(stored: StoredCase): Case {
  const { index: _, ...projection } = stored;
  return fromStored<Case>(projection);
}
