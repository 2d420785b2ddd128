export type { Arrival, Arrivals } from './arrivals.port.ts';
export type { CaseStore } from './cases.port.ts';
export type { Clock } from './clock.port.ts';
export type { Crypto } from './crypto.port.ts';
export type { Directory } from './directory.port.ts';
export type { Doors } from './doors.port.ts';
export type { DraftStore } from './drafts.port.ts';
export type {
  Exchange,
  ExchangeBid,
  ExchangeLoad,
  ExchangePlace,
  ExchangePrice,
  ExchangeRefusal,
  NotDone,
  PostedLoad,
} from './exchange.port.ts';
export type { FileStore } from './files.port.ts';
export type { Ids } from './ids.port.ts';
export type { Inbox, InboxItem } from './inbox.port.ts';
export type { Journal } from './journal.port.ts';
export type { Leases } from './leases.port.ts';
export type { ClaimQuery, Ledger, LedgerCounts } from './ledger.port.ts';
export type { Log } from './log.port.ts';
export type { Meters } from './meters.port.ts';
export type { ObligationStore } from './obligations.port.ts';
export type { Papers } from './papers.port.ts';
export type { People, PersonChange } from './people.port.ts';
export type { Pictures } from './pictures.port.ts';
export type { Ports } from './ports.ts';
export type { Sender, SendResult } from './sender.port.ts';
export type { Texts } from './texts.port.ts';
