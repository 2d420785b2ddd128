import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** A move that the chart allows, guards aside: from a stage by a fact to others; no targets when it stays there. */
export interface Way {
  from: string;
  fact: string;
  to: string[];
  guard?: string;
}

export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

/** All nodes of a chart but its root, in the order in which they are written. */
export function nodesOf(chart: AnyStateMachine): AnyStateNode[] {
  const below = (node: AnyStateNode): AnyStateNode[] =>
    Object.values(node.states).flatMap((n) => [n, ...below(n)]);
  return below(chart.root);
}

/** The ways written at a node itself. */
export function ownWays(node: AnyStateNode): Way[] {
  return [...node.transitions.values()].flat().map((transition) => ({
    from: pathOf(node),
    fact: transition.eventType,
    to: (transition.target ?? []).map(pathOf),
    ...(transition.guard === undefined ? {} : { guard: nameOf(transition.guard) }),
  }));
}

/** The ways out of a stage: its own and those of the stages around it. */
export function waysFrom(node: AnyStateNode): Way[] {
  return node.parent === undefined ? ownWays(node) : [...ownWays(node), ...waysFrom(node.parent)];
}

/** The ways that a case may take while it stands in a stage: also those of the regions that run beside it. */
export function waysBeside(node: AnyStateNode): Way[] {
  const within = (top: AnyStateNode): Way[] => [
    ...ownWays(top),
    ...Object.values(top.states).flatMap((below) => within(below)),
  ];
  let widest: AnyStateNode | undefined;
  for (let above: AnyStateNode | undefined = node; above !== undefined; above = above.parent) {
    if (above.type === 'parallel') widest = above;
  }
  return [...waysFrom(node), ...(widest === undefined ? [] : within(widest))];
}

/** Paths of the nodes that can be entered from the beginning, guards aside. */
export function reachable(chart: AnyStateMachine): Set<string> {
  const nodes = new Map(nodesOf(chart).map((node) => [pathOf(node), node]));
  const entered = new Set<AnyStateNode>();
  const around = new Set<AnyStateNode>();
  const waiting: AnyStateNode[] = [chart.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (entered.has(node)) continue;
    entered.add(node);
    waiting.push(...firstOf(node));
    // A stage is entered together with those around it: their ways are open too, and their other regions begin.
    for (let above: AnyStateNode | undefined = node; above !== undefined; above = above.parent) {
      if (around.has(above)) continue;
      around.add(above);
      if (above.type === 'parallel') waiting.push(...Object.values(above.states));
      for (const target of ownWays(above).flatMap((way) => way.to))
        waiting.push(nodes.get(target) ?? chart.root);
    }
  }
  return new Set([...around].map(pathOf));
}

function firstOf(node: AnyStateNode): AnyStateNode[] {
  if (node.type === 'parallel') return Object.values(node.states);
  return node.type === 'compound' ? [...(node.initial.target ?? [])] : [];
}

function nameOf(guard: unknown): string {
  return typeof guard === 'object' && guard !== null && 'type' in guard ? String(guard.type) : String(guard);
}
