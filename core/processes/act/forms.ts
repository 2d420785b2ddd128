import type { Form } from '../../forms/form.ts';
import { conversationForms } from '../conversation.ts';

export const forms: Form[] = [
  {
    name: 'signed',
    fact: 'actSigned',
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'on', kind: 'date', past: true },
    ],
  },
  { name: 'reject', fact: 'actRejected', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  ...conversationForms,
];
