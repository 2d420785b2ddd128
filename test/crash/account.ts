import type { Entry, Fact } from '../../core/cases/entry.ts';
import type { Message } from '../../core/messages/message.ts';
import type { House } from '../../house.ts';

/** What a run came to, with names in the place of ids and without times, so that two runs can be compared. */
export interface Account {
  /** New facts of each case in order. */
  facts: Record<string, unknown[]>;
  /** New announcements and to whom, repeats and edits left out, in no order. */
  announced: string[];
  /** Obligations, open and closed. */
  owed: string[];
  people: unknown[];
  /** Letters that were kept. */
  letters: number;
}

/** Of both runs the company's clock is the same to minutes; what is said with minutes and seconds is not compared. */
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Processes that open cases under ids of chance. */
const DRAWN = new Set(['charge', 'carrier-bill', 'invoice', 'act']);

/** Entries and messages that were there before people began. */
export type Before = ReadonlySet<string>;

export async function standingOf({ store }: House): Promise<Before> {
  const ids = await store.journal.caseIds();
  const entries = (await Promise.all(ids.map((id) => store.journal.tail(id, 0)))).flat();
  const messages = await store.ledger.list({ limit: 100_000 });
  return new Set([...entries.map((entry) => entry._id), ...messages.map((message) => message.id)]);
}

export async function accountOf({ store }: House, before: Before): Promise<Account> {
  const ids = (await store.journal.caseIds()).sort();
  const histories = await Promise.all(ids.map((id) => store.journal.tail(id, 0)));
  const messages = (await store.ledger.list({ limit: 100_000 })).filter((message) => !before.has(message.id));
  const obligations = (await Promise.all(ids.map((id) => store.obligations.ofCase(id)))).flat();
  const persons = await personsOf(histories.flat(), messages, store);
  const letters = (await Promise.all(ids.map((id) => store.inbox.ofCase(id, 1000)))).flat();
  const rename = renamer(histories, [
    ...persons,
    ...letters.map(({ id, text }) => ({ id, name: JSON.stringify(text).slice(1, -1) })),
  ]);

  const facts = histories.map((entries): [string, unknown[]] => [
    rename(entries[0]?.caseId ?? ''),
    entries
      .filter((entry) => !before.has(entry._id))
      .map(({ actor, fact, process }) =>
        JSON.parse(rename(JSON.stringify({ process, actor, fact: ordered(fact) }))),
      ),
  ]);
  return {
    facts: Object.fromEntries(facts.sort()),
    announced: messages
      .filter(({ kind, repeats }) => kind === 'new' && repeats === undefined)
      .map((m) => rename(`${m.personId} ${spoken(m)}`))
      .sort(),
    owed: obligations
      .map((o) => rename(`${o.caseId} ${o.stage} ${o.name} ${o.owner} ${o.state} ${o.step}`))
      .sort(),
    people: persons
      .map(({ name, phone, roles, memberships, identities }) => ({
        name,
        phone,
        roles,
        memberships: JSON.parse(rename(JSON.stringify(memberships))),
        accounts: identities.map(({ channel, userId }) => `${channel}/${userId}`),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    letters: letters.length,
  };
}

/** Carriers that are proposed come in the order in which their files were opened, which was at once. */
function ordered(fact: Fact): Fact {
  return Array.isArray(fact.carriers) ? { ...fact, carriers: fact.carriers.toSorted() } : fact;
}

/**
 * What the card of a task says depends on how late it is said, for it follows its case: of it only the entry is
 * compared that gave it out, which its id holds.
 */
function spoken({ id, text, stage }: Message): string {
  return JSON.stringify(stage === undefined ? text : [stage, id]);
}

async function personsOf(entries: Entry[], messages: Message[], { people }: House['store']) {
  const said = JSON.stringify([entries, messages]);
  return people.many([...new Set(said.match(/\bp[0-9a-z]{4,12}\b/g) ?? [])]);
}

/** Replaces every id that is drawn by chance with what it stands for. */
function renamer(histories: Entry[][], persons: { id: string; name: string }[]): (text: string) => string {
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  for (const entries of histories) {
    const [first] = entries;
    if (first?.process === 'colleague')
      names.set(first.caseId, `colleague ${names.get(String(first.fact.person))}`);
    if (first?.process === 'transport-order') {
      names.set(first.caseId, `order of ${first.fact.client}`);
      // Its trips and offers bear its id.
      names.set(first.caseId.slice(1), ` of ${first.fact.client}`);
    }
    // Its approvals bear its id.
    if (first?.process === 'deal') names.set(first.caseId, `deal of ${first.fact.client}`);
    if (first !== undefined && DRAWN.has(first.process))
      names.set(first.caseId, `${first.process} ${first.fact.number ?? first.fact.kind}`);
    for (const { fact } of entries) {
      const files = (fact.files ?? []) as string[];
      for (const [n, file] of files.entries()) names.set(file, `${fact.type} file ${n}`);
      for (const key of ['item', 'words'] as const) {
        if (typeof fact[key] === 'string') names.set(fact[key], `${fact.type} ${key}`);
      }
    }
  }
  return (text) => {
    let renamed = text.replaceAll(MOMENT, 'then');
    for (const [id, name] of names) if (id !== '') renamed = renamed.replaceAll(id, name);
    return renamed;
  };
}
