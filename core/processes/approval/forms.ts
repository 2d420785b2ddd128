import type { About, Field, Form, Ready } from '../../forms/form.ts';
import { STAFF_ROLES } from '../../people/role.ts';
import { t } from '../../texts/text.ts';
import { type Approval, askedNow } from './context.ts';

const COMMENT: Field = { key: 'comment', kind: 'letter', max: 1000 };
const WORDS: Field = { key: 'words', kind: 'letter', max: 1000 };

/** Those who are asked and have not answered. */
function silent({ current }: About): Ready[] {
  if (current === null) return [];
  const asked = askedNow(current.context as Approval);
  return asked.map((person) => ({ value: person, label: t('person', { name: { person } }), key: person }));
}

const COLLEAGUE = { kind: 'colleague', roles: STAFF_ROLES } as const;

/** A decision takes one tap, or one tap and one sentence: none of these has a summary. */
export const forms: Form[] = [
  { name: 'return', fact: 'returned', direct: true, fields: [COMMENT] },
  { name: 'reject', fact: 'rejected', direct: true, fields: [COMMENT] },
  { name: 'ask', fact: 'questionAsked', direct: true, fields: [WORDS] },
  {
    name: 'answer',
    fact: 'questionAnswered',
    direct: true,
    fields: [WORDS, { key: 'files', kind: 'files', optional: true }],
  },
  { name: 'transfer', fact: 'transferred', direct: true, fields: [{ key: 'to', ...COLLEAGUE }] },
  { name: 'add', fact: 'approverAdded', direct: true, fields: [{ key: 'person', ...COLLEAGUE }] },
  {
    name: 'reassign',
    fact: 'reassigned',
    direct: true,
    fields: [
      { key: 'from', kind: 'pick', ready: silent },
      { key: 'to', ...COLLEAGUE },
    ],
  },
];
