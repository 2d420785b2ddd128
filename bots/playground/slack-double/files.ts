import type { StoredFile } from './state/records.ts';
import type { World } from './world.ts';

interface NewFile {
  user: string;
  name: string;
  mimetype?: string;
  /** Absent for a file whose bytes are still to come: `announced` then says how many. */
  bytes?: Uint8Array;
  announced?: number;
}

/** Keeps a file, or the announcement of one: then its size is less than zero until its bytes have come. */
export async function addFile(
  world: World,
  { user, name, mimetype, bytes, announced = 0 }: NewFile,
): Promise<StoredFile> {
  const { state, now } = world;
  const blob = state.next('blob');
  if (bytes) await world.blobs.write(blob, bytes);
  const id = state.nextId('F', 'file');
  return state.files.set(id, {
    id,
    blob,
    name,
    title: name,
    mimetype: mimetype ?? mimeOf(name),
    size: bytes ? bytes.byteLength : -announced,
    user,
    created: Math.floor(now() / 1000),
    channels: [],
  });
}

/** Takes the bytes of an announced file; false when they are not as many as was said, or nobody waits for them. */
export async function fillFile(world: World, id: string, bytes: Uint8Array): Promise<boolean> {
  const file = world.state.files.get(id);
  if (!file || file.size !== -bytes.byteLength) return false;
  await world.blobs.write(file.blob, bytes);
  world.state.files.set(id, { ...file, size: bytes.byteLength });
  return true;
}

const MIMES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const mimeOf = (name: string) =>
  MIMES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
