import type { Rung, Span } from '../obligations/obligation.ts';
import type { Role } from '../people/role.ts';

/** A button of a stage: the fact it brings about, directly or through a form. Who may press it is the fact's rule. */
export interface StageButton {
  fact: string;
  form?: string;
  /** A field of the fact that a single press can answer; the rest of the form stays optional. */
  quick?: string;
  /** Shown apart from the others as a way out (decline, drop). */
  aside?: true;
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
  deadline?: Span;
  ladder?: Rung[];
  buttons: StageButton[];
  rounds?: Round[];
  /** A stage in which nobody owes anything (dropped, waiting for Caravan itself). */
  rest?: true;
}
