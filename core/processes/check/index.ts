export { checkProcess, type TextCheck } from './check-process.ts';
export type { Fault, Finding } from './finding.ts';
export { nodesOf, ownWays, pathOf, type Way } from './ways.ts';
