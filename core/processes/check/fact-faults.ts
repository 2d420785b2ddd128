import type { Process } from '../process.ts';
import type { Finding } from './finding.ts';
import { nodesOf, ownWays } from './ways.ts';

/** Facts that the chart and the rules do not agree on. */
export function factFaults({ chart, facts, opens }: Process): Finding[] {
  const taken = new Set([chart.root, ...nodesOf(chart)].flatMap(ownWays).map((way) => way.fact));
  const known = Object.entries(facts);
  return [
    ...[opens, ...taken]
      .filter((fact) => facts[fact] === undefined)
      .map((where): Finding => ({ fault: 'unknown-fact', where })),
    ...known
      .filter(([fact]) => fact !== opens && !taken.has(fact))
      .map(([where]): Finding => ({ fault: 'fact-taken-nowhere', where })),
    ...known
      .filter(([, { by }]) => by.length === 0)
      .map(([where]): Finding => ({ fault: 'fact-of-nobody', where })),
  ];
}

export function formFaults({ forms, facts }: Process): Finding[] {
  return forms
    .filter((form) => facts[form.fact] === undefined)
    .map((form) => ({ fault: 'unknown-fact', where: `form ${form.name}: ${form.fact}` }));
}
