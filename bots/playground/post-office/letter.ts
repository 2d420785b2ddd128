import PostalMime from 'postal-mime';

/** A letter as a mail program shows it. */
export interface Letter {
  id: string;
  /** Grows from letter to letter. */
  n: number;
  to: string;
  from: { name: string; address: string };
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** ISO moment at which it was written. */
  at: string;
  messageId: string;
  headers: Record<string, string>;
  files: { name: string; type: string; bytes: Uint8Array }[];
}

export async function readLetter(name: string, raw: Uint8Array): Promise<Letter> {
  const mail = await PostalMime.parse(raw);
  const replyTo = mail.replyTo?.[0]?.address;
  return {
    id: name.replace(/\.eml$/, ''),
    n: Number.parseInt(name, 10),
    to: mail.to?.[0]?.address ?? '',
    from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    at: mail.date ?? '',
    messageId: mail.messageId ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}
