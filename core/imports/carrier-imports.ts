import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Fact } from '../cases/entry.ts';
import { Queue } from '../cases/queue.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Carrier } from '../processes/carrier/context.ts';
import {
  addedBy,
  HEADING,
  lacking,
  type Problem,
  type Row,
  readRow,
  updatedBy,
} from '../processes/carrier/sheet.ts';
import type { CarrierImport, Counts, Tally } from '../processes/carrier-import/facts.ts';
import { type Text, t } from '../texts/text.ts';
import { abreast } from './abreast.ts';
import { cellsOf, keepTable, MOST_ROWS, type Table, tableOf } from './carrier-table.ts';

/** The chat hears of progress after so many rows; a restart goes on from the last of them. */
const STEP = 100;
const SHOWN = 10;
/** So many rows are worked on at once: the store commits together what comes together. */
const AT_ONCE = 16;

/** What a row would do to the book. */
type Judged =
  | { row: Row; known: Carrier | null; does: 'fresh' | 'changed' | 'same' }
  | { problems: Problem[] };

/** A row with what it would do; one carrier is written by its first row alone. */
interface Line {
  n: number;
  judged: Judged;
  /** The row that had the same carrier before. */
  first?: number;
}

/** What came of a row. */
type Came = 'written' | 'same' | 'failed' | { refused: Text };

const NOTHING: Tally = { written: 0, failed: 0, refused: [] };

