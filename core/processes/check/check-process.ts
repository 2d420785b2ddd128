import type { Process } from '../process.ts';
import { factFaults, formFaults } from './fact-faults.ts';
import type { Finding } from './finding.ts';
import { stageFaults } from './stage-faults.ts';
import { textFaults } from './text-faults.ts';
import { nodesOf, pathOf, reachable } from './ways.ts';

export interface TextCheck {
  hasText(key: string): boolean;
}

/** Everything that is wrong with a process as it is written. Pure: the same process gives the same findings. */
export function checkProcess(process: Process, { hasText }: TextCheck): Finding[] {
  const reached = reachable(process.chart);
  const nodes = nodesOf(process.chart);
  return [
    ...nodes
      .filter((node) => !reached.has(pathOf(node)))
      .map((node): Finding => ({ fault: 'unreachable', where: pathOf(node) })),
    ...nodes.flatMap((node) => stageFaults(process, node)),
    ...factFaults(process),
    ...formFaults(process),
    ...textFaults(process, hasText),
  ];
}
