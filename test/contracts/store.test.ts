import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Log } from '../../core/ports/index.ts';
import { startEngine } from '../../storage/embedded/index.ts';
import { openStore, type Store, type StorePorts } from '../../storage/index.ts';
import { describeAccountsContract } from './accounts.contract.ts';
import { describeArrivalsContract } from './arrivals.contract.ts';
import { describeCasesContract } from './cases.contract.ts';
import { describeClocks } from './clock.contract.ts';
import { describeDirectoryContract } from './directory.contract.ts';
import { describeDraftsContract } from './drafts.contract.ts';
import { describeFilesContract } from './files.contract.ts';
import { describeInboxContract } from './inbox.contract.ts';
import { describeJournalContract } from './journal.contract.ts';
import { describeLeasesContract } from './leases.contract.ts';
import { describeLedgerContract } from './ledger.contract.ts';
import { describeLedgerAccounting } from './ledger-accounting.contract.ts';
import { describeLedgerClaims } from './ledger-claims.contract.ts';
import { openLossyProxy } from './lossy-proxy.ts';
import { describeLostAnswers } from './lost-answer.contract.ts';
import { describeMetersContract } from './meters.contract.ts';
import { describeObligationsContract } from './obligations.contract.ts';
import { describePeopleContract } from './people.contract.ts';
import { describeStore } from './store.contract.ts';
import type { OpenTwo } from './two-instances.ts';

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Backend {
  uri: string;
  close(): Promise<void>;
}

const embedded = { name: 'embedded engine', explains: false, start: (dir: string) => startEngine({ dir }) };
const backends: { name: string; explains: boolean; start: (dir: string) => Promise<Backend> }[] = [embedded];
const mongodb = process.env.MONGODB_URI;
if (mongodb !== undefined) {
  backends.push({
    name: 'MongoDB',
    explains: true,
    start: async () => ({ uri: mongodb, close: async () => undefined }),
  });
}

describe.each(backends)('store on $name', ({ explains, start }) => {
  let dir: string;
  let backend: Backend;
  let uri: string;
  let here: Store;
  let there: Store;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'caravan-store-'));
    backend = await start(join(dir, 'engine'));
    const address = new URL(backend.uri);
    address.pathname = `/caravan-test-${randomBytes(6).toString('hex')}`;
    uri = address.toString();
    here = await openStore({ uri, filesDir: join(dir, 'files'), log });
    there = await openStore({ uri, filesDir: join(dir, 'files'), log });
  });

  afterAll(async () => {
    await here.connection.dropDatabase();
    await here.close();
    await there.close();
    await backend.close();
    await rm(dir, { recursive: true });
  });

  async function empty(): Promise<void> {
    for (const model of Object.values(here.connection.models)) await model.deleteMany({});
    await rm(join(dir, 'files'), { recursive: true, force: true });
  }

  function two<Name extends keyof StorePorts>(name: Name): OpenTwo<StorePorts[Name]> {
    return async () => {
      await empty();
      return { here: here[name], there: there[name] };
    };
  }

  describeJournalContract(two('journal'));
  describeCasesContract(two('cases'), () => here.directory);
  describeDirectoryContract(two('directory'));
  describePeopleContract(two('people'));
  describeAccountsContract(two('people'));
  describeLedgerContract(two('ledger'));
  describeLedgerClaims(two('ledger'));
  describeLedgerAccounting(two('ledger'));
  describeObligationsContract(two('obligations'));
  describeDraftsContract(two('drafts'), async () => here.connection.model('Draft').find().lean());
  describeInboxContract(two('inbox'));
  describeArrivalsContract(two('arrivals'));
  describeFilesContract(two('files'));
  describeLeasesContract(two('leases'));
  describeMetersContract(two('meters'));
  describeClocks(async () => {
    await empty();
    return here.connection;
  });
  describeLostAnswers(async () => {
    await empty();
    const proxy = await openLossyProxy(uri);
    const reported: string[] = [];
    const onLostAnswer = (command: string) => void reported.push(command);
    const store = await openStore({ uri: proxy.uri, filesDir: join(dir, 'files'), log, onLostAnswer });
    const close = async () => {
      await store.close();
      await proxy.close();
    };
    return { store, proxy, reported, close };
  });
  describeStore(async () => {
    await empty();
    return () => openStore({ uri, filesDir: join(dir, 'files'), log });
  }, explains);
});
