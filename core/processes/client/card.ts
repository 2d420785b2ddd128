import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Client } from './context.ts';
import { caseIdOf } from './machine.ts';

function labelled(key: string, value: Text | undefined): Line[] {
  return value === undefined ? [] : [line(value, t(`client.label.${key}`))];
}

function words(text: string | undefined): Text | undefined {
  return text === undefined ? undefined : verbatim(text);
}

/** The client at a glance: who it is, on which terms, and how to work with it (S0-21). */
export function card(current: Case<Client>): (Line | 'gap')[] {
  const client = current.context;
  return [
    ...labelled('inn', verbatim(client.inn)),
    ...labelled('city', verbatim(client.city)),
    ...labelled(
      'sales',
      client.sales === undefined ? undefined : t('person', { name: { person: client.sales } }),
    ),
    ...labelled(
      'logistician',
      client.logistician === undefined ? undefined : t('person', { name: { person: client.logistician } }),
    ),
    ...contract(client),
    ...handover(client),
    ...talk(client),
  ];
}

/** What is worth knowing at a stage without opening the card. */
export function brief({ context }: Case<Client>, stage: string): Text[] {
  const { question, answer, card: handed } = context;
  const said = (key: string, text: string | undefined) =>
    text === undefined ? [] : [t('labelled', { label: { text: t(`client.label.${key}`) }, value: text })];
  if (stage === 'clarification') return said('question', question);
  if (stage === 'acceptance')
    return [...said('nuances', handed?.nuances), ...said('question', question), ...said('answer', answer)];
  return stage === 'assignment' ? said('nuances', handed?.nuances) : [];
}

function contract(client: Client): (Line | 'gap')[] {
  const { contract } = client;
  if (contract === undefined) return [];
  const { paymentDays, paymentDayKind, paymentFrom, creditLimit, limitSetBy, number, signedOn } = contract;
  return [
    'gap',
    ...labelled('contract', t('client.card.contract', { number: number ?? '—', day: { day: signedOn } })),
    ...labelled(
      'payment',
      t('client.card.payment', { days: paymentDays, kind: paymentDayKind, from: paymentFrom }),
    ),
    ...labelled(
      'creditLimit',
      creditLimit === undefined
        ? t('client.card.noLimit')
        : t('client.card.limit', { sum: { money: creditLimit }, who: { person: limitSetBy ?? '' } }),
    ),
  ];
}

function handover(client: Client): (Line | 'gap')[] {
  const { card: handed, contacts } = client;
  const people = contacts.map((id) => line(t('contact', { contact: { contact: id, of: caseIdOf(client) } })));
  return [
    ...(people.length === 0 ? [] : (['gap', line(t('client.card.contacts')), ...people] as const)),
    ...(handed === undefined
      ? []
      : [
          'gap' as const,
          ...labelled('nuances', words(handed.nuances)),
          ...labelled('platform', t(handed.platform ? 'yes' : 'no')),
          ...labelled('documentRules', words(handed.documentRules)),
          ...labelled('paymentRules', words(handed.paymentRules)),
        ]),
  ];
}

function talk(client: Client): (Line | 'gap')[] {
  const { lastCall, question, answer, dropped } = client;
  const lines = [
    ...labelled('question', words(question)),
    ...labelled('answer', words(answer)),
    ...labelled('dropped', words(dropped)),
    ...(lastCall === undefined
      ? []
      : labelled(
          'lastCall',
          t('client.card.lastCall', {
            result: { text: t(`client.result.${lastCall.result}`) },
            at: { at: lastCall.at },
            note: lastCall.note ?? '',
          }),
        )),
  ];
  return lines.length === 0 ? [] : ['gap', ...lines];
}