/** Carries imports of the carrier book on, wherever they stand: safe to repeat at any point. */
export class CarrierImports {
  readonly #ports: Ports;
  readonly #cases: Cases;
  /** Rows that name the same person make it once. */
  readonly #contacts = new Queue();

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
  }

  async run(): Promise<void> {
    const query = { process: 'carrier-import', stages: ['reading', 'writing'], closed: false };
    for (const one of (await this.#ports.cases.list(query)) as Case<CarrierImport>[]) {
      try {
        await (one.stages.reading === undefined ? this.#write(one) : this.#judge(one));
      } catch (error) {
        this.#ports.log.error(
          { caseId: one.id, error: (error as Error).name },
          'an import was not carried on',
        );
      }
    }
  }

  async #table({ context }: Case<CarrierImport>): Promise<Table | { problem: string }> {
    const bytes = await this.#ports.files.bytes(context.file);
    if (bytes === null) return { problem: 'unreadable' };
    return tableOf(this.#ports, await this.#ports.sheets.read(bytes, { rows: MOST_ROWS + 1 }));
  }

  async #judge(current: Case<CarrierImport>): Promise<void> {
    const table = await this.#table(current);
    if ('problem' in table) return this.#bring(current.id, 'read', { type: 'importFailed', ...table });
    const counts: Counts = { fresh: 0, changed: 0, same: 0, failed: 0 };
    const wrong: { n: number; problems: Problem[] }[] = [];
    for (const { n, judged, first } of await this.#lines(table, table.rows, new Map())) {
      const twice = { column: 'inn' as const, text: t('carrier.sheet.twice', { row: first ?? 0 }) };
      const problems = 'problems' in judged ? judged.problems : first === undefined ? [] : [twice];
      if (problems.length > 0) wrong.push({ n, problems });
      counts['row' in judged && problems.length === 0 ? judged.does : 'failed'] += 1;
    }
    const faults = wrong
      .flatMap(({ n, problems }) => problems.map(({ column, text }) => ({ row: n, column, ...plain(text) })))
      .slice(0, SHOWN);
    const result = wrong.length === 0 ? {} : { result: await this.#keepResult(current, table, wrong) };
    await this.#bring(current.id, 'read', { type: 'importRead', counts, faults, ...result });
  }

  /** `seen`: carriers of the rows before these, and in which they were; those of these are added. */
  async #lines(table: Table, rows: Table['rows'], seen: Map<string, number>): Promise<Line[]> {
    const all = await abreast(rows, AT_ONCE, ({ cells }) => this.#judged(table, cells));
    return rows.map(({ n }, index) => {
      const judged = all[index] as Judged;
      const first = 'row' in judged ? seen.get(judged.row.inn) : undefined;
      if ('row' in judged) seen.set(judged.row.inn, first ?? n);
      return first === undefined ? { n, judged } : { n, judged, first };
    });
  }

  async #judged(table: Table, cells: string[]): Promise<Judged> {
    const { clock, company, people } = this.#ports;
    const reading = readRow(cellsOf(table, cells), { now: clock.now(), zone: company.zone });
    if ('problems' in reading) return reading;
    const { row } = reading;
    const known = ((await this.#cases.load(`c${row.inn}`))?.context ?? null) as Carrier | null;
    const problems = lacking(row, known);
    if (problems.length > 0) return { problems };
    if (known === null) return { row, known, does: 'fresh' };
    // A person who is not known yet is a change as well.
    const contact =
      row.phone === undefined ? undefined : ((await people.byPhone(String(row.phone)))?.id ?? '');
    const isNew = contact === '' && row.contact !== undefined;
    return {
      row,
      known,
      does: isNew || updatedBy(row, known, contact || undefined) !== null ? 'changed' : 'same',
    };
  }

  /** Rows that are wrong are passed over; a row that was written before a restart is counted and not written again. */
  async #write(current: Case<CarrierImport>): Promise<void> {
    const table = await this.#table(current);
    if ('problem' in table) return this.#bring(current.id, 'end', { type: 'importFailed', ...table });
    const asker = await this.#ports.people.get(current.context.by ?? '');
    if (asker === null || !mayWrite(asker))
      return this.#bring(current.id, 'end', { type: 'importFailed', problem: 'asker-gone' });
    const of = table.rows.length;
    const seen = new Map<string, number>();
    let tally = current.context.tally ?? NOTHING;
    for (let done = 0; done < of; ) {
      const lines = await this.#lines(table, table.rows.slice(done, done + STEP), seen);
      done += lines.length;
      if (done <= current.context.done) continue;
      const came = await abreast(lines, AT_ONCE, (line) => this.#writeLine(current, line, asker));
      tally = lines.reduce((sum, { n }, index) => tallied(sum, n, came[index] as Came), tally);
      if (done < of) await this.#bring(current.id, `${done}`, { type: 'rowsWritten', done, of, tally });
    }
    await this.#bring(current.id, 'end', { type: 'importFinished', written: tally.written, tally });
  }

  async #writeLine({ id }: Case<CarrierImport>, { n, judged, first }: Line, asker: Person): Promise<Came> {
    if ('problems' in judged || first !== undefined) return 'failed';
    const { row, known } = judged;
    const caseId = `c${row.inn}`;
    const commandId = `import/${id}/${n}`;
    const contact = await this.#contact(row, `${id}/${n}`);
    const fact = known === null ? addedBy(row, contact ?? '') : updatedBy(row, known, contact);
    if (fact === null) {
      // Nothing is left to say where this very import has said it already.
      if ((await this.#ports.journal.byCommand(caseId, commandId)) === null) return 'same';
    } else {
      const command = { commandId, process: 'carrier', caseId, fact, doer: asker };
      const outcome = await this.#cases.handle({ ...command, channel: 'internal' });
      if (outcome.status === 'refused') return { refused: outcome.refusal.text };
    }
    if (contact !== undefined) await this.#join(contact, caseId);
    return 'written';
  }

  /** Whoever belongs to the company already keeps what is known of the membership. */
  async #join(contact: string, partyId: string): Promise<void> {
    const person = await this.#ports.people.get(contact);
    const isMember = person?.memberships.some((one) => one.partyId === partyId && one.as === 'carrier');
    if (isMember !== true) await this.#ports.people.join(contact, { partyId, as: 'carrier' });
  }

  /** The person in a row: known by the phone, or a new one under an id made of the row. */
  async #contact(row: Row, key: string): Promise<string | undefined> {
    return row.phone === undefined
      ? undefined
      : this.#contacts.run(String(row.phone), () => this.#known(row, key));
  }

  async #known({ contact, phone }: Row, key: string): Promise<string | undefined> {
    const { people, crypto } = this.#ports;
    const known = await people.byPhone(phone as string);
    if (known !== null) return known.id;
    if (contact === undefined) return undefined;
    const id = `p${crypto.sha256(key).slice(0, 9)}`;
    const person = { id, name: contact as string, phone: phone as string };
    await people.create({ ...person, roles: [], memberships: [], identities: [] });
    return id;
  }

  /** The same table with what is wrong in a column of its own. */
  async #keepResult(
    { id, context }: Case<CarrierImport>,
    { heading, rows }: Table,
    wrong: { n: number; problems: Problem[] }[],
  ): Promise<string> {
    const { texts, company } = this.#ports;
    const say = (problem: Problem) => {
      const column = { text: HEADING[problem.column] };
      return texts.say(company.locale, t('carrier.sheet.fault', { column, problem: { text: problem.text } }));
    };
    const said = new Map(wrong.map(({ n, problems }) => [n, problems.map(say).join(' ')]));
    const last = texts.say(company.locale, t('carrier.sheet.errors'));
    const width = Math.max(heading.length, ...rows.map(({ cells }) => cells.length));
    const wide = (cells: string[]) => Array.from({ length: width }, (_, n) => cells[n] ?? '');
    const name = texts.say(company.locale, t('carrier.sheet.resultFile'));
    const found = rows.map(({ n, cells }) => [...wide(cells), said.get(n) ?? '']);
    const kept = { name, title: last, rows: [[...wide(heading), last], ...found] };
    return keepTable(this.#ports, { ...kept, key: `${id}/result`, by: context.by ?? '' });
  }

  async #bring(caseId: string, step: string, fact: Fact): Promise<void> {
    const command = { commandId: `import/${step}`, process: 'carrier-import', caseId, fact };
    await this.#cases.handle({ ...command, doer: null, channel: 'internal' });
  }
}

/** Words with blanks may hold what somebody typed: they are in the result, not in the journal. */
function plain({ key, params }: Problem['text']): { text?: string } {
  return params === undefined || Object.keys(params).length === 0 ? { text: key } : {};
}

function mayWrite({ roles, dismissedAt }: Person): boolean {
  return dismissedAt === undefined && (roles.includes('logistician') || roles.includes('head'));
}

function tallied({ written, failed, refused }: Tally, row: number, came: Came): Tally {
  if (came === 'same') return { written, failed, refused };
  if (came === 'written') return { written: written + 1, failed, refused };
  const more = came === 'failed' ? [] : [{ row, ...plain(came.refused) }];
  return { written, failed: failed + 1, refused: [...refused, ...more].slice(0, SHOWN) };
}
