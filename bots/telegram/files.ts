import type { Ports } from '../../core/ports/index.ts';
import type { Call } from './call.ts';

/** Sends a stored file, a photo as a photo; says nothing when it is gone. Returns the message's id. */
export async function sendFile(
  files: Pick<Ports['files'], 'get' | 'bytes'>,
  call: Call,
  chatId: string,
  id: string,
  more: Record<string, unknown> = {},
): Promise<number | null> {
  const file = await files.get(id);
  const bytes = file === null ? null : await files.bytes(id);
  if (file === null || bytes === null) return null;
  const upload = { upload: bytes, name: file.name };
  const [method, field] =
    file.kind === 'photo'
      ? ['sendPhoto', 'photo']
      : file.kind === 'voice'
        ? ['sendVoice', 'voice']
        : ['sendDocument', 'document'];
  const sent = (await call(method as string, { chat_id: chatId, [field as string]: upload, ...more })) as {
    message_id: number;
  };
  return sent.message_id;
}
