import { type Db, type Document, type IndexDescriptionInfo, MongoClient } from 'mongodb';

/** How far a copy has come. */
export interface TransferProgress {
  readonly collection: string;
  /** Documents of this collection copied so far. */
  readonly copied: number;
  /** Documents the collection held when its copy began. */
  readonly total: number;
}

export interface TransferOptions {
  readonly onProgress?: (progress: TransferProgress) => void;
}

export interface TransferSummary {
  readonly collections: number;
  readonly documents: number;
}

const BATCH = 500;

/** Keeps every BSON type as it is stored: an int stays an int, a double a double. */
const AS_STORED = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

/**
 * Copies a database with its documents and indexes, from the embedded engine to a MongoDB server or back. The names
 * of the databases are those in the connection strings. Nobody should write to the source meanwhile.
 * @throws Error when a collection of the target already holds documents, or the source has what cannot be copied
 */
export async function copyDatabase(
  fromUri: string,
  toUri: string,
  { onProgress = () => undefined }: TransferOptions = {},
): Promise<TransferSummary> {
  const source = new MongoClient(fromUri);
  const target = new MongoClient(toUri);
  try {
    await source.connect();
    await target.connect();
    return await copyAll(source.db(), target.db(), onProgress);
  } finally {
    await source.close();
    await target.close();
  }
}

async function copyAll(
  from: Db,
  to: Db,
  onProgress: (progress: TransferProgress) => void,
): Promise<TransferSummary> {
  const names = await collectionNames(from);
  for (const name of names) {
    if ((await to.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) {
      throw new Error(
        `The collection '${name}' of the target already holds documents: copy into an empty database`,
      );
    }
  }
  let documents = 0;
  for (const name of names) documents += await copyCollection(from, to, name, onProgress);
  return { collections: names.length, documents };
}

async function collectionNames(db: Db): Promise<string[]> {
  const described = await db.listCollections({}, { nameOnly: false }).toArray();
  return described
    .filter(({ name }) => !name.startsWith('system.'))
    .map(({ name, type, options }) => {
      if (type !== 'collection')
        throw new Error(`'${name}' is a ${type}: only plain collections can be copied`);
      if (options && Object.keys(options).length > 0) {
        throw new Error(
          `The collection '${name}' has options that cannot be copied: ${Object.keys(options).join(', ')}`,
        );
      }
      return name;
    })
    .sort();
}

async function copyCollection(
  from: Db,
  to: Db,
  name: string,
  onProgress: (progress: TransferProgress) => void,
): Promise<number> {
  const source = from.collection(name);
  const total = await source.countDocuments();
  if ((await to.listCollections({ name }).toArray()).length === 0) await to.createCollection(name);
  let copied = 0;
  let batch: Document[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await to.collection(name).insertMany(batch, { ordered: true, writeConcern: { w: 'majority', j: true } });
    copied += batch.length;
    batch = [];
    onProgress({ collection: name, copied, total });
  };
  for await (const document of source.find({}, AS_STORED).batchSize(BATCH)) {
    batch.push(document);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  const indexes = (await source.indexes()).filter((index) => index.name !== '_id_').map(withoutVersion);
  if (indexes.length > 0) await to.collection(name).createIndexes(indexes);
  return copied;
}

/** The target writes its own index version; older servers also name the collection in each index. */
function withoutVersion({ v: _version, ns: _namespace, ...index }: IndexDescriptionInfo & Document) {
  return index as IndexDescriptionInfo;
}
