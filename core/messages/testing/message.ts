import { t } from '../../texts/text.ts';
import type { Message } from '../message.ts';

/** A message to one colleague in Telegram that waits to be sent; what is told of it, is told in the place of the usual. */
export function message(id: string, told: Partial<Message> = {}): Message {
  return {
    id,
    personId: 'anna',
    channel: 'telegram-staff',
    kind: 'new',
    urgency: 'notice',
    text: t('notice.task', { what: 'loading' }),
    buttons: [],
    files: [],
    live: false,
    state: 'queued',
    attempts: 0,
    createdAt: '2026-11-23T10:00:00.000Z',
    notBefore: '2026-11-23T10:00:00.000Z',
    ...told,
  };
}
