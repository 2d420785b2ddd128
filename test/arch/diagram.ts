import type { AnyStateNode } from 'xstate';
import { allStages } from '../../core/cases/stages.ts';
import type { Span } from '../../core/obligations/obligation.ts';
import { nodesOf, ownWays, pathOf } from '../../core/processes/check/index.ts';
import type { By, Process } from '../../core/processes/process.ts';
import type { StageMeta } from '../../core/processes/stage.ts';

/** Says a key of `locales/`, or undefined when it has none. */
export type Say = (key: string) => string | undefined;

/** A process as a page: its chart as a Mermaid diagram, its stages with who may do what, and its facts. */
export function pageOf(process: Process, say: Say): string {
  const { root } = process.chart;
  const first = root.initial.target ?? [];
  return [
    `# ${process.name}`,
    '',
    `Версия ${process.version}. Страница нарисована по коду командой \`npm run check:processes\`.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.values(root.states).flatMap((node) => drawn(process, node, say, '  ')),
    ...first.map((node) => `  [*] --> ${id(pathOf(node))}: ${fact(process, process.opens, say)}`),
    ...arrows(process, say),
    ...nodesOf(process.chart)
      .filter((node) => node.type === 'final')
      .map((node) => `  ${id(pathOf(node))} --> [*]`),
    '```',
    '',
    ...stageTable(process, say),
    '',
    ...factTable(process, say),
    '',
  ].join('\n');
}

/** A state, with the states in it; regions that run beside one another are parted by a line. */
function drawn(process: Process, node: AnyStateNode, say: Say, indent: string): string[] {
  const path = pathOf(node);
  const head = `${indent}state "${title(process, path, say)}" as ${id(path)}`;
  const below = Object.values(node.states);
  if (below.length === 0) return [head];
  const deeper = `${indent}  `;
  const inside =
    node.type === 'parallel'
      ? below.flatMap((region, n) => [
          ...(n === 0 ? [] : [`${deeper}--`]),
          ...drawn(process, region, say, deeper),
        ])
      : [
          ...below.flatMap((one) => drawn(process, one, say, deeper)),
          ...(node.initial.target ?? []).map((one) => `${deeper}[*] --> ${id(pathOf(one))}`),
        ];
  return [head, `${indent}state ${id(path)} {`, ...inside, `${indent}}`];
}

function id(path: string): string {
  return path.replaceAll('.', '_');
}

function title(process: Process, path: string, say: Say): string {
  return say(`${process.name}.stage.${path}`) ?? path;
}

function fact(process: Process, name: string, say: Say): string {
  return say(`${process.name}.button.${name}`) ?? say(`${process.name}.fact.${name}`) ?? name;
}

/** Moves from one stage to another, those between the same two on one arrow; facts that only stay are in the tables. */
function arrows(process: Process, say: Say): string[] {
  const moves = new Map<string, string[]>();
  for (const way of nodesOf(process.chart).flatMap(ownWays)) {
    for (const to of way.to.filter((target) => target !== way.from)) {
      const guard = way.guard === undefined ? '' : ` (${way.guard})`;
      const pair = `${id(way.from)} --> ${id(to)}`;
      moves.set(pair, [...(moves.get(pair) ?? []), `${fact(process, way.fact, say)}${guard}`]);
    }
  }
  return [...moves].map(([pair, facts]) => `  ${pair}: ${[...new Set(facts)].join('<br/>')}`);
}

/** Who does what at each stage, and who hears of it when time passes. */
function stageTable(process: Process, say: Say): string[] {
  const rows = allStages(process.chart).map(({ path, meta }) => {
    const buttons = meta.buttons.map((button) => {
      const by = button.for ?? process.facts[button.fact]?.by ?? [];
      return `**${fact(process, button.fact, say)}**: ${by.map((one) => role(one, say)).join(', ')}`;
    });
    const owner = say(`role.${meta.owner}`) ?? meta.owner;
    return `| ${title(process, path, say)} | \`${path}\` | ${owner} | ${timeOf(meta, say)} | ${buttons.join('<br>') || '—'} |`;
  });
  return ['| Этап | В коде | За кем | Срок | Кнопки и кто их нажимает |', '|---|---|---|---|---|', ...rows];
}

function timeOf(meta: StageMeta, say: Say): string {
  const due = meta.deadline === undefined ? [] : [deadline(meta.deadline)];
  const rounds = (meta.rounds ?? []).map(
    (round) => `каждый рабочий день в ${round.at}, срок ${span(round.deadline)}`,
  );
  const escalated = (meta.ladder ?? []).find((rung) => rung.to !== 'owner');
  const above =
    escalated === undefined ? [] : [`через ${span(escalated.after)} узнает ${say(`role.${escalated.to}`)}`];
  return [...due, ...rounds, ...above].join('; ') || '—';
}

function role(by: By, say: Say): string {
  const own = by.startsWith('own:');
  const said = say(`role.${own ? by.slice(4) : by}`) ?? by;
  return own ? `свой ${said}` : said;
}

function deadline(of: NonNullable<StageMeta['deadline']>): string {
  return 'at' in of ? 'по делу' : span(of);
}

function span(of: Span): string {
  if ('minutes' in of) return `${of.minutes} мин`;
  return 'workingHours' in of ? `${of.workingHours} раб. ч` : `${of.workingDays} раб. дн.`;
}

function factTable({ name, facts, forms }: Process, say: Say): string[] {
  const rows = Object.entries(facts).map(([type, { by }]) => {
    const through = forms
      .filter((form) => form.fact === type)
      .map((form) => say(`${name}.form.${form.name}`) ?? form.name);
    const who = by.map((one) => role(one, say)).join(', ');
    return `| ${say(`${name}.fact.${type}`) ?? type} | \`${type}\` | ${who} | ${through.join(', ') || '—'} |`;
  });
  return ['| Факт | В коде | Кто | Форма |', '|---|---|---|---|', ...rows];
}
