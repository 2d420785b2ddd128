import type { Model } from 'mongoose';
import type { StoredFile } from '../../core/files/file.ts';
import type { FileStore, Inspection } from '../../core/ports/files.port.ts';
import { fromStored, inOrderOf, toStored } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import type { BytesOnDisk } from './bytes-on-disk.ts';
import type { FileRecord } from './files.model.ts';
import { inspect } from './inspect.ts';

export class FilesRepository implements FileStore {
  readonly #model: Model<FileRecord>;
  readonly #disk: BytesOnDisk;

  constructor(model: Model<FileRecord>, disk: BytesOnDisk) {
    this.#model = model;
    this.#disk = disk;
  }

  /** The bytes first: a file that is known has its bytes. */
  async put(file: StoredFile, bytes: Uint8Array): Promise<void> {
    if ((await this.get(file.id)) !== null) return;
    await this.#disk.write(file.id, bytes);
    await insertOnce(this.#model, toStored(file));
  }

  async get(id: string): Promise<StoredFile | null> {
    const record = await this.#model.findById(id).lean<FileRecord>();
    return record === null ? null : fromStored<StoredFile>(record);
  }

  async many(ids: string[]): Promise<StoredFile[]> {
    const records = await this.#model.find({ _id: { $in: ids } }).lean<FileRecord[]>();
    const files = records.map((record) => fromStored<StoredFile>(record));
    return inOrderOf(ids, files);
  }

  inspect(bytes: Uint8Array): Promise<Inspection> {
    return inspect(bytes);
  }

  bytes(id: string): Promise<Uint8Array | null> {
    return this.#disk.read(id);
  }
}
