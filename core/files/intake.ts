import type { IncomingFile } from '../desk/incoming.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import type { StoredFile } from './file.ts';

/** The most a messenger's bot may download. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

const ACCEPTED = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'video/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-cfb',
]);

/** Takes a file in, or says in words why not. The same update gives the same file. */
export async function takeIn(
  ports: Pick<Ports, 'files' | 'crypto' | 'clock'>,
  file: IncomingFile,
  personId: string,
  updateId: string,
): Promise<{ file: StoredFile } | { problem: Text }> {
  const tooBig = t('problem.file-too-big', { max: MAX_FILE_BYTES / 1024 / 1024 });
  if (file.size > MAX_FILE_BYTES) return { problem: tooBig };
  const id = `f${ports.crypto.sha256(updateId).slice(0, 15)}`;
  const known = await ports.files.get(id);
  if (known !== null) return { file: known };
  const bytes = await file.fetch();
  if (bytes === null || bytes.length > MAX_FILE_BYTES) return { problem: tooBig };
  if (bytes.length === 0) return { problem: t('problem.file-empty') };
  const { type, unpacked } = await ports.files.inspect(bytes);
  if (type === 'image/heic' || type === 'image/heif') return { problem: t('problem.file-heic') };
  if (type === undefined || !ACCEPTED.has(type)) return { problem: t('problem.file-type') };
  if (unpacked !== undefined && unpacked > MAX_UNPACKED_BYTES) return { problem: t('problem.file-bomb') };
  const stored: StoredFile = {
    id,
    name: file.name.slice(0, 120),
    type,
    size: bytes.length,
    sha256: ports.crypto.sha256(bytes),
    kind: file.kind,
    uploadedBy: personId,
    at: ports.clock.now(),
  };
  await ports.files.put(stored, bytes);
  return { file: stored };
}
