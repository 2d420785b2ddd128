import { localDateOf } from '../calendar/index.ts';
import type { Outcome } from '../cases/cases.ts';
import { canonical } from '../cases/hash.ts';
import { lateReason } from '../cases/late.ts';
import { allStages, stageMeta } from '../cases/stages.ts';
import { taskButtons } from '../messages/compose.ts';
import type { Message } from '../messages/message.ts';
import { saysItself } from '../messages/refresh.ts';
import { type Action, alert, type Output } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import type { Opens } from './opening.ts';
import { mayBring } from './rights.ts';
import { caseCard } from './screens/case-card.ts';
import { round } from './screens/round.ts';

type Move = Extract<Action, { do: 'move' }>;

/** A stage's button: opens its form, or is the fact itself. */
export async function move(
  kit: Kit,
  forms: Opens,
  visitor: Visitor,
  from: Incoming,
  action: Move,
): Promise<Output[]> {
  const { caseId, seq, event, arg } = action;
  const current = await kit.cases.load(caseId);
  if (current === null) return alert(t('refusal.no-such-case'));
  const process = kit.cases.process(current.process);
  const rule = process.facts[event];
  // A button of an older version: what it asked for is no longer part of the product.
  if (rule === undefined) return alert(t('refusal.unknown-button'));
  await noteArrival(kit, visitor, from, action);
  if (!mayBring(kit, visitor.person, current, event)) {
    const now = kit.ports.clock.now();
    const late = lateReason(process, current, { doer: visitor.person, stageSeq: seq }, rule.by, now);
    return [...alert(late?.text ?? t('refusal.not-allowed')), { kind: 'strip' }];
  }
  // Stages that were entered together share the entry: the button tells which one is meant.
  const meta = Object.entries(current.stages)
    .filter(([, entered]) => entered.seq === seq)
    .map(([path]) => stageMeta(process.chart, path))
    .find((one) => one?.buttons.some(({ fact }) => fact === event));
  const button = meta?.buttons.find((one) => one.fact === event);
  if (button?.form !== undefined && (arg === undefined || button.quick === undefined)) {
    const about = arg === undefined ? {} : { arg };
    return forms.open(visitor, from, {
      process: process.name,
      form: button.form,
      caseId,
      stageSeq: seq,
      ...about,
    });
  }
  const shown = await taskOf(kit, from);
  const quick = arg === undefined || button?.quick === undefined ? {} : { [button.quick]: arg };
  // The same press may come again when its own stage is over: what it is must not hang on the stages of now.
  const kinds = allStages(process.chart)
    .flatMap((stage) => stage.meta.buttons)
    .filter(({ fact }) => fact === event);
  // What the case itself put into the button, it judges itself.
  const isOfCase = kinds.some((kind) => kind.arg !== undefined);
  const outcome = await kit.cases.handle({
    commandId: `press/${isOfCase ? from.updateId : pressId(kit, from, action)}`,
    process: process.name,
    caseId,
    fact: { type: event, ...quick },
    doer: visitor.person,
    channel: from.channel,
    stageSeq: seq,
  });
  const goesOn = shown !== null && keepsButtons(kit, visitor, action, outcome, shown);
  const strip: Output[] = goesOn ? [] : [{ kind: 'strip' }];
  if (outcome.status === 'refused') return [...alert(outcome.refusal.text), ...strip];
  // In a round the next one follows at once.
  if (meta?.rounds?.some((one) => one.until === event) === true) {
    return [{ kind: 'replace', screen: await round(kit, visitor, 0) }];
  }
  const done = kinds.find((kind) => kind.done !== undefined)?.done ?? `${process.name}.fact.${event}`;
  const said = from.channel === 'slack' ? await receipt(kit, shown, outcome, t(done)) : toast(t(done));
  const card = shown === null ? await caseCard(kit, visitor, caseId) : null;
  return [...said, ...(card === null ? strip : [{ kind: 'replace' as const, screen: card }])];
}

/** Where an answer to a press is a message of its own it names the case, and none is needed beside a card that says the same. */
async function receipt(
  { cases, ports }: Kit,
  shown: Message | null,
  { entry, current }: Extract<Outcome, { status: 'accepted' }>,
  what: Text,
): Promise<Output[]> {
  if (shown !== null && (await saysItself(ports.ledger, shown.id, entry._id))) return [];
  const title = cases.process(current.process).title(current);
  return toast(t('form.sent', { what: { text: what }, case: { text: title } }));
}

function toast(text: Text): Output[] {
  return [{ kind: 'toast', text }];
}

/** Whether the pressed message is one of the ledger's, and not a screen that was opened. */
export async function isTask(kit: Kit, from: Incoming): Promise<boolean> {
  return (await taskOf(kit, from)) !== null;
}

/** The message of the ledger that was pressed; null for any other. */
export async function taskOf({ ports }: Kit, { channel, chatId, input }: Incoming): Promise<Message | null> {
  return input.kind === 'press' ? ports.ledger.byCopy(channel, chatId, input.messageId) : null;
}

/**
 * Whether the pressed card keeps buttons: a press that was refused has changed nothing, and the ledger draws the card
 * anew where its stage goes on with other buttons than those that it had. To strip it would take them away for good.
 */
function keepsButtons(
  { cases, ports }: Kit,
  { person }: Visitor,
  { seq, event, arg }: Move,
  outcome: Outcome,
  shown: Message,
): boolean {
  const { current } = outcome;
  if (current === null) return false;
  const stage = cases
    .stagesOf(current)
    .find(({ path, entered }) => path === shown.stage && entered.seq === seq);
  if (stage === undefined) return false;
  if (outcome.status === 'refused') return true;
  const fresh = taskButtons(cases.process(current.process), current, stage, person, ports.clock.now());
  const isThere = fresh.some(
    ({ action }) => action.do === 'move' && action.event === event && action.arg === arg,
  );
  return !isThere || canonical(fresh) !== canonical(shown.buttons);
}

/** A press proves that its card arrived, even if the answer to its sending was lost. */
async function noteArrival(
  kit: Kit,
  { person }: Visitor,
  from: Incoming,
  { caseId, seq }: Move,
): Promise<void> {
  const { channel, chatId, input } = from;
  if (input.kind !== 'press' || input.copy === undefined || (await isTask(kit, from))) return;
  const { words, isCaption: caption } = input.copy;
  const { ledger, clock, texts, company } = kit.ports;
  const lost = await ledger.unknownOf({ personId: person.id, channel, caseId, stageSeq: seq });
  // Several may be lost; of a long one the last part has the buttons.
  const arrived = lost.find(({ text }) =>
    texts
      .say(person.locale ?? company.locale, text)
      .trim()
      .endsWith(words.trim()),
  );
  if (arrived === undefined) return;
  const { messageId } = input;
  await ledger.markSent(arrived.id, { at: clock.now(), chatId, messageId, caption, live: arrived.live });
}

/**
 * A stage that goes on takes the same fact again and again: there the same button of the same message, pressed twice
 * on one day, is one press. Where the stage ends with it, the second press is told who was quicker.
 */
function pressId({ ports }: Kit, from: Incoming, { event, arg = '', seq }: Move): string {
  if (from.input.kind !== 'press' || arg === '') return from.updateId;
  const day = localDateOf(ports.clock.now(), ports.company.zone);
  return [from.channel, from.chatId, from.input.messageId, event, arg, seq, day].join('/');
}
