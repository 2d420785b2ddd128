import { issuePaper } from '../documents/issue.ts';
import { addressees, performers } from '../messages/address.ts';
import { queued, refreshment, taskButtons } from '../messages/compose.ts';
import { named } from '../messages/names.ts';
import { outcomeFor, partnerTaskText, taskText } from '../messages/outcome.ts';
import { retire } from '../messages/retire.ts';
import { tellUnreachable } from '../messages/unreachable.ts';
import { stageObligation } from '../obligations/expected.ts';
import { reconcile } from '../obligations/reconcile.ts';
import type { Person } from '../people/person.ts';
import { isStaffRole } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { type Text, type TextParam, t } from '../texts/text.ts';
import type { Case } from './case.ts';
import type { Cases } from './cases.ts';
import type { Effect } from './effect.ts';
import type { Entry, Fact } from './entry.ts';
import { canonical } from './hash.ts';
import type { ActiveStage } from './stages.ts';

/** Long enough for a few entries; it is prolonged with each. A second dispatcher would only repeat what is keyed. */
const LEASE_MS = 1000;

/** Carries out the effects of entries, in order, at least once, each under its own key. */
export class Dispatcher {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #wake: () => void;

  /** `wake`: there may be new messages to send. */
  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#wake = wake;
  }

  /** Finishes what a crash or a failure left undone. A case that fails again does not keep the others waiting. */
  async catchUp(): Promise<void> {
    for (const caseId of await this.#ports.journal.undispatched(100)) {
      try {
        await this.run(caseId);
      } catch (error) {
        this.#ports.log.error({ caseId, error: (error as Error).name }, 'a case was not dispatched');
      }
    }
  }

  /** Dispatches a case's waiting entries; does nothing while another dispatcher is at it. */
  async run(caseId: string): Promise<void> {
    const owner = this.#ports.ids.next(12);
    let waiting = await this.#ports.journal.waiting(caseId);
    while (waiting.length > 0) {
      if (!(await this.#hold(caseId, owner))) return;
      let heldSince = this.#wall();
      try {
        for (const entry of waiting) {
          if (this.#wall() - heldSince > LEASE_MS / 2) {
            await this.#hold(caseId, owner);
            heldSince = this.#wall();
          }
          await this.#dispatch(entry);
          await this.#ports.journal.markDispatched(entry._id);
        }
      } finally {
        await this.#ports.leases.release(`dispatch/${caseId}`, owner);
      }
      waiting = await this.#ports.journal.waiting(caseId);
    }
    this.#wake();
  }

  #wall(): number {
    return Date.parse(this.#ports.clock.wall());
  }

  #hold(caseId: string, owner: string): Promise<boolean> {
    const now = this.#ports.clock.wall();
    const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
    return this.#ports.leases.take(`dispatch/${caseId}`, owner, now, until);
  }

  async #dispatch(entry: Entry): Promise<void> {
    const current = await this.#cases.load(entry.caseId);
    if (current === null) throw new Error(`entry ${entry._id} has no case`);
    for (const [n, effect] of entry.effects.entries())
      await this.#carryOut(`${entry._id}/${n}`, effect, entry, current);
    await this.#refreshCards(entry, current);
    await reconcile(this.#ports, this.#cases, current);
  }

  async #carryOut(key: string, effect: Effect, entry: Entry, current: Case): Promise<void> {
    if (effect.type === 'command') {
      await this.#command(key, effect.process, effect.caseId, effect.fact);
    } else if (effect.type === 'commandEach') {
      const open = await this.#ports.cases.list({
        process: effect.process,
        partyIds: [effect.partyId],
        closed: false,
      });
      for (const found of open)
        await this.#command(`${key}/${found.id}`, effect.process, found.id, effect.fact);
    } else if (effect.type === 'tell') {
      await this.#tell(key, effect, current);
    } else if (effect.type === 'paper') {
      await issuePaper(this.#ports, this.#cases, key, effect, await this.#asOf(entry, current));
    } else {
      await this.#changeStages(key, effect, entry, current);
    }
  }

  /** The case as it stood with an entry: a paper says what was so then, though more may have come since. */
  async #asOf({ caseId, seq }: Entry, current: Case): Promise<Case> {
    if (current.seq === seq) return current;
    const history = await this.#cases.history(caseId);
    return this.#cases.fold(history.filter((entry) => entry.seq <= seq)) as Case;
  }

  async #command(key: string, process: string, caseId: string, fact: Fact): Promise<void> {
    const common = { process, caseId, doer: null, channel: 'internal' as const };
    let outcome = await this.#cases.handle({ ...common, commandId: key, fact });
    if (outcome.status === 'refused' && outcome.refusal.code === 'no-such-case') {
      const { onDemand, opens } = this.#cases.process(process);
      if (onDemand !== true) throw new Error(`${key} reaches for the case ${caseId}, which does not exist`);
      await this.#cases.handle({ ...common, commandId: 'opened-on-demand', fact: { type: opens } });
      outcome = await this.#cases.handle({ ...common, commandId: key, fact });
    }
    if (outcome.status === 'refused') {
      this.#ports.log.warn(
        { key, caseId, fact: fact.type, code: outcome.refusal.code },
        'a case refused another one',
      );
    }
  }

  async #tell(key: string, effect: Extract<Effect, { type: 'tell' }>, current: Case): Promise<void> {
    const process = this.#cases.process(current.process);
    const text = await named(
      this.#ports,
      t(effect.text, { case: { text: process.title(current) }, ...effect.params }),
    );
    const people = await addressees(this.#ports.people, process, current, effect.to);
    const stages = this.#cases.stagesOf(current);
    const stage = stages.find(({ path }) => path === effect.stage);
    const until = stages.find(({ path }) => path === effect.until);
    for (const person of people) {
      const buttons = (effect.buttons ?? []).map((button) => ({
        text: t(button.text),
        action: {
          do: 'form' as const,
          form: button.form,
          caseId: button.about ?? current.id,
          ...(button.arg === undefined ? {} : { arg: button.arg }),
        },
      }));
      await this.#ports.ledger.enqueue(
        queued({
          id: `${key}/${person.id}`,
          to: person,
          text,
          at: this.#ports.clock.now(),
          caseId: current.id,
          ...(stage === undefined ? {} : { stage }),
          ...(until === undefined ? {} : { until }),
          buttons:
            stage === undefined ? buttons : [...buttons, ...taskButtons(process, current, stage, person)],
          files: effect.files ?? [],
        }),
      );
    }
    if (people.length === 0 && 'party' in effect.to)
      await tellUnreachable(this.#ports, process, current, key, text);
  }

  async #changeStages(
    key: string,
    effect: Extract<Effect, { type: 'stages' }>,
    entry: Entry,
    current: Case,
  ): Promise<void> {
    const process = this.#cases.process(current.process);
    for (const card of await this.#ports.ledger.liveOfCase(current.id)) {
      if (card.stage !== undefined && effect.left.includes(card.stage) && (card.stageSeq ?? 0) < entry.seq) {
        const reader = await this.#ports.people.get(card.personId);
        await retire(this.#ports, card, await named(this.#ports, outcomeFor(entry, reader)));
      }
    }
    for (const stage of this.#cases.stagesOf(current)) {
      const isNew = effect.entered.includes(stage.path) && stage.entered.seq === entry.seq;
      if (!isNew || stage.meta.rest === true) continue;
      const people = await performers(this.#ports.people, process, current, stage.meta.owner);
      for (const person of people) {
        const text = await this.#taskText(process, current, stage, entry, person);
        await this.#ports.ledger.enqueue(
          queued({
            id: `${key}/${stage.path}/${person.id}`,
            to: person,
            text,
            at: this.#ports.clock.now(),
            caseId: current.id,
            stage,
            buttons: taskButtons(process, current, stage, person),
            files: process.taskFiles?.(current, stage.path) ?? [],
          }),
        );
      }
    }
  }

  /** Where a stage goes on but its buttons or what is to be known for it changed, its cards follow (edits make no sound). */
  async #refreshCards(entry: Entry, current: Case): Promise<void> {
    const process = this.#cases.process(current.process);
    const goingOn = this.#cases
      .stagesOf(current)
      .filter(({ meta, entered }) => entered.seq < entry.seq && meta.rest !== true);
    if (goingOn.length === 0) return;
    for (const card of await this.#ports.ledger.liveOfCase(current.id)) {
      const stage = goingOn.find(({ path, entered }) => path === card.stage && entered.seq === card.stageSeq);
      const [person] = stage === undefined ? [] : await this.#ports.people.many([card.personId]);
      if (stage === undefined || person === undefined || card.kind !== 'new' || card.state !== 'sent')
        continue;
      if (card.ownButtons === true) continue;
      const buttons = taskButtons(process, current, stage, person);
      const text = await this.#taskText(process, current, stage, entry, person);
      const isSame = canonical(buttons) === canonical(card.buttons) && saysTheSame(text, card.text);
      if (isSame) continue;
      const id = `${entry._id}/fresh/${card.id}`;
      await this.#ports.ledger.enqueue(refreshment(card, { id, at: this.#ports.clock.now(), text, buttons }));
    }
  }

  async #taskText(
    process: Process,
    current: Case,
    stage: ActiveStage,
    entry: Entry,
    person: Person,
  ): Promise<Text> {
    const due = stageObligation(process, current, stage, this.#ports.company.zone)?.dueAt;
    const text =
      person.roles.length > 0
        ? taskText(process, current, stage.path, entry, due)
        : partnerTaskText(process, current, stage.path, due);
    const said = await named(this.#ports, text);
    return standsIn(person, stage) ? onBehalf(stage, said) : said;
  }
}

/** Whether two texts of one task hold the same to be known; a reminder holds nothing of it. */
function saysTheSame(fresh: Text, shown: Text): boolean {
  const before = briefOf(shown);
  return before === undefined || canonical(before) === canonical(briefOf(fresh) ?? null);
}

function briefOf({ params = {} }: Text): TextParam | undefined {
  const { brief, message } = params;
  if (brief !== undefined || message === undefined) return brief;
  return typeof message === 'object' && 'text' in message ? briefOf(message.text) : undefined;
}

/** A colleague who is asked because the partner cannot be reached in a chat. */
function standsIn(person: Person, { meta }: ActiveStage): boolean {
  return person.roles.length > 0 && !isStaffRole(meta.owner);
}

function onBehalf({ meta }: ActiveStage, message: Text): Text {
  return t('notice.onBehalf', { who: { text: t(`role.${meta.owner}`) }, message: { text: message } });
}
