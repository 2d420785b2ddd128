import { fileTypeFromBuffer } from 'file-type';
import type { Inspection } from '../../core/ports/files.port.ts';
import { unpackedSize } from './zip-directory.ts';

/** Looks at the bytes alone; a name or a header of a message may say anything. */
export async function inspect(bytes: Uint8Array): Promise<Inspection> {
  const found = await fileTypeFromBuffer(bytes);
  const unpacked = unpackedSize(bytes);
  // Without parameters: a voice message is `audio/ogg; codecs=opus`.
  const type = found?.mime.split(';')[0];
  return {
    ...(type === undefined ? {} : { type }),
    ...(unpacked === undefined ? {} : { unpacked }),
  };
}
