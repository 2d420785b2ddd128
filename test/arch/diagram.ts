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
    ...withGap(waysOut(process, say)),
    ...stageTable(process, say),
    '',
    ...factTable(process, say),
    '',
  ].join('\n');
}

function withGap(lines: string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
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

/** A way that leads to one place from so many stages is told below the drawing, not drawn from each of them. */
const EVERYWHERE = 4;

interface Arrow {
  from: string;
  to: string;
  fact: string;
}

/** Moves from one stage to another; facts that only stay are in the tables, guards in the code. */
function arrowsOf(process: Process, say: Say): Arrow[] {
  const ways = nodesOf(process.chart).flatMap(ownWays);
  return ways.flatMap((way) => {
    const to = placeOf(way.to);
    return to === '' || to === way.from ? [] : [{ from: way.from, to, fact: fact(process, way.fact, say) }];
  });
}

/** Where several regions are entered at once, the stage that holds them. */
function placeOf([first = '', ...others]: string[]): string {
  const parts = first.split('.');
  const shared = parts.filter((part, n) => others.every((other) => other.split('.')[n] === part));
  return shared.join('.');
}

function isEverywhere(arrow: Arrow, all: Arrow[]): boolean {
  const alike = all.filter(({ to, fact }) => to === arrow.to && fact === arrow.fact);
  return new Set(alike.map(({ from }) => from)).size >= EVERYWHERE;
}

/** Those between the same two stages stand on one arrow. */
function arrows(process: Process, say: Say): string[] {
  const all = arrowsOf(process, say);
  const pairs = new Map<string, Set<string>>();
  for (const arrow of all.filter((one) => !isEverywhere(one, all))) {
    const pair = `${id(arrow.from)} --> ${id(arrow.to)}`;
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(arrow.fact));
  }
  return [...pairs].map(([pair, facts]) => `  ${pair}: ${[...facts].join('<br/>')}`);
}

/** The ways out that are open nearly everywhere. */
function waysOut(process: Process, say: Say): string[] {
  const all = arrowsOf(process, say);
  const told = new Map<string, Set<string>>();
  for (const { from, to, fact } of all.filter((one) => isEverywhere(one, all))) {
    const way = `**${fact}** → ${title(process, to, say)}`;
    told.set(way, (told.get(way) ?? new Set()).add(title(process, from, say)));
  }
  return [...told].map(([way, from]) => `- ${way}, из этапов: ${[...from].join(', ')}`);
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
