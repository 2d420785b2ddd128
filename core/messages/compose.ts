import type { Case } from '../cases/case.ts';
import { roleFor } from '../cases/rights.ts';
import type { ActiveStage } from '../cases/stages.ts';
import { isGathered } from '../people/notify.ts';
import type { Channel, Person } from '../people/person.ts';
import { isPartnerRole } from '../people/role.ts';
import type { Process } from '../processes/process.ts';
import type { StageButton } from '../processes/stage.ts';
import { type Text, t } from '../texts/text.ts';
import { channelsOf } from './address.ts';
import { copyId, type Letter, type Message, type MessageButton, type Urgency } from './message.ts';
import type { Button } from './screen.ts';

/** A stage's buttons that this person may press at a moment (ISO), ways out last. */
export function stageButtons(
  process: Process,
  current: Case,
  stage: ActiveStage,
  person: Person,
  at: string,
): Button[] {
  const shown = [...stage.meta.buttons].sort((a, b) => Number(a.aside ?? false) - Number(b.aside ?? false));
  return shown.flatMap((button) => buttonFor(process, current, stage, person, button, at));
}

function buttonFor(
  process: Process,
  current: Case,
  { entered }: ActiveStage,
  person: Person,
  button: StageButton,
  at: string,
): Button[] {
  if (button.when?.(current.context) === false) return [];
  if (process.without?.some((name) => button.opens?.startsWith(`${name}.`))) return [];
  const by = button.for ?? process.facts[button.fact]?.by ?? [];
  const role = roleFor(process, by, person, current, at);
  if (role === null) return [];
  const arg = button.arg?.(current.context);
  if (button.arg !== undefined && arg === undefined) return [];
  const isStaff = !isPartnerRole(role);
  const words = button.ownWords === true && !isStaff ? 'ownButton' : 'button';
  const own = button.label?.(current.context) ?? t(`${process.name}.${words}.${button.fact}`);
  const text = button.told === true && isStaff ? t('button.told', { button: { text: own } }) : own;
  if (button.opens !== undefined)
    return [{ text, action: { do: 'form', form: button.opens, arg: current.id } }];
  return [
    {
      text,
      action: {
        do: 'move',
        caseId: current.id,
        seq: entered.seq,
        event: button.fact,
        ...(arg === undefined ? {} : { arg }),
      },
    },
  ];
}

/** The buttons under a task's message: what can be done, and the way to everything that is known. */
export function taskButtons(
  process: Process,
  current: Case,
  stage: ActiveStage,
  person: Person,
  at: string,
): Button[] {
  const card: Button = { text: t('button.card'), action: { do: 'view', view: 'case', arg: current.id } };
  return [...stageButtons(process, current, stage, person, at), ...overdueButton(process, current), card];
}

/** What the client has not paid in time, one press away from the number. */
export function overdueButton(process: Process, { id, context }: Case): Button[] {
  const items = process.standing?.(context)?.overdueItems ?? [];
  if (items.length === 0) return [];
  return [
    { text: t('button.overdue', { n: items.length }), action: { do: 'view', view: 'overdue', arg: id } },
  ];
}

export interface Draftable {
  id: string;
  to: Person;
  text: Text;
  at: string;
  caseId?: string;
  stage?: ActiveStage;
  /** With buttons of its own, and only while this stage lasts. */
  until?: ActiveStage;
  buttons?: MessageButton[];
  files?: string[];
  /** One of many of the same words: see `broadcastKey`. */
  broadcast?: string;
  letter?: Letter;
  /** Nobody stands still until it is heard: whoever likes it better so hears it in the digest. */
  canWait?: boolean;
  gathers?: string[];
  account?: Message['account'];
  thread?: string;
  /** Where it is not where the person hears. */
  channel?: Channel;
}

/** Messages that wait in the ledger for their turn: a copy in each of the messengers in which the person hears. */
export function queued(of: Draftable): Message[] {
  const channels = of.channel === undefined ? channelsOf(of.to) : [of.channel];
  return channels.map((channel) => queuedIn(channel, of));
}

function queuedIn(channel: Channel, of: Draftable): Message {
  const buttons = of.buttons ?? [];
  const stage = of.stage ?? of.until;
  return {
    id: copyId(of.id, channel),
    personId: of.to.id,
    channel,
    kind: 'new',
    urgency: urgencyOf(of),
    ...(of.gathers === undefined ? {} : { gathers: of.gathers }),
    ...(of.thread === undefined ? {} : { thread: of.thread }),
    ...(of.account === undefined ? {} : { account: of.account }),
    ...(of.broadcast === undefined ? {} : { broadcast: of.broadcast }),
    ...(of.caseId === undefined ? {} : { caseId: of.caseId }),
    ...(stage === undefined ? {} : { stage: stage.path, stageSeq: stage.entered.seq }),
    ...(of.until === undefined ? {} : { ownButtons: true as const }),
    text: of.text,
    buttons,
    files: of.files ?? [],
    ...(of.letter === undefined ? {} : { letter: of.letter }),
    // Those of a letter are kept for the chat in which it may have to be said after all.
    live: channel !== 'email' && buttons.length > 0,
    state: 'queued',
    attempts: 0,
    createdAt: of.at,
    notBefore: of.at,
  };
}

function urgencyOf({ broadcast, canWait, to }: Draftable): Urgency {
  if (broadcast !== undefined) return 'broadcast';
  return canWait === true && isGathered(to) ? 'digest' : 'notice';
}

/** The edit that gives a card, whose stage goes on, its newest words and buttons. */
export function refreshment(
  card: Message,
  fresh: { id: string; at: string; text: Text; buttons: MessageButton[] },
): Message {
  const { outcome: _, target: __, ...rest } = { ...retirement(card, fresh.id, fresh.at, undefined) };
  return { ...rest, target: card.id, text: fresh.text, buttons: fresh.buttons, live: true };
}

/** The edit that takes the buttons off a card and leaves what became of it. */
export function retirement(card: Message, id: string, at: string, outcome: Text | undefined): Message {
  return {
    id,
    personId: card.personId,
    channel: card.channel,
    kind: 'edit',
    urgency: card.urgency,
    target: card.id,
    ...(card.caseId === undefined ? {} : { caseId: card.caseId }),
    text: card.text,
    ...(outcome === undefined ? {} : { outcome }),
    buttons: [],
    files: [],
    live: false,
    state: 'queued',
    attempts: 0,
    createdAt: at,
    notBefore: at,
  };
}
