import type { Effect } from '../cases/effect.ts';

type Params<Type extends Effect['type']> = Omit<Extract<Effect, { type: Type }>, 'type'>;

/**
 * The named effects a chart may use as actions. They do nothing by themselves: `decide` reads their names and
 * parameters and writes them into the entry.
 */
export const effects = {
  tell: (_: unknown, _params: Params<'tell'>) => {},
  handOver: (_: unknown, _params: Params<'handOver'>) => {},
  reword: (_: unknown, _params: Params<'reword'>) => {},
  command: (_: unknown, _params: Params<'command'>) => {},
  /** The stage begins anew: its buttons, its deadline and its task are fresh. */
  renew: (_: unknown, _params: { stage: string }) => {},
  commandEach: (_: unknown, _params: Params<'commandEach'>) => {},
  dismiss: (_: unknown, _params: Params<'dismiss'>) => {},
  paper: (_: unknown, _params: Params<'paper'>) => {},
  muster: (_: unknown, _params: Params<'muster'>) => {},
  gather: (_: unknown, _params: Params<'gather'>) => {},
};
