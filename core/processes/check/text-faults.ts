import type { Process } from '../process.ts';
import type { StageMeta } from '../stage.ts';
import type { Finding } from './finding.ts';
import { nodesOf, pathOf } from './ways.ts';

/** Texts that people would miss: of stages, tasks, rounds, buttons, facts and forms. */
export function textFaults(process: Process, hasText: (key: string) => boolean): Finding[] {
  const { name, chart, facts, forms } = process;
  const stages = nodesOf(chart).map((node) => ({
    path: pathOf(node),
    meta: node.meta as StageMeta | undefined,
  }));
  const keys = [
    ...stages.flatMap(({ path, meta }) => [
      `stage.${path}`,
      ...(meta === undefined ? [] : asked(path, meta)),
    ]),
    ...Object.keys(facts).map((fact) => `fact.${fact}`),
    ...forms.map((form) => `form.${form.name}`),
  ];
  return [...new Set(keys)]
    .map((key) => `${name}.${key}`)
    .filter((key) => !hasText(key))
    .map((where) => ({ fault: 'no-text', where }));
}

function asked(path: string, { rest, rounds = [], buttons }: StageMeta): string[] {
  return [
    ...(rest === true ? [] : [`task.${path}`]),
    ...rounds.flatMap((round) => [`round.${round.name}`, `task.${round.name}`]),
    ...buttons.map((button) => `button.${button.fact}`),
    ...buttons.filter(({ ownWords }) => ownWords === true).map(({ fact }) => `ownButton.${fact}`),
  ];
}
