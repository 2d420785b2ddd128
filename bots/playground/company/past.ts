import type { Caravan } from '../../../core/caravan.ts';
import { createCaravan } from '../../../core/caravan.ts';
import type { Message } from '../../../core/messages/message.ts';
import type { Obligation } from '../../../core/obligations/obligation.ts';
import type { Party } from '../../../core/people/party.ts';
import type {
  CaseStore,
  Clock,
  Directory,
  Journal,
  Leases,
  Ledger,
  ObligationStore,
  People,
} from '../../../core/ports/index.ts';
import { PastCases } from './past-cases.ts';

/** A clock that stands where the play of the past wants it. */
export class PastClock implements Clock {
  readonly #real: Clock;
  #now: string;

  constructor(real: Clock) {
    this.#real = real;
    this.#now = real.now();
  }

  now(): string {
    return this.#now;
  }

  wall(): string {
    return this.#real.wall();
  }

  set(moment: string): void {
    this.#now = moment;
  }
}

/**
 * What happened before the newcomer came: played by the company's own commands, each at its own moment. What people
 * were told on the way stays in the past; the tasks and deadlines that are open at the end are handed over.
 */
export class Past {
  readonly #caravan: Caravan;
  readonly #messages = new Map<string, Message>();
  readonly #obligations = new Map<string, Obligation>();
  readonly #parties = new Map<string, Party>();
  readonly #cases: PastCases;
  /** Nobody comes or goes in the past. */
  readonly #people: People;
  readonly #directory: Directory;

  constructor(caravan: Caravan) {
    this.#caravan = caravan;
    this.#cases = new PastCases(caravan.ports);
    const { people, directory } = caravan.ports;
    this.#people = remembered(people, ['get', 'many', 'byRole', 'ofParty', 'ofParties']);
    this.#directory = over<Directory>(remembered(directory, ['get', 'many']), {
      put: async (party) => {
        this.#parties.set(party.id, party);
      },
    });
  }

  /** The company as of a moment; several can be played side by side, each by a clock of its own. */
  at(clock: PastClock): Caravan {
    const { ports } = this.#caravan;
    return createCaravan(
      {
        ...ports,
        clock,
        journal: over<Journal>(ports.journal, this.#cases.journal()),
        cases: over<CaseStore>(ports.cases, this.#cases.projections()),
        ledger: over<Ledger>(ports.ledger, {
          enqueue: async (message) => this.#enqueue(message),
          enqueueAll: async (messages) => {
            for (const message of messages) this.#enqueue(message);
          },
          liveOfCase: async (caseId) => [...this.#messages.values()].filter((one) => one.caseId === caseId),
        }),
        obligations: over<ObligationStore>(ports.obligations, {
          open: async (obligation) => this.#open(obligation),
          ofCase: async (caseId) => [...this.#obligations.values()].filter((one) => one.caseId === caseId),
          close: async (id, state) => this.#change(id, { state }),
          setOwner: async (id, owner) => this.#change(id, { owner }),
        }),
        people: this.#people,
        directory: this.#directory,
        leases: ownLeases(),
      },
      () => {},
    );
  }

  /** Tasks with their buttons and open deadlines go where the bots find them. */
  async handOver(): Promise<void> {
    const { ledger, obligations } = this.#caravan.ports;
    await this.#cases.handOver();
    await Promise.all([...this.#parties.values()].map((party) => this.#caravan.ports.directory.put(party)));
    const tasks = [...this.#messages.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    await ledger.enqueueAll(tasks.map((task) => ({ ...task, state: 'queued' })));
    const open = [...this.#obligations.values()].filter(({ state }) => state === 'open');
    await Promise.all(open.map((one) => obligations.open(one)));
  }

  /** Only what asks for something is kept; an edit changes the card it is for, or takes it away. */
  #enqueue(message: Message): void {
    if (message.kind === 'new') {
      if (message.live) this.#messages.set(message.id, { ...message, state: 'sent' });
      return;
    }
    const card = this.#messages.get(message.target ?? '');
    if (card === undefined) return;
    const { text, buttons } = message;
    if (message.live) this.#messages.set(card.id, { ...card, text, buttons });
    else this.#messages.delete(card.id);
  }

  #open(obligation: Obligation): void {
    if (!this.#obligations.has(obligation.id)) this.#obligations.set(obligation.id, obligation);
  }

  #change(id: string, change: Partial<Obligation>): void {
    const known = this.#obligations.get(id);
    if (known !== undefined) this.#obligations.set(id, { ...known, ...change });
  }
}

/** Holds among the dispatchers of one caravan: nobody else is in the house yet. */
function ownLeases(): Leases {
  const held = new Map<string, string>();
  return {
    take: async (name, owner) => {
      if ((held.get(name) ?? owner) !== owner) return false;
      held.set(name, owner);
      return true;
    },
    release: async (name) => {
      held.delete(name);
    },
  };
}

/** A port with some of its methods done here. */
function over<Port extends object>(port: Port, own: Partial<Port>): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const method = (own[name as keyof Port] ?? target[name as keyof Port]) as (...a: unknown[]) => unknown;
      return method.bind(target);
    },
  });
}

/** A port whose answers to these questions are kept: they stay the same. */
function remembered<Port extends object>(port: Port, questions: (keyof Port)[]): Port {
  const answers = new Map<string, unknown>();
  const asked = questions.map((question) => {
    const ask = (port[question] as (...about: unknown[]) => unknown).bind(port);
    const answer = (...about: unknown[]) => {
      const key = JSON.stringify([question, ...about]);
      if (!answers.has(key)) answers.set(key, ask(...about));
      return answers.get(key);
    };
    return [question, answer];
  });
  return over(port, Object.fromEntries(asked) as Partial<Port>);
}
