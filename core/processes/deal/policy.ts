/**
 * What the company has decided about deals: everything that may be set otherwise, in one place.
 */

/** Working days for the stock task and for the supplier's price (S2-09, S2-13, G-06). */
export const TASK_DAYS = 3;

/** Working days to learn what the client thinks of the quote, and where the payment is (G-07). */
export const FEEDBACK_DAYS = 2;

/** Between the approval and the letter to the client both manager and director may take it back (G-03). */
export const UNDO_MS = 60_000;

/** A quote within the discount that was granted needs no second approval (G-04a). */
export const SKIP_SECOND_APPROVAL = true;

/** Whether goods leave before they are paid for, unless the manager says otherwise (G-28). */
export const SHIPS_ON_DEFERRAL = false;

/** When the manager is reminded of a payment, by the company's clock, on every calendar day (G-08). */
export const CHASE_AT = '10:00';

/** With this reminder the financial director hears of it (G-08). */
export const CHASES_BEFORE_DIRECTOR = 5;

/** Working days after the day of payment on which the client itself is reminded. */
export const CLIENT_REMINDERS = [0, 3] as const;

/** Our own warehouses (S2-50); any other may be typed. */
export const WAREHOUSES = ['Ростов'] as const;

/** The farthest day that a client may promise, in days. */
export const LONGEST_PROMISE = 60;
