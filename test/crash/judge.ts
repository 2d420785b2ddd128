import { fromBot, wordsOf } from '../../bots/playground/demo/player.ts';
import type { Letter } from '../../bots/playground/post-office/index.ts';
import type { Cases } from '../../core/cases/cases.ts';
import { type Message, originalId } from '../../core/messages/message.ts';
import { isOver } from '../../core/messages/retire.ts';
import type { House } from '../../house.ts';
import type { LoggedCall, Town } from './town.ts';

/** How often a message is said again whose sender died. */
const REPEATS = 5;

export interface Scene {
  house: House;
  town: Town;
  /** Username of the bot behind each channel. */
  bots: Record<string, string>;
  /** What has come by e-mail since people began. */
  letters: Letter[];
  /** Messages that were there before. */
  before: ReadonlySet<string>;
}

/** What is not as it must be, whatever happened on the way; nothing when all is well. */
export async function judge(scene: Scene): Promise<string[]> {
  const { caravan, store } = scene.house;
  const faults: string[] = [];
  for (const id of await store.journal.caseIds()) {
    const { same, chain } = await caravan.cases.verify(id);
    if (!same) faults.push(`the journal of ${id} does not replay to the stored state`);
    if (!chain) faults.push(`the hash chain of ${id} is broken`);
  }
  if ((await store.journal.undispatched(1)).length > 0) faults.push('effects wait to be dispatched');
  const messages = await store.ledger.list({ limit: 100_000 });
  return [
    ...faults,
    ...ledgerFaults(messages),
    ...(await liveFaults(caravan.cases, messages)),
    ...(await chatFaults(scene, messages)),
    ...letterFaults(
      scene.letters,
      messages.filter(({ id }) => !scene.before.has(id)),
    ),
    ...questionFaults(await scene.town.log()),
  ];
}

/** Nothing hangs or failed; what is unknown was said again, and nothing else was. */
function ledgerFaults(messages: Message[]): string[] {
  const faults: string[] = [];
  const repeated = new Set(messages.map((message) => message.repeats));
  for (const message of messages) {
    const { id, state, repeats, attempts, error } = message;
    if (state === 'queued' || state === 'sending' || state === 'failed')
      faults.push(`message ${id} is ${state}: ${error}`);
    if (state === 'unknown' && !repeated.has(id) && !isOvertaken(message, messages) && !isWornOut(message))
      faults.push(`message ${id} is unknown and was not said again`);
    if (attempts > 1) faults.push(`message ${id} was tried ${attempts} times`);
    if (repeats === undefined) continue;
    const original = messages.find((one) => one.id === repeats);
    // A copy that was pressed is known to have arrived, though it was said again before.
    const isRepeatable =
      original?.state === 'unknown' || (original?.state === 'sent' && isPressed(original, messages));
    if (!isRepeatable) faults.push(`message ${id} repeats one that is ${original?.state}`);
  }
  return faults;
}

/** So many senders died with it that it is said no more; one of its copies has arrived, as the chats are asked. */
function isWornOut({ id }: Message): boolean {
  return id.endsWith('~again'.repeat(REPEATS));
}

/** None of those that were said after it has arrived, so that it was this one that was pressed. */
function isPressed({ id }: Message, messages: Message[]): boolean {
  const later = messages.filter((one) => one.id.startsWith(`${id}~again`) && one.kind === 'new');
  return later.some(isWornOut) && later.every(({ state }) => state === 'unknown');
}

/** A button that is left is one that is wanted. */
async function liveFaults(cases: Cases, messages: Message[]): Promise<string[]> {
  const faults: string[] = [];
  for (const message of messages) {
    const { id, caseId, kind, state, live } = message;
    if (kind !== 'new' || state !== 'sent' || !live || caseId === undefined) continue;
    if (isOver(message, await cases.load(caseId)))
      faults.push(`message ${id} has buttons of a stage that is over`);
  }
  return faults;
}

/** A card that was changed once more says all of it. */
function isOvertaken({ kind, target, createdAt }: Message, messages: Message[]): boolean {
  return (
    kind === 'edit' &&
    messages.some((one) => one.kind === 'edit' && one.target === target && one.createdAt > createdAt)
  );
}

