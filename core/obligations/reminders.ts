import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { ActiveStage } from '../cases/stages.ts';
import { byRole, channelsOf, withSubstitutes } from '../messages/address.ts';
import { queued, taskButtons } from '../messages/compose.ts';
import { copyId, type Message, type MessageButton } from '../messages/message.ts';
import { named } from '../messages/names.ts';
import { wantedOf } from '../messages/outcome.ts';
import { retire } from '../messages/retire.ts';
import { forAbsent } from '../messages/substitute.ts';
import type { Person } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import { dueText } from './expected.ts';
import type { Obligation, Rung } from './obligation.ts';

/** So many bills are told in one message; what is more is told one by one. */
const IN_ONE = 20;

/** A rung that is climbed now, with the case and the stage as they are. */
export interface Reminder {
  obligation: Obligation;
  rung: Rung;
  current: Case;
  stage: ActiveStage;
}

/** Bills of one client of which one person hears at the same moment. */
interface Pile {
  to: Person;
  client: string;
  bills: Reminder[];
}

/** Who has heard already, by the id of the obligation. */
export type Heard = ReadonlyMap<string, string[]>;

/** Puts what a rung says before those who are to hear it. */
export class Reminders {
  readonly #ports: Ports;
  readonly #cases: Cases;

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
  }

  /**
   * Tells bills of one client in one message, with a line and the way to each, where somebody is to hear of several at
   * the same moment. All are told before any rung is climbed: a repeat after a crash finds the message, though fewer
   * of them are due then.
   */
  async tellTogether(due: Reminder[]): Promise<Heard> {
    const heard = new Map<string, string[]>();
    for (const [key, pile] of await this.#piles(due))
      for (const { obligation } of await this.#tellPile(key, pile))
        heard.set(obligation.id, [...(heard.get(obligation.id) ?? []), pile.to.id]);
    return heard;
  }

  /** Tells whoever has not heard of it together with others; the newest copy has the buttons. */
  async tell(reminder: Reminder, heard: Heard): Promise<void> {
    const { obligation, current, stage } = reminder;
    const process = this.#cases.process(current.process);
    const now = this.#ports.clock.now();
    const already = heard.get(obligation.id) ?? [];
    for (const person of await this.#hearersOf(reminder)) {
      if (already.includes(person.id)) continue;
      await this.#replaceOlder(current, stage, person);
      await this.#ports.ledger.enqueueAll(
        queued({
          id: `${obligation.id}@${obligation.step}/${person.id}`,
          to: person,
          text: await this.#textFor(reminder, person),
          at: now,
          caseId: current.id,
          stage,
          buttons: taskButtons(process, current, stage, person, now),
        }),
      );
    }
  }

  async hearers(to: Rung['to'], obligation: Obligation, current: Case): Promise<Person[]> {
    const { people, clock } = this.#ports;
    const process = this.#cases.process(current.process);
    const role = roleOf(to, obligation);
    const found = await byRole(people, process, current, role, clock.now());
    if (role !== 'approver' || obligation.owner === null) return found;
    // Each is asked for himself: whoever else is asked has a reminder of his own.
    const [owner] = await people.many([obligation.owner]);
    const own = owner === undefined ? [] : await withSubstitutes(people, [owner], clock.now());
    return own.filter(({ id }) => found.some((one) => one.id === id));
  }

  #hearersOf({ rung, obligation, current }: Reminder): Promise<Person[]> {
    return this.hearers(addressed(rung, current), obligation, current);
  }

  async #piles(due: Reminder[]): Promise<Map<string, Pile>> {
    const piles = new Map<string, Pile>();
    for (const bill of due.filter(({ rung }) => rung.together === true)) {
      const { rung, obligation, current } = bill;
      const client = this.#cases.process(current.process).index(current.context).partyId;
      if (client === undefined) continue;
      for (const to of await this.#hearersOf(bill)) {
        const key = `bills/${client}/${obligation.nextAt}/${rung.text}/${to.id}`;
        const pile = piles.get(key);
        if (pile === undefined) piles.set(key, { to, client, bills: [bill] });
        else pile.bills.push(bill);
      }
    }
    return piles;
  }

  /** Gives the bills that this person has heard of so. */
  async #tellPile(id: string, { to, client, bills }: Pile): Promise<Reminder[]> {
    const { ledger, clock } = this.#ports;
    const copies = await Promise.all(channelsOf(to).map((channel) => ledger.get(copyId(id, channel))));
    const before = copies.find((copy) => copy !== null);
    if (before != null) return bills.filter(({ current }) => leadsTo(before, current.id));
    if (bills.length === 1) return [];
    const told = bills.toSorted((a, b) => urgency(a).localeCompare(urgency(b))).slice(0, IN_ONE);
    const lines = await Promise.all(
      told.map(async (bill, index) =>
        t('digest.thing', { n: index + 1, text: { text: await this.#textFor(bill, to) } }),
      ),
    );
    const buttons = await Promise.all(told.map(({ current }, index) => this.#wayTo(current, index + 1)));
    const text = t('reminder.bills', { client: { party: client }, n: told.length, bills: { lines } });
    await ledger.enqueueAll(
      queued({ id, to, text: await named(this.#ports, text), at: clock.now(), buttons }),
    );
    return told;
  }

  async #wayTo(current: Case, n: number): Promise<MessageButton> {
    const title = { text: this.#cases.process(current.process).title(current) };
    return {
      text: await named(this.#ports, t('tasks.open', { n, case: title })),
      action: { do: 'view', view: 'case', arg: current.id },
    };
  }

  async #textFor({ obligation, rung, current, stage }: Reminder, person: Person): Promise<Text> {
    const process = this.#cases.process(current.process);
    const owner: Text =
      obligation.owner === null
        ? t(`role.${obligation.ownerRole}`)
        : t('person', { name: { person: obligation.owner } });
    const text = await named(
      this.#ports,
      t(rung.text, {
        case: { text: process.title(current) },
        task: { text: wantedOf(process, current, stage.path) },
        due: { text: dueText(current, stage, obligation.dueAt) },
        owner: { text: owner },
      }),
    );
    const role = roleOf(addressed(rung, current), obligation);
    return forAbsent(this.#ports, process, current, role, person, text);
  }

  /** In each messenger the newest copy has the buttons; an older one of the same stage loses them. */
  async #replaceOlder(current: Case, stage: ActiveStage, person: Person): Promise<void> {
    const channels = channelsOf(person);
    const isOlder = (card: Message) =>
      card.personId === person.id && card.stage === stage.path && channels.includes(card.channel);
    for (const card of await this.#ports.ledger.liveOfCase(current.id)) {
      if (isOlder(card) && card.state === 'sent') await retire(this.#ports, card, t('notice.seeBelow'));
    }
  }
}

/** What is the most overdue comes first, of those the oldest. */
function urgency({ obligation, current }: Reminder): string {
  return `${obligation.dueAt}/${current.openedAt}`;
}

function leadsTo({ buttons }: Message, caseId: string): boolean {
  return buttons.some(({ action }) => action.do === 'view' && action.arg === caseId);
}

function addressed(rung: Rung, { context }: Case): Rung['to'] {
  return rung.instead?.(context) ?? rung.to;
}

export function roleOf(to: Rung['to'], { ownerRole }: Obligation): Role {
  return to === 'owner' ? ownerRole : to;
}
