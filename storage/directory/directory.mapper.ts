import type { Party } from '../../core/people/party.ts';
import { companyKey } from '../../core/values/company-name.ts';
import { fromStored, toStored } from '../document.ts';
import type { StoredParty } from './directory.model.ts';

export function toStoredParty(party: Party): StoredParty {
  return { ...toStored(party), sortName: companyKey(party.name) };
}

export function toParty(stored: StoredParty): Party {
  const { sortName: _, ...party } = stored;
  return fromStored<Party>(party);
}
