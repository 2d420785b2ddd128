import type { Case } from '../cases/case.ts';
import type { Refusal } from '../cases/refusal.ts';
import type { StaffRole } from '../people/role.ts';
import type { CaseQuery } from '../ports/cases.port.ts';
import type { Text } from '../texts/text.ts';

/** How an answer is asked for and understood. */
export type FieldKind =
  | 'text'
  /** The number of a paper, without its sign. */
  | 'documentNumber'
  | 'personName'
  | 'companyName'
  | 'inn'
  | 'phone'
  | 'email'
  | 'city'
  | 'date'
  | 'window'
  | 'weight'
  | 'volume'
  | 'plate'
  | 'places'
  | 'integer'
  | 'temperature'
  | 'money'
  | 'rate'
  | 'vat'
  | 'yesno'
  /** One of `options`. */
  | 'choice'
  /** Several of `options`. */
  | 'choices'
  /** One or more files; what was sent stays, "done" goes on. */
  | 'files'
  /** A name and a phone in one line; kept outside the journal. */
  | 'contact'
  /** The same, the phone included and nobody else's: becomes a person. */
  | 'newColleague'
  /** Free words, which may speak of people: kept outside the journal, where they can be erased. */
  | 'letter'
  /** A colleague with one of `roles`. */
  | 'colleague'
  /** Somebody of the case's company who can be reached in a chat. */
  | 'partner'
  /** Anybody of the case's company. */
  | 'member'
  /** A client, found by typing or picked. */
  | 'client'
  /** A carrier, found by typing or picked. */
  | 'carrier'
  /** Several of them. */
  | 'carriers'
  /** One of the carrier's drivers, or a name and a phone in one line: becomes a driver of the case's company. */
  | 'driver'
  /** A date and a time. */
  | 'moment'
  /** Understood by the field's own `parse`, put back into words by its own `show`. */
  | 'parsed'
  /** Only the `ready` answers. */
  | 'pick'
  /** Several cases that stand at one stage. */
  | 'cases';

/** What a form knows beside its answers when a question is asked. */
export interface About {
  /** The case that the form moves, or from which it was opened. */
  current: Case | null;
  /** The case of its company. */
  party: Case | null;
  /** The cases (or the file of the company) chosen so far in the field that `fromCases` or `company` names. */
  cases: Case[];
  /** Other cases, as the form's `beside` names them. */
  beside: Record<string, Case[]>;
  /** ISO moment. */
  now: string;
  /** Of the company. */
  zone: string;
  /** For how long the company holds whom it has chosen, unless somebody says otherwise. */
  holdMinutes: number;
  /** What the button that opened the form carried. */
  arg?: string;
  /** What was answered so far, as the fact will hold it. */
  answered?: Answers;
}

/** An answer that is one press away. */
export interface Ready {
  value: unknown;
  label: Text;
  /** What its button carries, where its place in the list may change; several values are ticked together. */
  key?: string;
  /** What speaks for it and against it: shown in the message, where a button has no room. */
  why?: Text[];
}

/** What was answered so far, as the fact will hold it. */
export type Answers = Record<string, unknown>;

