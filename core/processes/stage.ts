import type { Rung, Span } from '../obligations/obligation.ts';
import type { Role } from '../people/role.ts';
import type { Text } from '../texts/text.ts';
import type { By } from './process.ts';

/** A button of a stage: the fact it brings about, directly or through a form. Who may press it is the fact's rule. */
// biome-ignore lint/suspicious/noExplicitAny: a chart's own context is known where the chart is written
type Context = any;

export interface StageButton {
  fact: string;
  form?: string;
  /** A field of the fact that a single press can answer; the rest of the form stays optional. */
  quick?: string;
  /** What the press carries as the case stands: the `quick` answer, or what the form is opened about; undefined hides it. */
  arg?(context: Context): string | undefined;
  /** What stands on it, where the usual text of the fact says too little. */
  label?(context: Context): Text;
  /** What whoever pressed hears at once, where the fact in the words of others would sound strange; a text's key. */
  done?: string;
  /** Shown only if so. */
  when?(context: Context): boolean;
  /** A colleague presses it for somebody who told it by phone, and its text says so. */
  told?: true;
  /** A partner reads words of its own on it (`<process>.ownButton.<fact>`): the text speaks of the partner. */
  ownWords?: true;
  /** A form of another process (`invoice.new`) that is opened about this case; the fact then names only the text. */
  opens?: string;
  /** Who sees it, where that is not who may bring the fact about (buttons that open another process's form). */
  for?: By[];
  /** Shown apart from the others as a way out (decline, drop). */
  aside?: true;
}

/**
 * A deadline that the case knows as a moment (ISO); undefined while it is not known. `zone` is the company's; `person` is
 * who is asked, where each of several is asked for himself.
 */
export interface Due {
  at(context: Context, zone: string, person?: string): string | undefined;
  /**
   * How often the person's deadline has begun anew while the stage went on (0: never): what is owed then is another
   * obligation, with reminders of its own.
   */
  turn?(context: Context, person: string): number;
  /** By whose clock it is told, where it is not the company's: that of the stop it is about. */
  told?(context: Context): string | undefined;
}

/** Something the owner does again and again while the stage lasts, such as the morning call (S0-24). */
export interface Round {
  name: string;
  every: 'working-day';
  /** Local time at which it opens. */
  at: string;
  deadline: Span;
  /** The fact that fulfils it. */
  until: string;
  ladder: Rung[];
}

/**
 * What a chart's state says about itself in `meta`. Texts are found by name: `<process>.stage.<stage>` is its title,
 * `<process>.task.<stage>` what its owner is asked to do, `<process>.button.<fact>` a button.
 */
export interface StageMeta {
  owner: Role;
  /** So long after the stage began, or a moment that the case itself knows. */
  deadline?: Span | Due;
  ladder?: Rung[];
  buttons: StageButton[];
  rounds?: Round[];
  /** A stage in which nobody owes anything (dropped, waiting for Caravan itself). */
  rest?: true;
}
