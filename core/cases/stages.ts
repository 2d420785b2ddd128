import type { AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import type { StageMeta } from '../processes/stage.ts';
import type { StageEntry } from './case.ts';
import type { Entry } from './entry.ts';

/** Dotted paths of all active states: `{a: {b: 'c'}}` is `a`, `a.b`, `a.b.c`. */
export function activePaths(value: StateValue, above = ''): string[] {
  if (typeof value === 'string') return [above + value];
  return Object.entries(value).flatMap(([name, below]) => [
    above + name,
    ...(below === undefined ? [] : activePaths(below, `${above}${name}.`)),
  ]);
}

function nodeAt(chart: AnyStateMachine, path: string): AnyStateNode | undefined {
  let node: AnyStateNode | undefined = chart.root;
  for (const name of path.split('.')) node = node?.states[name];
  return node;
}

/** What a state says about itself; undefined for states that are only containers or ends. */
export function stageMeta(chart: AnyStateMachine, path: string): StageMeta | undefined {
  return nodeAt(chart, path)?.meta as StageMeta | undefined;
}

export interface Stage {
  path: string;
  meta: StageMeta;
}

/** A stage that a case stands in, since that entry. */
export interface ActiveStage extends Stage {
  entered: StageEntry;
}

/** All stages of a chart, in the order in which they are written. */
export function allStages(chart: AnyStateMachine): Stage[] {
  const found: Stage[] = [];
  const walk = (node: AnyStateNode, path: string) => {
    if (node.meta !== undefined) found.push({ path, meta: node.meta as StageMeta });
    for (const [name, child] of Object.entries(node.states))
      walk(child, path === '' ? name : `${path}.${name}`);
  };
  walk(chart.root, '');
  return found;
}

/** Moves the record of active stages on: stages that an entry entered are its own, the others keep theirs. */
export function moveStages(before: Record<string, StageEntry>, entry: Entry): Record<string, StageEntry> {
  const entered = entry.effects.flatMap((effect) => (effect.type === 'stages' ? effect.entered : []));
  const now = { seq: entry.seq, at: entry.at };
  return Object.fromEntries(
    activePaths(entry.value).map((path) => [path, entered.includes(path) ? now : (before[path] ?? now)]),
  );
}

export function isClosed(chart: AnyStateMachine, value: StateValue): boolean {
  return typeof value === 'string' && nodeAt(chart, value)?.type === 'final';
}
