import type { Arrivals } from './arrivals.port.ts';
import type { CaseStore } from './cases.port.ts';
import type { Clock } from './clock.port.ts';
import type { Crypto } from './crypto.port.ts';
import type { Directory } from './directory.port.ts';
import type { Doors } from './doors.port.ts';
import type { DraftStore } from './drafts.port.ts';
import type { Exchange } from './exchange.port.ts';
import type { FileStore } from './files.port.ts';
import type { Ids } from './ids.port.ts';
import type { Inbox } from './inbox.port.ts';
import type { Journal } from './journal.port.ts';
import type { Leases } from './leases.port.ts';
import type { Ledger } from './ledger.port.ts';
import type { Log } from './log.port.ts';
import type { Meters } from './meters.port.ts';
import type { ObligationStore } from './obligations.port.ts';
import type { Papers } from './papers.port.ts';
import type { People } from './people.port.ts';
import type { Pictures } from './pictures.port.ts';
import type { Sheets } from './sheets.port.ts';
import type { Texts } from './texts.port.ts';

/** Everything the core needs from outside. */
export interface Ports {
  journal: Journal;
  cases: CaseStore;
  directory: Directory;
  people: People;
  ledger: Ledger;
  obligations: ObligationStore;
  drafts: DraftStore;
  inbox: Inbox;
  arrivals: Arrivals;
  files: FileStore;
  papers: Papers;
  pictures: Pictures;
  sheets: Sheets;
  leases: Leases;
  meters: Meters;
  clock: Clock;
  ids: Ids;
  crypto: Crypto;
  texts: Texts;
  doors: Doors;
  log: Log;
  /** Absent: the company uses none. */
  exchange?: Exchange;
  /**
   * The company's own zone and language, for how long it holds a carrier that it has chosen, and how it is named in its
   * papers.
   */
  company: { zone: string; locale: 'ru' | 'en'; holdMinutes: number; name?: string; inn?: string };
}
