import type { Draft, Ending } from '../forms/draft.ts';
import type { Channel } from '../people/person.ts';

export interface DraftStore {
  /** The one draft that is open for a person in a messenger. */
  openOf(personId: string, channel: Channel): Promise<Draft | null>;
  get(id: string): Promise<Draft | null>;
  /** Creates it unless the person has an open one or the id exists. */
  create(draft: Draft): Promise<'created' | 'taken'>;
  /** Replaces the draft if its rev in the store is still `fromRev`. */
  save(draft: Draft, fromRev: number): Promise<'saved' | 'stale'>;
  /** Closes it and records the update that ended it, so that a repeat of that update is known for one. */
  close(id: string, update: string, sentTo?: string): Promise<void>;
  /** The draft that this update ended. */
  endedBy(update: string): Promise<Ending | null>;
}
