import { nextWorkingTime } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { ActiveStage } from '../cases/stages.ts';
import { byRole, channelsOf, withSubstitutes } from '../messages/address.ts';
import { queued, taskButtons } from '../messages/compose.ts';
import type { Message } from '../messages/message.ts';
import { named } from '../messages/names.ts';
import { wantedOf } from '../messages/outcome.ts';
import { retire } from '../messages/retire.ts';
import { forAbsent } from '../messages/substitute.ts';
import { standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import { dueText, isWait, ladderOf, rungAt } from './expected.ts';
import type { Obligation, Rung } from './obligation.ts';
import { reconcile } from './reconcile.ts';

/** More than fall due at one moment, so that a round of one morning is not torn apart. */
const BATCH = 1000;

/** Climbs the ladders of all obligations that are due. Running it twice, or in two places, says nothing twice. */
export class Sweep {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #wake: () => void;

  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#wake = wake;
  }

  /** Goes on until nothing is due but what failed, which is left to the next run. Returns how many rungs were climbed. */
  async run(): Promise<number> {
    const { obligations, clock, log } = this.#ports;
    const failed = new Set<string>();
    let climbed = 0;
    for (;;) {
      const all = await obligations.due(clock.now(), BATCH + failed.size);
      const due = all.filter(({ id }) => !failed.has(id));
      if (due.length === 0) break;
      // A round that was missed makes way for the next one before that is told, so that it is told with all its cases.
      for (const obligation of due.toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))) {
        try {
          await this.#climb(obligation);
          climbed++;
        } catch (error) {
          failed.add(obligation.id);
          log.error(
            { obligation: obligation.id, error: (error as Error).name },
            'an obligation was not climbed',
          );
        }
      }
    }
    if (climbed > 0) this.#wake();
    return climbed;
  }

  async #climb(obligation: Obligation): Promise<void> {
    const current = await this.#cases.load(obligation.caseId);
    if (isWait(obligation)) return this.#bringAwaited(obligation, current);
    const stage =
      current === null
        ? undefined
        : this.#cases
            .stagesOf(current)
            .find((s) => s.path === obligation.stage && s.entered.seq === obligation.stageSeq);
    if (current === null || stage === undefined) {
      // The fact is recorded: the chase stops here, whatever the store still says.
      await this.#ports.obligations.close(obligation.id, 'met', this.#ports.clock.now());
      return;
    }
    if (obligation.name === 'stage') await this.#climbStage(obligation, current, stage);
    else await this.#climbRound(obligation, current, stage);
  }

  /** The moment has come: the fact is brought about, under the wait's own name. Refused, it is of no more use. */
  async #bringAwaited(obligation: Obligation, current: Case | null): Promise<void> {
    const { obligations, clock, log, company } = this.#ports;
    const process = current === null ? undefined : this.#cases.process(current.process);
    const waits = process?.waits?.(current as Case, company.zone) ?? [];
    const wait = waits.find(({ name }) => obligation.name === `wait/${name}`);
    if (process !== undefined && wait !== undefined) {
      const outcome = await this.#cases.handle({
        commandId: obligation.id,
        process: process.name,
        caseId: obligation.caseId,
        fact: wait.fact,
        doer: null,
        channel: 'internal',
      });
      if (outcome.status === 'refused')
        log.warn(
          { obligation: obligation.id, code: outcome.refusal.code },
          'a case refused what it waited for',
        );
    }
    await obligations.close(obligation.id, 'met', clock.now());
  }

  async #climbStage(obligation: Obligation, current: Case, stage: ActiveStage): Promise<void> {
    const ladder = ladderOf(stage.meta, 'stage');
    const rung = ladder[obligation.step] ?? ladder.at(-1);
    if (rung !== undefined) await this.#remind(obligation, rung, current, stage);
    await this.#ports.obligations.climb(
      obligation.id,
      obligation.step,
      this.#next(obligation, ladder, obligation.step),
    );
  }

  /** When the rung after `step` comes: by the ladder, or the last one again on the next working day. */
  #next(obligation: Obligation, ladder: Rung[], step: number): string | null {
    const { zone } = this.#ports.company;
    const following = ladder[step + 1];
    if (following !== undefined) return rungAt(following, obligation.dueAt, zone);
    const daily = ladder.at(-1)?.daily;
    return daily === undefined ? null : nextWorkingTime(this.#ports.clock.now(), zone, daily);
  }

  /** Step 0 opens the round, then its ladder, and at the next opening the one that was not done is missed. */
  async #climbRound(obligation: Obligation, current: Case, stage: ActiveStage): Promise<void> {
    const { obligations, clock, company } = this.#ports;
    const ladder = ladderOf(stage.meta, obligation.name);
    const round = stage.meta.rounds?.find((r) => r.name === obligation.name);
    const nextOpening = nextWorkingTime(obligation.opensAt, company.zone, round?.at ?? '09:00');
    if (round === undefined || clock.now() >= nextOpening) {
      await obligations.close(obligation.id, 'missed', clock.now());
      await reconcile(this.#ports, this.#cases, current);
      return;
    }
    if (obligation.step === 0) {
      await this.#tellRound(obligation, current, 'owner', `${obligation.process}.round.${obligation.name}`);
    } else {
      const rung = ladder[obligation.step - 1];
      if (rung !== undefined) await this.#tellRound(obligation, current, rung.to, rung.text);
    }
    const following = ladder[obligation.step];
    const nextAt = following === undefined ? nextOpening : rungAt(following, obligation.dueAt, company.zone);
    await obligations.climb(obligation.id, obligation.step, earlier(nextAt, nextOpening));
  }

  /** One message for the whole round of a person, not one for each case: at its opening and at each rung. */
  async #tellRound(obligation: Obligation, current: Case, to: Rung['to'], key: string): Promise<void> {
    const { name, day, owner, step, dueAt } = obligation;
    if (day === undefined) return;
    const all = await this.#ports.obligations.ofRound(name, day);
    const open = all.filter((o) => o.owner === owner && o.state === 'open');
    const text = await named(
      this.#ports,
      t(key, {
        count: open.length,
        day: { day },
        due: { at: dueAt, as: 'time' },
        owner: owner === null ? { text: t(`role.${obligation.ownerRole}`) } : { person: owner },
        cases: { list: open.map((o) => t('party', { name: { party: o.caseId } })) },
      }),
    );
    const process = this.#cases.process(current.process);
    const now = this.#ports.clock.now();
    const mayOpen = (person: Person) =>
      owner !== null && (person.id === owner || standsInFor(person, now).includes(owner));
    for (const person of await this.#hearers(to, obligation, current)) {
      await this.#ports.ledger.enqueueAll(
        queued({
          id: `round/${name}/${day}/${step}/${owner}/${person.id}`,
          to: person,
          text: await forAbsent(this.#ports, process, current, roleOf(to, obligation), person, text),
          at: now,
          buttons: mayOpen(person)
            ? [{ text: t('button.openRound'), action: { do: 'view', view: 'round', arg: name } }]
            : [{ text: t('menu.report'), action: { do: 'view', view: 'report' } }],
        }),
      );
    }
  }

  async #remind(obligation: Obligation, rung: Rung, current: Case, stage: ActiveStage): Promise<void> {
    const process = this.#cases.process(current.process);
    const owner: Text =
      obligation.owner === null
        ? t(`role.${obligation.ownerRole}`)
        : await named(this.#ports, t('person', { name: { person: obligation.owner } }));
    const text = await named(
      this.#ports,
      t(rung.text, {
        case: { text: process.title(current) },
        task: { text: wantedOf(process, current, stage.path) },
        due: { text: dueText(current, stage, obligation.dueAt) },
        owner: { text: owner },
      }),
    );
    const to = rung.instead?.(current.context) ?? rung.to;
    const role = roleOf(to, obligation);
    const now = this.#ports.clock.now();
    for (const person of await this.#hearers(to, obligation, current)) {
      await this.#replaceOlder(current, stage, person);
      await this.#ports.ledger.enqueueAll(
        queued({
          id: `${obligation.id}@${obligation.step}/${person.id}`,
          to: person,
          text: await forAbsent(this.#ports, process, current, role, person, text),
          at: now,
          caseId: current.id,
          stage,
          buttons: taskButtons(process, current, stage, person, now),
        }),
      );
    }
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

  async #hearers(to: Rung['to'], obligation: Obligation, current: Case): Promise<Person[]> {
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
}

function roleOf(to: Rung['to'], { ownerRole }: Obligation): Role {
  return to === 'owner' ? ownerRole : to;
}

/** Of two moments; they are text. */
function earlier(one: string, other: string): string {
  return [one, other].toSorted()[0] as string;
}
