import { allStages, type Stage } from '../../core/cases/stages.ts';
import { type Field, type Form, type Group, isGroup } from '../../core/forms/form.ts';
import { PARTNER_ROLES } from '../../core/people/role.ts';
import type { Process } from '../../core/processes/process.ts';
import type { Use } from './use.ts';

/** Every key that the core puts together from the names in a process: stages, tasks, facts, buttons, forms, options. */
export function keysOfProcess(process: Process): Use[] {
  const { name } = process;
  const use = (key: string, given: string[], where: string): Use => ({
    key: `${name}.${key}`,
    given,
    where: `${name}: ${where}`,
  });
  const paths = stagePaths(process);
  const stages = allStages(process.chart);
  return [
    ...paths.map((path) => use(`stage.${path}`, [], `stage ${path}`)),
    ...(isOpenToPartners(process)
      ? paths.map((path) => use(`partnerStage.${path}`, [], `stage ${path}`))
      : []),
    ...stages
      .filter(({ meta }) => meta.rest !== true)
      .map(({ path }) => use(`task.${path}`, [], `stage ${path}`)),
    ...stages.flatMap((stage) => keysOfReminders(stage, name)),
    ...stages.flatMap(({ path, meta }) =>
      meta.buttons.flatMap(({ fact, ownWords }) => [
        use(`button.${fact}`, [], `button of ${path}`),
        ...(ownWords === true ? [use(`ownButton.${fact}`, [], `button of ${path}`)] : []),
      ]),
    ),
    ...Object.keys(process.facts).map((fact) => use(`fact.${fact}`, [], `fact ${fact}`)),
    ...process.forms.flatMap((form) => keysOfForm(form, use)),
  ];
}

/** What the sweep says: of a stage's deadline one case at a time, of a round all its cases together. */
function keysOfReminders({ path, meta }: Stage, process: string): Use[] {
  const where = `${process}: reminders of ${path}`;
  const use = (key: string, given: string[]): Use => ({ key, given, where });
  return [
    ...(meta.ladder ?? []).map((rung) => use(rung.text, ['case', 'task', 'due', 'owner'])),
    ...(meta.rounds ?? []).flatMap(({ name, ladder }) => [
      use(`${process}.task.${name}`, []),
      ...[`${process}.round.${name}`, ...ladder.map((rung) => rung.text)].map((key) =>
        use(key, ['count', 'day', 'due', 'owner', 'cases']),
      ),
    ]),
  ];
}

/** Partners see the cases in which they may do something. */
function isOpenToPartners({ facts }: Process): boolean {
  return Object.values(facts).some(({ by }) =>
    by.some((role) => (PARTNER_ROLES as readonly string[]).includes(role)),
  );
}

type MakeUse = (key: string, given: string[], where: string) => Use;

/** A form that begins so is not opened where there is nothing to choose, and says why. */
function needsChoice(field: Form['fields'][number]): boolean {
  return !isGroup(field) && field.optional !== true && ['cases', 'pick'].includes(field.kind);
}

function keysOfForm(form: Form, use: MakeUse): Use[] {
  const where = `form ${form.name}`;
  return [
    use(`form.${form.name}`, [], where),
    ...(form.fields.slice(0, 1).some(needsChoice) ? [use(`nothing.${form.name}`, [], where)] : []),
    ...form.fields.flatMap((field) =>
      isGroup(field) ? keysOfGroup(form, field, use) : keysOfField(`ask.${form.name}`, field, [], where, use),
    ),
  ];
}

function keysOfGroup(form: Form, { key, group, min, max }: Group, use: MakeUse): Use[] {
  const where = `form ${form.name}, ${key}`;
  return [
    use(`label.${key}`, ['n'], where),
    ...(max > min ? [use(`ask.${form.name}.${key}.more`, ['n'], where)] : []),
    ...group.flatMap((field) => keysOfField(`ask.${form.name}.${key}`, field, ['n'], where, use)),
  ];
}

function keysOfField(ask: string, field: Field, given: string[], where: string, use: MakeUse): Use[] {
  return [
    use(`${ask}.${field.key}`, given, where),
    use(`label.${field.key}`, [], where),
    ...(field.options ?? []).map((option) => use(`${field.key}.${option}`, [], where)),
  ];
}

/** Paths of all stages, the ends included. */
function stagePaths({ chart }: Process): string[] {
  const paths: string[] = [];
  const walk = (node: typeof chart.root, path: string) => {
    for (const [name, child] of Object.entries(node.states)) {
      const below = path === '' ? name : `${path}.${name}`;
      paths.push(below);
      walk(child, below);
    }
  };
  walk(chart.root, '');
  return paths;
}
