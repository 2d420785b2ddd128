import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import { type Client, EXPLANATIONS } from './context.ts';
import { creditLines } from './credit.ts';
import type { FiledDocument } from './facts.ts';
import { caseIdOf } from './machine.ts';

function labelled(key: string, value: Text | undefined): Line[] {
  return value === undefined ? [] : [line(value, t(`client.label.${key}`))];
}

/** What somebody wrote; the case only refers to it. */
function words(inbox: string | undefined): Text | undefined {
  return inbox === undefined ? undefined : t('verbatim', { words: { inbox } });
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
    ...creditLines(client),
    ...handover(client),
    ...folder(client),
    ...talk(client),
  ];
}

/** What is worth knowing at a stage without opening the card. */
export function brief({ context }: Case<Client>, stage: string): Text[] {
  const { question, answer, card: handed } = context;
  const said = (key: string, inbox: string | undefined) =>
    inbox === undefined
      ? []
      : [t('labelled', { label: { text: t(`client.label.${key}`) }, value: { inbox } })];
  if (stage === 'explanations' && context.explained.length > 0) {
    const left = EXPLANATIONS.filter((point) => !context.explained.includes(point));
    const items = left.map((point) => t(`client.points.${point}`));
    return [t('labelled', { label: { text: t('client.label.left') }, value: { list: items } })];
  }
  if (stage === 'handover') return context.contract === undefined ? [] : [contractText(context.contract)];
  if (stage === 'clarification') return said('question', question);
  if (stage === 'acceptance')
    return [...said('nuances', handed?.nuances), ...said('question', question), ...said('answer', answer)];
  return stage === 'assignment' ? said('nuances', handed?.nuances) : [];
}

function contractText({ number, signedOn }: NonNullable<Client['contract']>): Text {
  return t('client.card.contract', { number: number ?? '—', day: { day: signedOn } });
}

function contract(client: Client): (Line | 'gap')[] {
  const { contract } = client;
  if (contract === undefined) return [];
  const { paymentDays, paymentDayKind, paymentFrom, validUntil } = contract;
  return [
    'gap',
    ...labelled('contract', contractText(contract)),
    ...labelled('validUntil', validUntil === undefined ? undefined : t('day', { day: { day: validUntil } })),
    ...labelled(
      'payment',
      t('client.card.payment', { days: paymentDays, kind: paymentDayKind, from: paymentFrom }),
    ),
  ];
}

function handover(client: Client): (Line | 'gap')[] {
  const { card: handed, contacts, contact: first } = client;
  const people = contacts.map((id) => line(t('contact', { contact: { contact: id, of: caseIdOf(client) } })));
  return [
    ...(first === undefined || people.length > 0
      ? []
      : labelled('contact', t('contact', { contact: { inbox: first } }))),
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

const DOCUMENTS: Record<FiledDocument['kind'], Text> = {
  specification: t('client.document.specification'),
};

/** S2-45: the papers of its deals; the files lie with the others of the card. */
function folder({ folder = [] }: Client): (Line | 'gap')[] {
  const papers = folder.map(({ kind, number, at }) =>
    line(t('client.card.filed', { kind: { text: DOCUMENTS[kind] }, number, at: { at, as: 'day' } })),
  );
  return papers.length === 0 ? [] : ['gap', line(t('client.card.folder')), ...papers];
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
            note: lastCall.note === undefined ? '' : { inbox: lastCall.note },
          }),
        )),
  ];
  return lines.length === 0 ? [] : ['gap', ...lines];
}
