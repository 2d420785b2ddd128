import type { Entry, Fact } from '../../cases/entry.ts';
import type { CreditTerms } from '../../credit/standing.ts';
import { withCredit } from './credit.ts';
import type { ClientFact, ContractTerms, FiledDocument, HandoverCard } from './facts.ts';

/** What the assistant explains before a contract (S0-14). */
export const EXPLANATIONS = ['rates', 'payment', 'documents', 'downtime', 'claims', 'contacts'] as const;

export interface Assignment {
  logistician: string;
  by: string | null;
  from: string;
  until?: string;
  reason?: string;
}

/** A client from the first talk to daily work (S0-01). */
export interface Client {
  name: string;
  inn: string;
  city: string;
  /** Colleague who brought the client. */
  sales?: string;
  /** The client's first contact: words in the inbox. */
  contact?: string | undefined;
  explained: string[];
  contract?: ContractTerms & { number?: string };
  card?: HandoverCard;
  contacts: string[];
  logistician?: string;
  assignments: Assignment[];
  question?: string;
  answer?: string;
  lastCall?: { result: string; at: string; by: string | null; note?: string | undefined };
  dropped?: string;
  files: string[];
  /** What was set beside the contract, oldest first. */
  credit?: CreditTerms[];
  /** Papers of its deals, with when each was filed (S2-45). */
  folder?: (FiledDocument & { at: string })[];
}

export const blank: Client = {
  name: '',
  inn: '',
  city: '',
  explained: [],
  contacts: [],
  assignments: [],
  files: [],
};

/** Folds a fact into what is known of the client. */
export function evolve(client: Client, fact: Fact, entry: Pick<Entry, 'at' | 'actor'>): Client {
  const f = fact as ClientFact;
  switch (f.type) {
    case 'clientOpened': {
      const sales = entry.actor.person === null ? {} : { sales: entry.actor.person };
      return {
        ...client,
        name: f.name,
        inn: f.inn,
        city: f.city.name,
        ...sales,
        contact: f.contact,
      };
    }
    case 'explanationsGiven':
      return {
        ...client,
        explained: EXPLANATIONS.filter((p) => client.explained.includes(p) || f.points.includes(p)),
      };
    case 'contractConcluded': {
      const { type, ...terms } = f;
      return { ...client, contract: terms, files: [...client.files, ...f.files] };
    }
    case 'numberGiven':
      return client.contract === undefined
        ? client
        : { ...client, contract: { ...client.contract, number: f.number } };
    case 'handoverFilled': {
      const { type, contacts, ...card } = f;
      return { ...client, card, contacts: [...new Set([...client.contacts, ...contacts])] };
    }
    case 'logisticianAssigned':
      return assigned(client, f.logistician, f.reason, entry);
    case 'handoverQuestioned': {
      const { answer, ...rest } = client;
      return { ...rest, question: f.question };
    }
    case 'questionAnswered':
      return { ...client, answer: f.answer };
    case 'contactAdded':
      return { ...client, contacts: [...new Set([...client.contacts, ...f.contacts])] };
    case 'contactRemoved':
      return { ...client, contacts: client.contacts.filter((contact) => contact !== f.contact) };
    case 'creditTermsSet':
      return withCredit(client, f, entry);
    case 'callLogged':
      return {
        ...client,
        lastCall: { result: f.result, at: entry.at, by: entry.actor.person, note: f.note },
      };
    case 'documentFiled': {
      const { type, ...filed } = f;
      const folder = [...(client.folder ?? []), { ...filed, at: entry.at }];
      return { ...client, folder, files: [...client.files, f.file] };
    }
    case 'clientDropped':
      return { ...client, dropped: f.reason };
    case 'clientReopened': {
      const { dropped, ...rest } = client;
      return rest;
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...client, files: [...client.files, ...f.files] };
    default:
      return client;
  }
}

function assigned(
  client: Client,
  logistician: string,
  reason: string | undefined,
  entry: Pick<Entry, 'at' | 'actor'>,
) {
  const past = client.assignments.map((a) => (a.until === undefined ? { ...a, until: entry.at } : a));
  const now: Assignment = {
    logistician,
    by: entry.actor.person,
    from: entry.at,
    ...(reason === undefined ? {} : { reason }),
  };
  return { ...client, logistician, assignments: [...past, now] };
}
