import type { Case } from '../../core/cases/case.ts';
import type { CaseIndex } from '../../core/ports/cases.port.ts';
import { fromStored, toStored } from '../document.ts';
import { keyOf, withOuter, wordsOf } from './case-keys.ts';
import type { StoredCase } from './cases.model.ts';

export function toStoredCase(projection: Case, index: CaseIndex): StoredCase {
  const { partyId, partyIds = [], people, keys = [] } = index;
  return {
    ...toStored(projection),
    index: {
      partyIds: [...new Set([...(partyId === undefined ? [] : [partyId]), ...partyIds])],
      people,
      stages: withOuter(Object.keys(projection.stages)),
      keys: [...new Set(keys.map(keyOf))],
      words: wordsOf(keys),
    },
  };
}

export function toCase(stored: StoredCase): Case {
  const { index: _, ...projection } = stored;
  return fromStored<Case>(projection);
}
