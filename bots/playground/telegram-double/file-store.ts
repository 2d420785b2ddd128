import { extname } from 'node:path';
import type { Blobs } from '../store/blobs.ts';
import { photoSizes } from './photo-sizes.ts';
import type { Attachment, PhotoSize, StoredFile } from './state/records.ts';
import type { State } from './state/state.ts';

export type FileKind = StoredFile['kind'];

interface NewFile {
  kind: FileKind;
  bytes: Uint8Array;
  name?: string | undefined;
  mime?: string | undefined;
  duration?: number | undefined;
  dimensions?: { width: number; height: number } | undefined;
}

const prefixes: Record<FileKind, string> = { photo: 'AgAC', document: 'BQAC', voice: 'AwAC' };
const folders: Record<FileKind, string> = { photo: 'photos', document: 'documents', voice: 'voice' };

/** Files by Telegram's rules: an id belongs to one bot and one kind; the unique id is the same for all bots. */
export class FileStore {
  readonly #state: State;
  readonly #blobs: Blobs;

  constructor(state: State, blobs: Blobs) {
    this.#state = state;
    this.#blobs = blobs;
  }

  /** Keeps a file; resolves once its bytes are durable. */
  async add({ kind, bytes, name, mime, duration, dimensions }: NewFile): Promise<StoredFile> {
    const id = this.#state.next('file');
    await this.#blobs.write(id, bytes);
    const sizes = dimensions && photoSizes(dimensions);
    const file: StoredFile = { id, kind, size: bytes.byteLength, name, mime, duration, sizes };
    return this.#state.files.set(id, file);
  }

  bytes(file: StoredFile): Promise<Uint8Array | undefined> {
    return this.#blobs.read(file.id);
  }

  async clear(): Promise<void> {
    await this.#blobs.clear();
  }

  /** The file that an id names for this bot; undefined when the id is nobody's or another bot's. */
  find(botId: number, fileId: string): { file: StoredFile; size: number } | undefined {
    const parsed = parseFileId(fileId);
    const file = parsed?.botId === botId ? this.#state.files.get(parsed.id) : undefined;
    return file && parsed ? { file, size: parsed.size } : undefined;
  }

  /** The file of an id, whosever it is: for the people's page. */
  findForPage(fileId: string): StoredFile | undefined {
    const parsed = parseFileId(fileId);
    return parsed && this.#state.files.get(parsed.id);
  }

  byPath(path: string): StoredFile | undefined {
    const id = Number(/^\w+\/file_(\d+)(\.\w+)?$/.exec(path)?.[1]);
    const file = this.#state.files.get(id);
    return file && this.path(file) === path ? file : undefined;
  }

  path(file: StoredFile): string {
    return `${folders[file.kind]}/file_${file.id}${extensionOf(file)}`;
  }

  asPhoto(botId: number, file: StoredFile): PhotoSize[] {
    return (file.sizes ?? []).map((dimensions, size) => ({
      ...ids(botId, file, size),
      file_size: file.size,
      ...dimensions,
    }));
  }

  asAttachment(botId: number, file: StoredFile): Attachment {
    return {
      ...(file.kind === 'voice' ? { duration: file.duration ?? 0 } : {}),
      ...(file.name && file.kind === 'document' ? { file_name: file.name } : {}),
      ...(file.mime ? { mime_type: file.mime } : {}),
      ...ids(botId, file, 0),
      file_size: file.size,
    };
  }
}

function ids(botId: number, file: StoredFile, size: number): { file_id: string; file_unique_id: string } {
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  return {
    file_id: prefixes[file.kind] + encode(`${file.id}.${size}.${botId}.caravan-playground-file`),
    file_unique_id: `${prefixes[file.kind].slice(0, 2)}AD${encode(`${file.id}.${size}`)}`,
  };
}

function parseFileId(fileId: string): { id: number; size: number; botId: number } | undefined {
  const text = Buffer.from(fileId.slice(4), 'base64url').toString();
  const match = /^(\d+)\.(\d+)\.(\d+)\.caravan-playground-file$/.exec(text);
  if (!match) return undefined;
  return { id: Number(match[1]), size: Number(match[2]), botId: Number(match[3]) };
}

function extensionOf(file: StoredFile): string {
  if (file.kind === 'photo') return '.jpg';
  if (file.kind === 'voice') return '.oga';
  const extension = extname(file.name ?? '');
  return /^\.\w{1,10}$/.test(extension) ? extension : '';
}
