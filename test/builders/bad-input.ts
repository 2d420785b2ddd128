import type { FieldKind } from '../../core/forms/form.ts';

const WORDS: readonly FieldKind[] = ['text', 'documentNumber', 'letter', 'companyName'];
const NAMES: readonly FieldKind[] = [...WORDS, 'personName', 'contact'];

/** Things that people type where they should not, and the kinds of question to which they are a fair answer after all. */
export const badInput: readonly { name: string; text: string; fairFor: readonly FieldKind[] }[] = [
  { name: 'spaces', text: '   ', fairFor: [] },
  { name: 'invisible characters', text: '\u200b\u200b\u2060', fairFor: [] },
  { name: '5000 characters', text: 'я'.repeat(5000), fairFor: [] },
  { name: 'emoji', text: '😀🚛', fairFor: [] },
  {
    name: 'a day that is not',
    text: '31.02',
    fairFor: [...WORDS, 'money', 'weight', 'volume'],
  },
  { name: 'a negative number', text: '-5', fairFor: [...WORDS, 'temperature'] },
  { name: 'an unknown city', text: 'Зюзюкинск-на-Ничём', fairFor: NAMES },
  { name: 'markup', text: '<b>&</b><script>alert(1)</script>', fairFor: NAMES },
];
