import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { StoredFile } from '../../core/files/file.ts';
import type { Locale } from '../../core/people/person.ts';

/** A letter before it is put into the form in which mail travels. */
export interface Draft {
  id: string;
  /** Our own address, with the name that is shown. */
  from: { name: string; address: string };
  to: string;
  replyTo: string | undefined;
  /** ISO moment. */
  at: string;
  locale: Locale;
  subject: string;
  /** What is said, the greeting with it. */
  words: string;
  /** Lines under the words: regards, name, company, phone. */
  signature: string[];
  footer: string;
  files: { file: StoredFile; bytes: Uint8Array }[];
}

/** The message as mail servers take it: text and the same as HTML, files attached (RFC 5322, RFC 3834). */
export function writeLetter(draft: Draft): Promise<Buffer> {
  const { words, signature, footer, subject, from, to, replyTo, at, locale } = draft;
  const mail = new MailComposer({
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: inOneLine(subject),
    messageId: messageId(draft),
    date: new Date(at),
    text: [words, '', ...signature, '', footer, ''].join('\n'),
    html: inHtml(draft),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    attachments: draft.files.map(({ file, bytes }) => ({
      filename: file.name,
      contentType: file.type,
      content: Buffer.from(bytes),
    })),
  });
  return mail.compile().build();
}

/** The same for a letter and its repeat, so that whoever gets both can tell (RFC 5322, 3.6.4). */
export function messageId({ id, from }: Pick<Draft, 'id' | 'from'>): string {
  const [, domain = 'localhost'] = from.address.split('@');
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain}>`;
}

function inHtml({ words, signature, footer, locale }: Draft): string {
  const paragraphs = words.split(/\n{2,}/).map((one) => `<p>${inLines(one.split('\n'))}</p>`);
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head>`,
    '<body style="font:15px/1.5 -apple-system,Segoe UI,Roboto,Arial,sans-serif;color:#1c1c1e;max-width:40em">',
    ...paragraphs,
    `<p>${inLines(signature)}</p>`,
    `<p style="color:#6b6b70;font-size:13px">${escapeHtml(footer)}</p>`,
    '</body></html>',
  ].join('\n');
}

function inLines(lines: string[]): string {
  return lines.map(escapeHtml).join('<br>\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
