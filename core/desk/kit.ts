import type { Cases } from '../cases/cases.ts';
import type { Draft } from '../forms/draft.ts';
import type { Form } from '../forms/form.ts';
import type { Channel, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';

/** What every part of the desk works with. */
export interface Kit {
  ports: Ports;
  cases: Cases;
}

/** Who stands at the desk, and at which door: colleagues and partners see different things. */
export interface Visitor {
  person: Person;
  door: 'staff' | 'partners';
  /** The messenger in which this person is now. */
  channel: Channel;
}

/** Undefined for a form that is no longer part of the product. */
export function formOf(kit: Kit, draft: Pick<Draft, 'process' | 'form'>): Form | undefined {
  if (!kit.cases.knows(draft.process)) return undefined;
  return kit.cases.process(draft.process).forms.find((form) => form.name === draft.form);
}
