import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { type Act, blank, evolve } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';
import { waits } from './waits.ts';

/** The signed act of completed work: BP-002 step 24 (S0-64, S0-71). */
export const act: Process<Act> = {
  name: 'act',
  version: 1,
  chart: machine,
  blank,
  opens: 'actOpened',
  facts,
  evolve,
  partners: ({ client }) => (client === '' ? {} : { client: [client] }),
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: ({ client, logistician, number }) => ({
    ...(client === '' ? {} : { partyId: client }),
    people: logistician === undefined ? [] : [logistician],
    keys: number === '' ? [] : [number],
  }),
  forms,
  title: ({ context }) => t('act.title', { number: context.number, sum: { money: context.sum } }),
  card,
  brief,
  taskFiles: ({ context }, stage) => (stage === 'checking' ? (context.signed?.files ?? []) : []),
  related: ({ context }) => [{ case: context.invoice, text: t('act.card.invoice') }],
  waits,
};
