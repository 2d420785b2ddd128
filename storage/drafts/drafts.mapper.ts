import type { Draft } from '../../core/forms/draft.ts';
import { fromStored, toStored } from '../document.ts';
import type { StoredDraft } from './drafts.model.ts';

export function toStoredDraft(draft: Draft): StoredDraft {
  return { ...toStored(draft), open: true };
}

export function toDraft(stored: StoredDraft): Draft {
  const { open: _, endedBy: __, sentTo: ___, ...draft } = stored;
  return fromStored<Draft>(draft);
}
