import type { Call } from './call.ts';
import { TelegramRefusal } from './call.ts';
import type { FetchFile } from './update.ts';

/** Downloads files through the bot's own door; null for what Telegram refuses to hand over. */
export function fetchFrom(call: Call, root: string): FetchFile {
  return async (fileId) => {
    try {
      const file = (await call('getFile', { file_id: fileId })) as { file_path?: string };
      if (file.file_path === undefined) return null;
      const response = await fetch(`${root}/${file.file_path}`);
      if (!response.ok) throw new Error(`download answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (error instanceof TelegramRefusal && error.code === 400) return null;
      throw error;
    }
  };
}
