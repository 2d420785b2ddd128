/** Asks for the field to be removed. */
export const REMOVE: unique symbol = Symbol('remove');
/** Asks for the field to be left as it is. */
export const KEEP: unique symbol = Symbol('keep');

/** Gives the new value of a field from its current one (or MISSING); also REMOVE or KEEP. */
export type Change = (current: unknown, path: string) => unknown;