/** Every announcement is in its chat: as often as the ledger says, and once more at most for each unknown one. */
async function chatFaults({ house, town, bots }: Scene, messages: Message[]): Promise<string[]> {
  const faults: string[] = [];
  const { texts, company } = house.caravan.ports;
  const people = new Map(
    (await house.store.people.many([...new Set(messages.map((m) => m.personId))])).map((p) => [p.id, p]),
  );
  for (const [personId, person] of people) {
    for (const { channel, userId } of person.identities) {
      const seen = fromBot(await town.chat(Number(userId), bots[channel] ?? ''));
      const own = messages.filter(
        (m) => m.personId === personId && m.channel === channel && m.kind === 'new',
      );
      const said = (message: Message) => texts.say(person.locale ?? company.locale, message.text).trim();
      const allWords = new Set(own.map(said));
      const shownWords = seen.map((message) => announced(wordsOf(message), allWords));
      for (const words of allWords) {
        const same = own.filter((message) => said(message) === words);
        const count = (state: Message['state']) => same.filter((message) => message.state === state).length;
        const [sent, unknown] = [count('sent'), count('unknown')];
        const shown = shownWords.filter((one) => one === words).length;
        if (shown < sent || shown > sent + unknown) {
          const ledger = own.filter((message) => said(message) === words);
          const where = ledger.map(({ id, messageId, repeats }) => {
            const copy = seen.find((one) => String(one.message_id) === messageId);
            return `${id} (repeats ${repeats}) is «${copy === undefined ? messageId : wordsOf(copy)}»`;
          });
          faults.push(
            `${person.name} has ${shown} times «${words}»: ${sent} sent and ${unknown} unknown; ${where.join(', ')}`,
          );
        }
      }
      const ids = new Set(seen.map((message) => String(message.message_id)));
      for (const { id, state, messageId } of own) {
        if (state === 'sent' && !ids.has(messageId ?? '')) faults.push(`message ${id} is not in its chat`);
      }
    }
  }
  return faults;
}

/** What was announced with a message that may have its outcome below: the longest words that it begins with. */
function announced(shown: string, all: ReadonlySet<string>): string | undefined {
  if (all.has(shown)) return shown;
  return [...all]
    .filter((words) => shown.startsWith(`${words}\n\n`))
    .toSorted((a, b) => a.length - b.length)
    .at(-1);
}

/** Every letter has come: as often as the ledger says, and once more at most for each unknown one. */
function letterFaults(letters: Letter[], messages: Message[]): string[] {
  const mailed = messages.filter(({ channel }) => channel === 'email');
  const known = new Map<string, Message[]>();
  for (const message of mailed) {
    const { state, messageId } = message;
    if (state !== 'sent' || messageId === undefined) continue;
    const original = originalId(message);
    known.set(
      messageId,
      mailed.filter((copy) => originalId(copy) === original),
    );
  }
  const faults = letters.flatMap(({ messageId, subject }) =>
    known.has(messageId) ? [] : [`the letter «${subject}» is not in the ledger`],
  );
  for (const [messageId, copies] of known) {
    const count = (state: Message['state']) => copies.filter((copy) => copy.state === state).length;
    const come = letters.filter((letter) => letter.messageId === messageId).length;
    if (come < count('sent') || come > count('sent') + count('unknown'))
      faults.push(`letter ${copies[0]?.id} has come ${come} times: ${copies.map(({ state }) => state)}`);
  }
  return faults;
}

interface Asked {
  rev: number;
  question: string;
}

/** The questions of each form in the order in which they were shown: none that was left comes again. */
function questionFaults(log: LoggedCall[]): string[] {
  const forms = new Map<string, Asked[]>();
  for (const { method, payload, result } of log) {
    if (result === undefined || (method !== 'sendMessage' && method !== 'editMessageText')) continue;
    const prompt = promptOf(payload);
    if (prompt !== undefined) forms.set(prompt.draft, [...(forms.get(prompt.draft) ?? []), prompt]);
  }
  return [...forms.values()].flatMap((asked) =>
    asked.flatMap(({ rev, question }, n) => {
      const before = asked.slice(0, n);
      const faults: string[] = [];
      if (before.some((one) => one.rev > rev))
        faults.push(`«${question}» was shown after its form had moved on`);
      const left = before.findLastIndex((one) => one.question === question);
      if (left !== -1 && left < n - 1) faults.push(`«${question}» was asked again`);
      return faults;
    }),
  );
}

/** Which draft a message asks about, as its buttons say, and what it asks: the line that names the question. */
function promptOf(payload: Record<string, unknown>): (Asked & { draft: string }) | undefined {
  const given = payload.reply_markup;
  const markup = (typeof given === 'string' ? JSON.parse(given) : given) as
    | { inline_keyboard?: { callback_data?: string }[][] }
    | undefined;
  const tokens = (markup?.inline_keyboard ?? []).flat().map((button) => button.callback_data ?? '');
  const own = tokens.map((token) => token.split(':')).find(([kind]) => kind === 'a');
  if (own === undefined) return undefined;
  const [, draft = '', rev = ''] = own;
  return { draft, rev: Number.parseInt(rev, 36), question: String(payload.text).split('\n')[0] ?? '' };
}
