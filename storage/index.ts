import type { Connection } from 'mongoose';
import type { Ports } from '../core/ports/index.ts';
import { arrivalsModel } from './arrivals/arrivals.model.ts';
import { ArrivalsRepository } from './arrivals/arrivals.repository.ts';
import { casesModel } from './cases/cases.model.ts';
import { CasesRepository } from './cases/cases.repository.ts';
import { type ConnectOptions, connect, disconnect } from './connection.ts';
import { changesModel } from './directory/changes.model.ts';
import { Changes } from './directory/changes.ts';
import { directoryModel } from './directory/directory.model.ts';
import { DirectoryRepository } from './directory/directory.repository.ts';
import { draftsModel } from './drafts/drafts.model.ts';
import { DraftsRepository } from './drafts/drafts.repository.ts';
import { BytesOnDisk } from './files/bytes-on-disk.ts';
import { filesModel } from './files/files.model.ts';
import { FilesRepository } from './files/files.repository.ts';
import { inboxModel } from './inbox/inbox.model.ts';
import { InboxRepository } from './inbox/inbox.repository.ts';
import { journalModel } from './journal/journal.model.ts';
import { JournalRepository } from './journal/journal.repository.ts';
import { leasesModel } from './leases/leases.model.ts';
import { LeasesRepository } from './leases/leases.repository.ts';
import { ledgerModel } from './ledger/ledger.model.ts';
import { LedgerRepository } from './ledger/ledger.repository.ts';
import { metersModel } from './meters/meters.model.ts';
import { MetersRepository } from './meters/meters.repository.ts';
import { obligationsModel } from './obligations/obligations.model.ts';
import { ObligationsRepository } from './obligations/obligations.repository.ts';
import { identitiesModel } from './people/identities.model.ts';
import { IdentitiesRepository } from './people/identities.repository.ts';
import { invitesModel } from './people/invites.model.ts';
import { InvitesRepository } from './people/invites.repository.ts';
import { peopleModel } from './people/people.model.ts';
import { PeopleRepository } from './people/people.repository.ts';

export type StorePorts = Pick<
  Ports,
  | 'journal'
  | 'cases'
  | 'directory'
  | 'people'
  | 'ledger'
  | 'obligations'
  | 'drafts'
  | 'inbox'
  | 'files'
  | 'arrivals'
  | 'leases'
  | 'meters'
>;

export interface Store extends StorePorts {
  /** Forgets everything but what the scheduler keeps for itself. The playground's own store only. */
  wipe(): Promise<void>;
  /** Throws when the database cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
  connection: Connection;
  /** For what keeps its own collections there: the scheduler. */
  database: NonNullable<Connection['db']>;
}

export interface StoreOptions extends ConnectOptions {
  /** Where the bytes of files lie. */
  filesDir: string;
}

/** Connects, makes sure of all indexes, and reads the directory into its search. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const connection = await connect(options);
  try {
    const ports = await openRepositories(connection, options.filesDir);
    return {
      ...ports,
      connection,
      database: connection.db!,
      wipe: () => wipe(connection),
      async ping() {
        await connection.getClient().db(connection.name).command({ ping: 1 });
      },
      close: () => disconnect(connection),
    };
  } catch (error) {
    await disconnect(connection);
    throw error;
  }
}

async function openRepositories(connection: Connection, filesDir: string): Promise<StorePorts> {
  const directory = new DirectoryRepository(
    directoryModel(connection),
    new Changes(changesModel(connection)),
  );
  const ledger = new LedgerRepository(ledgerModel(connection));
  const identities = new IdentitiesRepository(identitiesModel(connection));
  const ports = {
    journal: new JournalRepository(journalModel(connection)),
    cases: new CasesRepository(casesModel(connection), directory),
    directory,
    people: new PeopleRepository(
      peopleModel(connection),
      identities,
      new InvitesRepository(invitesModel(connection)),
    ),
    ledger,
    obligations: new ObligationsRepository(obligationsModel(connection)),
    drafts: new DraftsRepository(draftsModel(connection)),
    inbox: new InboxRepository(inboxModel(connection)),
    arrivals: new ArrivalsRepository(arrivalsModel(connection)),
    files: new FilesRepository(filesModel(connection), new BytesOnDisk(filesDir)),
    leases: new LeasesRepository(leasesModel(connection)),
    meters: new MetersRepository(metersModel(connection)),
  };
  await identities.open();
  for (const model of Object.values(connection.models)) await model.createIndexes();
  await directory.open();
  await ledger.open();
  return ports;
}

async function wipe(connection: Connection): Promise<void> {
  for (const collection of await connection.db!.collections()) {
    if (!collection.collectionName.startsWith('agenda')) await collection.deleteMany({});
  }
}
