import type { Log, Ports } from '../../../core/ports/index.ts';
import type { Text } from '../../../core/texts/text.ts';

export interface Logged {
  fields: Record<string, unknown>;
  message: string;
}

type Faked = Pick<Ports, 'texts' | 'crypto' | 'files' | 'log' | 'company' | 'doors'>;

/** Ports that say a text by its key, hold every file by its name as a document, and log into `logged`. */
export function fakePorts(logged: Logged[] = []): Faked {
  const note: Log['warn'] = (fields, message) => {
    logged.push({ fields, message });
  };
  const document = (id: string) => ({ id, name: id, kind: 'document' });
  return {
    texts: { say: (_: string, text: Text) => ('key' in text ? text.key : '') },
    crypto: {},
    files: { get: async (id: string) => document(id), bytes: async () => new Uint8Array([1]) },
    log: { info: note, warn: note, error: note },
    doors: { nameOf: () => null },
    company: { zone: 'Europe/Moscow', locale: 'ru', holdMinutes: 60 },
  } as unknown as Faked;
}
