import { z } from 'zod';
import type { Form } from '../forms/form.ts';
import type { By } from './process.ts';

/**
 * Facts that every process with partners shares: somebody wrote, a colleague answered, files were added. The words
 * lie in the inbox, outside the journal; the fact refers to them.
 */
export const messageReceived = z.object({ item: z.string(), files: z.array(z.string()).default([]) });
export const messageSent = z.object({
  to: z.string(),
  words: z.string(),
  files: z.array(z.string()).default([]),
});
export const filesAdded = z.object({ files: z.array(z.string()).min(1) });

export function conversationFacts(staff: By[]) {
  const partners: By[] = ['client', 'carrier', 'driver'];
  return {
    messageReceived: { data: messageReceived, by: partners },
    messageSent: { data: messageSent, by: staff },
    filesAdded: { data: filesAdded, by: staff },
  };
}

/** What a chart's root does with them; `holder` is the role that answers for the case now. */
export function conversation<C>(holder: (context: C) => 'logistician' | 'sales') {
  return {
    messageReceived: {
      actions: {
        type: 'tell' as const,
        params: ({ context, event }: { context: C; event: { item: string; files: string[] } }) => ({
          to: { role: holder(context) },
          text: 'notice.messageReceived',
          params: { who: { sender: event.item }, words: { inbox: event.item } },
          files: event.files,
          buttons: [{ text: 'button.reply', form: 'reply', arg: event.item }],
        }),
      },
    },
    messageSent: {
      actions: {
        type: 'tell' as const,
        params: ({ event }: { event: { to: string; words: string; files: string[] } }) => ({
          to: { person: event.to },
          text: 'notice.messageSent',
          params: { who: { sender: event.words }, words: { inbox: event.words } },
          files: event.files,
        }),
      },
    },
    filesAdded: {},
  };
}

/** A colleague answers somebody's message, or writes first. */
export const conversationForms: Form[] = [
  {
    name: 'write',
    fact: 'messageSent',
    direct: true,
    fields: [
      { key: 'to', kind: 'partner' },
      { key: 'words', kind: 'letter', max: 3000 },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  {
    name: 'reply',
    fact: 'messageSent',
    repliesTo: true,
    direct: true,
    fields: [
      { key: 'words', kind: 'letter', max: 3000 },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
];
