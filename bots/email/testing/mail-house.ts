import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { StoredFile } from '../../../core/files/file.ts';
import type { Message } from '../../../core/messages/message.ts';
import { message } from '../../../core/messages/testing/message.ts';
import type { Locale, Person } from '../../../core/people/person.ts';
import { t } from '../../../core/texts/text.ts';
import { createTexts } from '../../../locales/index.ts';
import { type PostOffice, startPostOffice } from '../../playground/post-office/index.ts';
import { Mail, type MailOptions } from '../index.ts';

export const NOW = '2026-11-24T07:00:00.000Z';
export const READER = 'anna@romashka.example';
export const SCAN = { name: 'Счёт № 7.pdf', bytes: Buffer.from('%PDF-1.7 счёт') };

const ANNA: Person = {
  ...{ id: 'anna', name: 'Анна Соколова', phone: '+79161110001', email: 'anna.s@forwarder.example' },
  ...{ roles: ['sales'], memberships: [], identities: [] },
};
const OLGA: Person = { ...ANNA, id: 'olga', name: 'Ольга Белова', dismissedAt: '2026-11-23T07:00:00.000Z' };

export interface MailHouse {
  office: PostOffice;
  error: ReturnType<typeof vi.fn>;
  /** Sends one letter to the reader. */
  send(message?: Partial<Message>, locale?: Locale): ReturnType<Mail['send']>;
  close(): Promise<void>;
}

/** A real mail server on this machine and the company's way out to it. */
export async function openMailHouse(url?: (own: string) => string): Promise<MailHouse> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-mail-'));
  const office = await startPostOffice({ dir });
  const error = vi.fn();
  const file: StoredFile = {
    ...{ id: 'f1', name: SCAN.name, type: 'application/pdf', size: SCAN.bytes.length, sha256: '' },
    ...{ kind: 'document', uploadedBy: 'anna', at: NOW },
  };
  const ports = {
    texts: createTexts({ zone: 'Europe/Moscow' }),
    files: {
      many: async (ids: string[]) => (ids.includes('f1') ? [file] : []),
      bytes: async () => SCAN.bytes,
    },
    people: { get: async (id: string) => [ANNA, OLGA].find((one) => one.id === id) ?? null },
    clock: { now: () => NOW, wall: () => NOW },
    company: { zone: 'Europe/Moscow', locale: 'ru', holdMinutes: 60, name: 'ООО «Попутный ветер»' },
    log: { error, warn: vi.fn(), info: vi.fn() },
  } as unknown as MailOptions['ports'];
  const from = { name: 'Попутный ветер', address: 'office@forwarder.example' };
  const mail = new Mail({ url: url?.(office.url) ?? office.url, from, ports });
  return {
    office,
    error,
    send: (message, locale = 'ru') =>
      mail.send(letter(message), { channel: 'email', userId: 'p1', chatId: READER }, locale),
    close: async () => {
      mail.close();
      await office.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function letter(told: Partial<Message> = {}): Message {
  const params = {
    number: '7',
    rest: { money: { minor: 8_500_000, currency: 'RUB' as const } },
    day: { day: '2026-11-25' },
  };
  const subject = t('invoice.notice.overdue.subject', params);
  return message('d7#3/0/p1/email', {
    ...{ personId: 'p1', channel: 'email', caseId: 'd7', files: ['f1'] },
    text: t('invoice.notice.overdue', params),
    letter: { tell: 'd7#3/0', parties: ['kromashka'], from: 'anna', subject },
    ...{ state: 'sending', attempts: 1, createdAt: NOW, notBefore: NOW },
    ...told,
  });
}
