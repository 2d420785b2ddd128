import { nextWorkingTime } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { type ActiveStage, stageMeta } from '../cases/stages.ts';
import { queued } from '../messages/compose.ts';
import { named } from '../messages/names.ts';
import { forAbsent } from '../messages/substitute.ts';
import { standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { StageMeta } from '../processes/stage.ts';
import { t } from '../texts/text.ts';
import { isWait, ladderOf, rungAt } from './expected.ts';
import type { Obligation, Rung } from './obligation.ts';
import { reconcile } from './reconcile.ts';
import { type Heard, type Reminder, Reminders, roleOf } from './reminders.ts';

/** More than fall due at one moment, so that a round of one morning is not torn apart. */
const BATCH = 1000;

/** Climbs the ladders of all obligations that are due. Running it twice, or in two places, says nothing twice. */
export class Sweep {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #wake: () => void;
  readonly #reminders: Reminders;

  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#wake = wake;
    this.#reminders = new Reminders(ports, cases);
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
      const heard = await this.#tellTogether(due);
      // A round that was missed makes way for the next one before that is told, so that it is told with all its cases.
      for (const obligation of due.toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))) {
        try {
          await this.#climb(obligation, heard);
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

  /** What cannot be told so is told one by one. */
  async #tellTogether(due: Obligation[]): Promise<Heard> {
    try {
      const bills = due.filter((one) => this.#chartedRung(one)?.together === true);
      // A case that fails is logged when it is climbed.
      const found = await Promise.all(bills.map((one) => this.#reminderOf(one).catch(() => null)));
      return await this.#reminders.tellTogether(found.flatMap((one) => one ?? []));
    } catch (error) {
      this.#ports.log.error({ error: (error as Error).name }, 'bills were not told together');
      return new Map();
    }
  }

  /** As the chart has it, without a look at the case. */
  #chartedRung({ name, process, stage, step }: Obligation): Rung | undefined {
    if (name !== 'stage' || !this.#cases.knows(process)) return undefined;
    const meta = stageMeta(this.#cases.process(process).chart, stage);
    return meta === undefined ? undefined : rungOf(meta, step);
  }

  async #reminderOf(obligation: Obligation): Promise<Reminder | null> {
    const current = await this.#cases.load(obligation.caseId);
    const stage = this.#stageOf(obligation, current);
    const rung = stage === undefined ? undefined : rungOf(stage.meta, obligation.step);
    return current === null || stage === undefined || rung === undefined
      ? null
      : { obligation, rung, current, stage };
  }

  /** The stage that the obligation is about, while it lasts. */
  #stageOf(obligation: Obligation, current: Case | null): ActiveStage | undefined {
    const stages = current === null ? [] : this.#cases.stagesOf(current);
    return stages.find((s) => s.path === obligation.stage && s.entered.seq === obligation.stageSeq);
  }

  async #climb(obligation: Obligation, heard: Heard): Promise<void> {
    const current = await this.#cases.load(obligation.caseId);
    if (isWait(obligation)) return this.#bringAwaited(obligation, current);
    const stage = this.#stageOf(obligation, current);
    if (current === null || stage === undefined) {
      // The fact is recorded: the chase stops here, whatever the store still says.
      await this.#ports.obligations.close(obligation.id, 'met', this.#ports.clock.now());
      return;
    }
    if (obligation.name === 'stage') await this.#climbStage(obligation, current, stage, heard);
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

  async #climbStage(obligation: Obligation, current: Case, stage: ActiveStage, heard: Heard): Promise<void> {
    const ladder = ladderOf(stage.meta, 'stage');
    const rung = rungOf(stage.meta, obligation.step);
    if (rung !== undefined) await this.#reminders.tell({ obligation, rung, current, stage }, heard);
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
    for (const person of await this.#reminders.hearers(to, obligation, current)) {
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
}

/** The rung of a stage's ladder that is climbed at this step: the last one again and again. */
function rungOf(meta: StageMeta, step: number): Rung | undefined {
  const ladder = ladderOf(meta, 'stage');
  return ladder[step] ?? ladder.at(-1);
}

/** Of two moments; they are text. */
function earlier(one: string, other: string): string {
  return [one, other].toSorted()[0] as string;
}
