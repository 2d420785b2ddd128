/** What a partner wrote, said or sent outside a form. Erasable: the journal refers to it by id. */
export interface InboxItem {
  id: string;
  personId: string;
  caseId?: string;
  text: string;
  files: string[];
  at: string;
}

export interface Inbox {
  /** Keeps it; an id that is there already is left as it is. */
  keep(item: InboxItem): Promise<void>;
  /** Says which case it belongs to; false when it was said otherwise before. */
  assign(id: string, caseId: string): Promise<boolean>;
  get(id: string): Promise<InboxItem | null>;
  ofCase(caseId: string, limit: number): Promise<InboxItem[]>;
}
