import { daysLater, localDateOf } from '../../calendar/index.ts';
import type { Field, Form } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import { t } from '../../texts/text.ts';
import { restOfDeal } from './context.ts';
import { dealOf } from './forms-quote.ts';
import { SHIPS_ON_DEFERRAL } from './policy.ts';

const FILES: Field = { key: 'files', kind: 'files', optional: true };

/** The invoice, its payment, and what the client answers (S2-37 to S2-48). */
export const moneyForms: Form[] = [
  {
    name: 'invoice',
    fact: 'invoiceIssued',
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'number', kind: 'documentNumber', max: 50 },
      { key: 'date', kind: 'date', past: true, usual: ({ now, zone }) => localDateOf(now, zone) },
      { key: 'sum', kind: 'money', usual: (about) => dealOf(about)?.quote?.sum },
      { key: 'vat', kind: 'vat', usual: (about) => dealOf(about)?.quote?.vat },
      {
        key: 'due',
        kind: 'date',
        usual: (about, { date }) => {
          const days = dealOf(about)?.quote?.days ?? 0;
          // Payment in advance is waited for some days, as the quote is.
          return typeof date === 'string' && days > 0 ? daysLater(date, days) : undefined;
        },
        check: (value, { date }) =>
          (value as string) < (date as string) ? t('problem.due-before-date') : undefined,
      },
    ],
  },
  {
    name: 'pay',
    fact: 'paymentReceived',
    fields: [
      {
        key: 'amount',
        kind: 'money',
        ready: (about) => {
          const deal = dealOf(about);
          return readySums(deal === undefined ? undefined : restOfDeal(deal));
        },
      },
      { key: 'on', kind: 'date', past: true },
    ],
  },
  { name: 'reportPaid', fact: 'paymentReported', direct: true, fields: [FILES] },
  {
    name: 'promise',
    fact: 'paymentPromised',
    direct: true,
    fields: [{ key: 'on', kind: 'date', ahead: true }],
  },
  {
    name: 'needPapers',
    fact: 'documentsAsked',
    direct: true,
    fields: [{ key: 'what', kind: 'letter', max: 1000, optional: true }],
  },
  { name: 'resend', fact: 'documentsResent', direct: true, fields: [FILES] },
  {
    name: 'dispute',
    fact: 'invoiceDisputed',
    direct: true,
    fields: [{ key: 'dispute', kind: 'letter', max: 2000 }],
  },
  {
    name: 'resolve',
    fact: 'disputeResolved',
    direct: true,
    fields: [{ key: 'outcome', kind: 'letter', max: 2000 }],
  },
  {
    name: 'askOther',
    fact: 'contactNamed',
    direct: true,
    fields: [{ key: 'contact', kind: 'contact' }],
  },
  {
    name: 'defer',
    fact: 'deferralAsked',
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'until', kind: 'date', ahead: true },
      { key: 'reason', kind: 'letter', max: 1000 },
      { key: 'ships', kind: 'yesno', usual: () => SHIPS_ON_DEFERRAL },
    ],
  },
];
