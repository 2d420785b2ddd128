import type { Entry } from '../cases/entry.ts';

/** The append-only journal of all cases. */
export interface Journal {
  /**
   * Inserts one entry; that insert is the whole commit. `taken`: another entry has this seq, or this commandId is
   * already in the case: load and decide again.
   */
  append(entry: Entry): Promise<'appended' | 'taken'>;
  /** Inserts entries whose effects were carried out already, in bulk; one that is there is left as it is. */
  takeOver(entries: Entry[]): Promise<void>;
  /** The entry that a command left in a case, if it was accepted before. */
  byCommand(caseId: string, commandId: string): Promise<Entry | null>;
  /** Entries after `seq`, in order of seq. */
  tail(caseId: string, afterSeq: number): Promise<Entry[]>;
  /** Newest entries with these fact types in [from, to), oldest first. */
  facts(types: string[], from: string, to: string): Promise<Entry[]>;
  /** Cases that have entries whose effects were not yet dispatched. */
  undispatched(limit: number): Promise<string[]>;
  /** A case's entries that wait for dispatch, in order. */
  waiting(caseId: string): Promise<Entry[]>;
  /** `dispatched` is the one mutable field, outside the hash. */
  markDispatched(entryId: string): Promise<void>;
  /** Ids of all cases of a process (all processes when none), for replay checks. */
  caseIds(process?: string): Promise<string[]>;
}
