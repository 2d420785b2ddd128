const MEGABYTE = 1024 * 1024;

/** A file as somebody sends it: its name and type are claims, its bytes are what they are. */
export interface SentFile {
  filename: string;
  mime: string;
  bytes: Uint8Array;
}

/** A program that calls itself a scan. */
export function renamedProgram(): SentFile {
  const bytes = new Uint8Array(4096);
  bytes.set(new TextEncoder().encode('MZ'));
  return { filename: 'scan.pdf', mime: 'application/pdf', bytes };
}

/** A document beyond what a bot may download. */
export function hugeDocument(): SentFile {
  const bytes = new Uint8Array(30 * MEGABYTE);
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
  return { filename: 'Договор.pdf', mime: 'application/pdf', bytes };
}

/** A voice message: the first page of an Ogg stream. */
export function voiceMessage(): SentFile {
  const bytes = new Uint8Array(200);
  bytes.set(new TextEncoder().encode('OggS'));
  bytes.set(new TextEncoder().encode('OpusHead'), 28);
  return { filename: 'voice.ogg', mime: 'audio/ogg', bytes };
}
