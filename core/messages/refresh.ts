import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Entry } from '../cases/entry.ts';
import { canonical } from '../cases/hash.ts';
import type { ActiveStage } from '../cases/stages.ts';
import { dueText, stageObligation } from '../obligations/expected.ts';
import type { Person } from '../people/person.ts';
import { isPartnerRole } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, type TextParam, t } from '../texts/text.ts';
import { performers, withSubstitutes } from './address.ts';
import { canTaskWait } from './can-wait.ts';
import { queued, refreshment, taskButtons } from './compose.ts';
import type { Message } from './message.ts';
import { named } from './names.ts';
import { outcomeOf, partnerTaskText, taskText } from './outcome.ts';
import { retire, retiredId } from './retire.ts';
import { forAbsent } from './substitute.ts';

/** What the cards of a case's tasks say, and how they follow while their stage goes on. */
export class TaskCards {
  readonly #ports: Ports;
  readonly #cases: Cases;

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
  }

  /** What this person reads of a stage's task after an entry. */
  async text(current: Case, stage: ActiveStage, entry: Entry, person: Person): Promise<Text> {
    const process = this.#cases.process(current.process);
    const dueAt = stageObligation(process, current, stage, this.#ports.company.zone, person.id)?.dueAt;
    const due = dueAt === undefined ? undefined : dueText(current, stage, dueAt);
    const text =
      person.roles.length > 0
        ? taskText(process, current, stage.path, entry, due)
        : partnerTaskText(process, current, stage.path, due);
    const said = await named(this.#ports, text);
    const message = isInPlaceOfPartner(person, stage) ? onBehalf(stage, said) : said;
    return forAbsent(this.#ports, process, current, stage.meta.owner, person, message);
  }

  /**
   * The cards of a stage that goes on while those who are asked change: whoever is asked no more keeps what came of it,
   * whoever is asked now gets a card.
   */
  async followAsked(current: Case, entry: Entry, { joined, left }: { joined: string[]; left: string[] }) {
    const { ledger, people } = this.#ports;
    const goesOn = ({ meta, entered }: ActiveStage) => meta.owner === 'approver' && entered.seq < entry.seq;
    const stage = this.#cases.stagesOf(current).find(goesOn);
    if (stage === undefined || joined.length + left.length === 0) return;
    const process = this.#cases.process(current.process);
    const now = await performers(people, process, current, 'approver', this.#ports.clock.now());
    const isAsked = (id: string) => now.some((person) => person.id === id);
    if (left.length > 0) {
      const cards = await ledger.liveOfCase(current.id, [stage.path]);
      for (const card of cards.filter(({ kind, personId }) => kind === 'new' && !isAsked(personId)))
        await retire(this.#ports, card, await named(this.#ports, outcomeOf(entry)));
    }
    // Whoever stands in for somebody who is asked now is asked with him.
    const fresh = await withSubstitutes(people, await people.many(joined), this.#ports.clock.now());
    for (const person of fresh.filter(({ id }) => isAsked(id)))
      await this.announce(current, stage, entry, person, entry._id);
  }

  /** Puts a stage's task before one of those who are to do it; `key` tells this time from others. */
  async announce(
    current: Case,
    stage: ActiveStage,
    entry: Entry,
    person: Person,
    key: string,
  ): Promise<void> {
    const process = this.#cases.process(current.process);
    const at = this.#ports.clock.now();
    const files = process.taskFiles?.(current, stage.path) ?? [];
    await this.#ports.ledger.enqueueAll(
      queued({
        id: `${key}/${stage.path}/${person.id}`,
        to: person,
        text: await this.text(current, stage, entry, person),
        at,
        caseId: current.id,
        stage,
        buttons: taskButtons(process, current, stage, person, at),
        files,
        canWait: files.length === 0 && canTaskWait(this.#ports, process, current, stage, person),
      }),
    );
  }

  /**
   * Where a stage goes on but its buttons or what is to be known for it changed, its cards follow (edits make no
   * sound). `cause` tells one refreshment of a card from the next; the entry's own id when none is given.
   */
  async refresh(current: Case, entry: Entry, cause: string = entry._id): Promise<void> {
    const { ledger, clock, people } = this.#ports;
    const process = this.#cases.process(current.process);
    const goingOn = this.#cases
      .stagesOf(current)
      .filter(({ meta, entered }) => entered.seq <= entry.seq && meta.rest !== true);
    if (goingOn.length === 0) return;
    const at = clock.now();
    const live = await ledger.liveOfCase(
      current.id,
      goingOn.map(({ path }) => path),
    );
    for (const card of live) {
      const stage = goingOn.find(({ path, entered }) => path === card.stage && entered.seq === card.stageSeq);
      if (stage === undefined || card.kind !== 'new' || card.state !== 'sent' || card.ownButtons === true)
        continue;
      const [person] = await people.many([card.personId]);
      if (person === undefined) continue;
      const buttons = taskButtons(process, current, stage, person, at);
      const text = await this.text(current, stage, entry, person);
      const shown = newestOf(card, live);
      // Its buttons are about to go: a newer card has taken its place.
      if (shown.kind === 'edit' && !shown.live) continue;
      if (canonical(buttons) === canonical(shown.buttons) && saysTheSame(text, shown.text)) continue;
      const id = freshId(cause, card.id);
      await ledger.enqueue(refreshment(card, { id, at, text, buttons }));
    }
  }
}

/** The id of the edit that gives a card its newest words. */
function freshId(cause: string, card: string): string {
  return `${cause}/fresh/${card}`;
}

/** Whether a card says what an entry made of its task: it is out of play, or has new words. */
export async function saysItself(
  ledger: Pick<Ports['ledger'], 'get'>,
  card: string,
  entry: string,
): Promise<boolean> {
  const edits = await Promise.all([retiredId(card), freshId(entry, card)].map((id) => ledger.get(id)));
  return edits.some((edit) => edit !== null);
}

/** The card as it will be when what waits is sent. */
function newestOf(card: Message, live: Message[]): Message {
  return live.findLast(({ kind, target }) => kind === 'edit' && target === card.id) ?? card;
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
function isInPlaceOfPartner(person: Person, { meta }: ActiveStage): boolean {
  return person.roles.length > 0 && isPartnerRole(meta.owner);
}

function onBehalf({ meta }: ActiveStage, message: Text): Text {
  return t('notice.onBehalf', { who: { text: t(`role.${meta.owner}`) }, message: { text: message } });
}
