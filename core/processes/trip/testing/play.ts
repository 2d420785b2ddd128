import { createHash } from 'node:crypto';
import type { Case } from '../../../cases/case.ts';
import { decide } from '../../../cases/decide.ts';
import type { Effect } from '../../../cases/effect.ts';
import type { Entry, Fact } from '../../../cases/entry.ts';
import { project } from '../../../cases/project.ts';
import type { Person } from '../../../people/person.ts';
import { person } from '../../testing/people.ts';
import type { Trip } from '../context.ts';
import { trip } from '../index.ts';

export const CLIENT = 'k7707083893';
export const CARRIER = 'c7736050003';
export const logistician = person('logistician-1', ['logistician']);
export const head = person('head', ['head']);
export const sales = person('sales-1', ['sales']);
export const accountant = person('accountant', ['accountant']);
export const client = person('contact', [], { partyId: CLIENT, as: 'client' });
export const carrier = person('carrier', [], { partyId: CARRIER, as: 'carrier' });
export const driver = person('driver', [], { partyId: CARRIER, as: 'driver' });
export const otherDriver = person('driver-2', [], { partyId: CARRIER, as: 'driver' });

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

/** A trip that is played fact by fact through the real decision. */
export class Play {
  #current: Case<Trip> | null = null;
  /** What the newest accepted fact led to. */
  effects: Effect[] = [];

  get current(): Case<Trip> {
    if (this.#current === null) throw new Error('the trip is not open');
    return this.#current;
  }

  get context(): Trip {
    return this.current.context;
  }

  /** Paths of the stages it stands in. */
  get stages(): string[] {
    return Object.keys(this.current.stages);
  }

  /** Facts that the newest accepted one brings about in other cases of a process. */
  commands(process: string): Fact[] {
    return this.effects.flatMap((one) =>
      one.type === 'command' && one.process === process ? [one.fact] : [],
    );
  }

  /** Texts that the newest accepted fact tells, with those they are for. */
  told(): { to: unknown; text: string }[] {
    return this.effects.flatMap((one) => (one.type === 'tell' ? [{ to: one.to, text: one.text }] : []));
  }

  /** The code of the refusal, or null when the fact was accepted. */
  tries(
    doer: Person | null,
    type: string,
    data: object = {},
    at = '2026-11-24T09:00:00.000Z',
  ): string | null {
    const decision = decide(
      trip,
      this.#current,
      {
        commandId: `${type}/${this.#current?.seq ?? 0}`,
        process: 'trip',
        caseId: 't1-1',
        fact: { ...data, type },
        doer,
        channel: 'telegram-staff',
      },
      at,
      crypto,
    );
    if ('refused' in decision) return decision.refused.code;
    this.#accept(decision.accepted);
    return null;
  }

  /** The same for a fact that must be accepted. */
  does(doer: Person | null, type: string, data: object = {}, at?: string): this {
    const refused = this.tries(doer, type, data, at);
    if (refused !== null) throw new Error(`${type} was refused: ${refused}`);
    return this;
  }

  #accept(entry: Entry): void {
    this.#current = project(trip, this.#current, entry);
    this.effects = entry.effects;
  }
}
