import { allStages } from '../../core/cases/stages.ts';
import type { Span } from '../../core/obligations/obligation.ts';
import { nodesOf, ownWays, pathOf, type Way } from '../../core/processes/check/index.ts';
import type { Process } from '../../core/processes/process.ts';
import type { StageMeta } from '../../core/processes/stage.ts';

/** Says a key of `locales/`, or undefined when it has none. */
export type Say = (key: string) => string | undefined;

/** A process as a page: its chart as a Mermaid diagram, and who may bring which fact about. */
export function pageOf(process: Process, say: Say): string {
  const nodes = nodesOf(process.chart);
  const ways = nodes.flatMap(ownWays);
  const first = process.chart.root.initial.target ?? [];
  return [
    `# ${process.name}`,
    '',
    `Версия ${process.version}. Страница нарисована по коду командой \`npm run check:processes\`.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...nodes.map((node) => `  state "${title(process, pathOf(node), say)}" as ${id(pathOf(node))}`),
    ...first.map((node) => `  [*] --> ${id(pathOf(node))}: ${fact(process, process.opens, say)}`),
    ...ways.flatMap((way) => arrows(process, way, say)),
    ...nodes.filter((node) => node.type === 'final').map((node) => `  ${id(pathOf(node))} --> [*]`),
    ...allStages(process.chart).flatMap(({ path, meta }) => note(path, meta, say)),
    '```',
    '',
    ...table(process, say),
    '',
  ].join('\n');
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

function arrows(process: Process, way: Way, say: Say): string[] {
  const guard = way.guard === undefined ? '' : ` (${way.guard})`;
  const targets = way.to.length === 0 ? [way.from] : way.to;
  return targets.map((to) => `  ${id(way.from)} --> ${id(to)}: ${fact(process, way.fact, say)}${guard}`);
}

function note(path: string, meta: StageMeta, say: Say): string[] {
  const owner = say(`role.${meta.owner}`) ?? meta.owner;
  const due = meta.deadline === undefined ? [] : [`срок ${deadline(meta.deadline)}`];
  const rounds = (meta.rounds ?? []).map(
    (round) => `каждый рабочий день в ${round.at}, срок ${span(round.deadline)}`,
  );
  const escalated = (meta.ladder ?? []).find((rung) => rung.to !== 'owner');
  const above =
    escalated === undefined ? [] : [`через ${span(escalated.after)} узнает ${say(`role.${escalated.to}`)}`];
  const lines = [owner, ...due, ...rounds, ...above];
  return [`  note right of ${id(path)}`, ...lines.map((line) => `    ${line}`), '  end note'];
}

function deadline(of: NonNullable<StageMeta['deadline']>): string {
  return 'at' in of ? 'по делу' : span(of);
}

function span(of: Span): string {
  if ('minutes' in of) return `${of.minutes} мин`;
  return 'workingHours' in of ? `${of.workingHours} раб. ч` : `${of.workingDays} раб. дн.`;
}

function table({ name, facts, forms }: Process, say: Say): string[] {
  const rows = Object.entries(facts).map(([type, { by }]) => {
    const who = by.map((role) => {
      const own = role.startsWith('own:');
      const said = say(`role.${own ? role.slice(4) : role}`) ?? role;
      return own ? `свой ${said}` : said;
    });
    const through = forms
      .filter((form) => form.fact === type)
      .map((form) => say(`${name}.form.${form.name}`) ?? form.name);
    return `| ${say(`${name}.fact.${type}`) ?? type} | \`${type}\` | ${who.join(', ')} | ${through.join(', ') || '—'} |`;
  });
  return ['| Факт | В коде | Кто | Форма |', '|---|---|---|---|', ...rows];
}