export interface Field {
  key: string;
  kind: FieldKind;
  optional?: true;
  /** Asked only if so. */
  when?(answers: Answers): boolean;
  /** For `parsed`: what was typed, or what to say. */
  parse?(text: string): { value: unknown } | { problem: Text };
  /** For `integer` too, where a number alone says little. */
  show?(value: unknown): Text;
  /** What is to be known when the question is answered. */
  notes?(about: About): Text[];
  /** For choices: values; their labels are `<process>.<key>.<value>`. */
  options?: readonly string[];
  /** Which of `options` are offered after these answers in this case; all of them without it. */
  only?(answers: Answers, current: Case | null): readonly string[];
  /** Answers that are one press away; any other may still be typed (but for `pick`). */
  ready?(about: About): Ready[];
  /**
   * The answer unless somebody says otherwise: not asked, shown in the summary and corrected there. Undefined: it is
   * asked; null: it is left out.
   */
  usual?(about: About, answers: Answers): unknown;
  /** For cases: where they stand, and whose (`by`: of the same client or carrier; the company's own without it). */
  among?: {
    process: string;
    stages: string[];
    by?: 'client' | 'carrier';
    /** Which of them fit the case that the form is about; all of them without it. */
    fits?(one: Case, about: About): boolean;
  };
  /** For colleagues. */
  roles?: readonly StaffRole[];
  /** For moments: by whose clock they are typed and shown; by the company's where it does not say. */
  zone?(current: Case): string | undefined;
  /** For dates: only days that are over, or today, which it most often is: it stands on a page, and is one press away in a chat. */
  past?: true;
  /** For dates: only today and days to come. */
  ahead?: true;
  /** Longest text. */
  max?: number;
  /** Smallest and largest number (kg, m³, pieces, minor units ...). */
  range?: readonly [number, number];
  /** For whole numbers: what is counted, which people type after the number (`14 дней`). */
  counts?: 'days';
  /** What the answers so far say against this value: a text key, or nothing. */
  check?(value: unknown, answers: Answers): Text | undefined;
  /** A changed answer makes these of the same item be asked anew: a time window means the city's own clock. */
  resets?: readonly string[];
  /** For members: they leave the company once the fact is accepted. */
  leaves?: true;
  /** The walker asks the directory: nobody may have this INN yet. */
  unique?: 'inn';
}

/** A group of questions that is asked once or several times (stops, contacts). */
export interface Group {
  key: string;
  group: readonly Field[];
  min: number;
  max: number;
  when?(answers: Answers): boolean;
  /** Each item is a person of the case's party: kept with the people, the fact holds the person's id. */
  people?: { as: 'client' | 'carrier' | 'driver' };
}

/**
 * A form as data: its questions are found in `locales/` by name: `<process>.form.<form>` is its title,
 * `<process>.ask.<form>.<key>` a question, `<process>.label.<key>` the name in the summary.
 */
export interface Form {
  name: string;
  /** The fact that the filled-in form brings about. */
  fact: string;
  fields: readonly (Field | Group)[];
  /** The form opens a case of the process instead of moving one; gives the id from the answers. */
  opens?(answers: Answers, newId: string): string;
  /** The form answers a message in the inbox: its sender is whom the fact goes to. */
  repliesTo?: true;
  /** Files that somebody sends outside any form may be meant for this one: it is offered, and begins with them. */
  takesFiles?: true;
  /** Too short to be worth a summary: the last answer sends it. */
  direct?: true;
  /** What the case knows already: shown as answers that can be changed. */
  starts?(current: Case, about: About): Answers;
  /** Shapes the answers into the fact's data, where the two differ. */
  toFact?(answers: Answers): Answers;
  /** What the fact takes over from the case of the client that was answered; everything its guards need. */
  fromClient?(client: Case, about: About): Answers | Refusal;
  /** What the fact takes over from the cases that were chosen in a field of kind `cases`, or from which it was opened. */
  fromCases?: { field?: string; take(cases: Case[], about: About): Answers | Refusal };
  /** The field in which a company is chosen: its file is then among `about.cases`. */
  company?: string;
  /** Other cases that usual and ready answers are made from: by their ids, or as they are found. */
  beside?(current: Case): Record<string, readonly string[] | CaseQuery>;
}

/** Values of a choice as the answers so far have them. */
export function optionsOf(
  { options = [], only }: Field,
  answers: Answers,
  current: Case | null,
): readonly string[] {
  return only === undefined ? options : only(answers, current);
}

/** Kinds whose answer is a list that grows press by press. */
export function isSeveral({ kind }: Field): boolean {
  return kind === 'choices' || kind === 'carriers' || kind === 'cases';
}

export function isGroup(field: Field | Group): field is Group {
  return 'group' in field;
}
