/** What can be wrong with a process before anybody uses it. */
export type Fault =
  /** A stage that is not an end and that no fact leaves. */
  | 'dead-end'
  | 'unreachable'
  | 'no-owner'
  /** Neither a deadline nor a round, though somebody owes something. */
  | 'no-deadline'
  | 'no-text'
  /** The chart takes, or a button or a form brings about, a fact that has no rule. */
  | 'unknown-fact'
  | 'unknown-form'
  /** The button's form brings about another fact. */
  | 'form-of-another-fact'
  /** The press answers a field that the form does not have. */
  | 'unknown-quick-field'
  /** The stage has a button for a fact that it does not take. */
  | 'button-not-taken'
  /** The owner of the stage may press nothing in it. */
  | 'owner-cannot-act'
  | 'fact-taken-nowhere'
  /** No role may bring the fact about. */
  | 'fact-of-nobody'
  /** Nothing that can happen in the stage ends the reminding. */
  | 'reminder-without-end'
  /** Who hears of the delay is the one who is late. */
  | 'escalates-to-owner';

export interface Finding {
  fault: Fault;
  /** The stage, fact, form or text key it is about. */
  where: string;
}
