import { muster } from '../approvals/muster.ts';
import { plusMs } from '../calendar/index.ts';
import { gatherStanding } from '../credit/gather.ts';
import { handOver } from '../digest/hand-over.ts';
import { issuePaper } from '../documents/issue.ts';
import { addressees, performers } from '../messages/address.ts';
import { chronicle } from '../messages/chronicle.ts';
import { refreshment } from '../messages/compose.ts';
import { dismiss } from '../messages/dismiss.ts';
import { effectButtons } from '../messages/effect-button.ts';
import { named } from '../messages/names.ts';
import { outcomeFor } from '../messages/outcome.ts';
import { TaskCards } from '../messages/refresh.ts';
import { retire } from '../messages/retire.ts';
import { messageOf, saidTo } from '../messages/substitute.ts';
import { tell } from '../messages/tell.ts';
import { reconcile } from '../obligations/reconcile.ts';
import type { Ports } from '../ports/index.ts';
import { t } from '../texts/text.ts';
import type { Case } from './case.ts';
import type { Cases } from './cases.ts';
import type { Effect } from './effect.ts';
import type { Entry, Fact } from './entry.ts';

/** Long enough for a few entries; it is prolonged with each. A second dispatcher would only repeat what is keyed. */
const LEASE_MS = 1000;
/** How long, and how often, somebody looks whether another dispatcher has ended. */
const PATIENCE_MS = 2000;
const LOOK_MS = 20;

/** Carries out the effects of entries, in order, at least once, each under its own key. */
export class Dispatcher {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #cards: TaskCards;
  readonly #wake: () => void;

  /** `wake`: there may be new messages to send. */
  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#cards = new TaskCards(ports, cases);
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

  /** As {@link catchUp}, and waits for what another dispatcher is at; for something that goes on failing, not long. */
  async settle(): Promise<void> {
    const until = this.#wall() + PATIENCE_MS;
    await this.catchUp();
    while ((await this.#ports.journal.undispatched(1)).length > 0 && this.#wall() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      await this.catchUp();
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
    const until = plusMs(now, LEASE_MS);
    return this.#ports.leases.take(`dispatch/${caseId}`, owner, now, until);
  }

  async #dispatch(entry: Entry): Promise<void> {
    const current = await this.#cases.load(entry.caseId);
    if (current === null) throw new Error(`entry ${entry._id} has no case`);
    for (const [n, effect] of entry.effects.entries())
      await this.#carryOut(`${entry._id}/${n}`, effect, entry, current);
    await this.#tellChronicle(entry, current);
    await this.#followAsked(entry, current);
    await this.#cards.refresh(current, entry);
    await reconcile(this.#ports, this.#cases, current);
  }

  async #tellChronicle(entry: Entry, current: Case): Promise<void> {
    const process = this.#cases.process(entry.process);
    if (process.chronicle?.includes(entry.fact.type) !== true) return;
    await chronicle(this.#ports, process, entry, await this.#asOf(entry.caseId, entry.seq, current));
  }

  async #carryOut(key: string, effect: Effect, entry: Entry, current: Case): Promise<void> {
    if (effect.type === 'command') {
      const isTaken = await this.#command(key, effect.process, effect.caseId, effect.fact);
      if (!isTaken && effect.otherwise !== undefined)
        await this.#command(`${key}/otherwise`, entry.process, entry.caseId, effect.otherwise);
    } else if (effect.type === 'commandEach') {
      await this.#commandEach(key, effect);
    } else if (effect.type === 'handOver') {
      await handOver(this.#ports, this.#cases, key, effect);
    } else if (effect.type === 'dismiss') {
      await dismiss(this.#ports, this.#cases.process(current.process), current, effect);
    } else if (effect.type === 'tell') {
      await this.#tell(key, effect, current);
    } else if (effect.type === 'reword') {
      await this.#reword(key, effect, current);
    } else if (effect.type === 'paper') {
      await issuePaper(
        this.#ports,
        this.#cases,
        key,
        effect,
        await this.#asOf(entry.caseId, entry.seq, current),
      );
    } else if (effect.type === 'gather') {
      const standing = await gatherStanding(
        this.#ports,
        this.#cases,
        effect.party,
        effect.except ?? entry.caseId,
      );
      await this.#command(key, entry.process, entry.caseId, { type: effect.fact, standing });
    } else if (effect.type === 'muster') {
      const benches = await muster(this.#ports, effect.steps, effect.requester);
      await this.#command(key, entry.process, entry.caseId, { ...effect.fact, benches });
    } else {
      await this.#changeStages(key, effect, entry, current);
    }
  }

  /** Where those who are asked change while their stage goes on, so do its cards. */
  async #followAsked(entry: Entry, current: Case): Promise<void> {
    const { asked } = this.#cases.process(current.process);
    if (asked === undefined || entry.seq === 1) return;
    const now = asked((await this.#asOf(entry.caseId, entry.seq, current)).context);
    const before = asked((await this.#asOf(entry.caseId, entry.seq - 1, current)).context);
    await this.#cards.followAsked(current, entry, {
      joined: now.filter((person) => !before.includes(person)),
      left: before.filter((person) => !now.includes(person)),
    });
  }

  /** The case as it stood with an entry: a paper says what was so then, though more may have come since. */
  async #asOf(caseId: string, seq: number, current: Case): Promise<Case> {
    if (current.seq === seq) return current;
    const history = await this.#cases.history(caseId);
    return this.#cases.fold(history.filter((entry) => entry.seq <= seq)) as Case;
  }

  /** Whether the other case took it. One that is over takes nothing more, and that is no harm. */
  async #command(key: string, process: string, caseId: string, fact: Fact): Promise<boolean> {
    const common = { process, caseId, doer: null, channel: 'internal' as const };
    let outcome = await this.#cases.handle({ ...common, commandId: key, fact });
    if (outcome.status === 'refused' && outcome.refusal.code === 'no-such-case') {
      const { onDemand, opens } = this.#cases.process(process);
      if (onDemand !== true) throw new Error(`${key} reaches for the case ${caseId}, which does not exist`);
      await this.#cases.handle({ ...common, commandId: 'opened-on-demand', fact: { type: opens } });
      outcome = await this.#cases.handle({ ...common, commandId: key, fact });
    }
    if (outcome.status === 'accepted') return true;
    const said = { key, caseId, fact: fact.type, code: outcome.refusal.code };
    if (outcome.current?.closed === true) this.#ports.log.info(said, 'a case was over before it could hear');
    else this.#ports.log.warn(said, 'a case refused another one');
    return false;
  }

  async #commandEach(
    key: string,
    { process, partyId, key: found, fact }: Extract<Effect, { type: 'commandEach' }>,
  ): Promise<void> {
    const open = await this.#ports.cases.list({
      process,
      closed: false,
      ...(partyId === undefined ? {} : { partyIds: [partyId] }),
      ...(found === undefined ? {} : { key: [found] }),
    });
    for (const { id } of open) await this.#command(`${key}/${id}`, process, id, fact);
  }

  async #tell(key: string, effect: Extract<Effect, { type: 'tell' }>, current: Case): Promise<void> {
    const process = this.#cases.process(current.process);
    const teller = { process, current, stages: this.#cases.stagesOf(current) };
    const isHeard = await tell(this.#ports, teller, key, effect);
    if (!isHeard && effect.otherwise !== undefined)
      await this.#command(`${key}/otherwise`, current.process, current.id, effect.otherwise);
  }

  /** Copies that say it already are edited; one that still waits to be sent is edited right after. */
  async #reword(key: string, effect: Extract<Effect, { type: 'reword' }>, current: Case): Promise<void> {
    const { people, ledger, clock } = this.#ports;
    const process = this.#cases.process(current.process);
    const title = { text: process.title(current) };
    const text = await named(this.#ports, t(effect.text, { case: title, ...effect.params }));
    const at = clock.now();
    const readers = await addressees(people, process, current, effect.to, at);
    const said = await saidTo(this.#ports, process, current, effect.to, readers, text);
    const byReader = new Map(readers.map(({ id }, index) => [id, said[index]]));
    const buttons = effectButtons(effect.buttons, current, this.#ports);
    for (const card of await ledger.liveOfCase(current.id)) {
      const fresh = byReader.get(card.personId);
      const isIt =
        card.kind === 'new' && card.channel !== 'email' && messageOf(card.text).key === effect.text;
      if (isIt && fresh !== undefined)
        await ledger.enqueue(refreshment(card, { id: `${key}/${card.id}`, at, text: fresh, buttons }));
    }
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
    const at = this.#ports.clock.now();
    for (const stage of this.#cases.stagesOf(current)) {
      const isNew = effect.entered.includes(stage.path) && stage.entered.seq === entry.seq;
      if (!isNew || stage.meta.rest === true) continue;
      const people = await performers(this.#ports.people, process, current, stage.meta.owner, at);
      for (const person of people) await this.#cards.announce(current, stage, entry, person, key);
    }
  }
}
