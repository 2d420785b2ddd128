import type { AnyStateNode } from 'xstate';
import type { Role } from '../../people/role.ts';
import type { Process } from '../process.ts';
import type { StageButton, StageMeta } from '../stage.ts';
import type { Fault, Finding } from './finding.ts';
import { ownWays, pathOf, type Way, waysBeside, waysFrom } from './ways.ts';

/** What is wrong with one stage: its ways on, its owner, its deadline, its buttons and its reminders. */
export function stageFaults(process: Process, node: AnyStateNode): Finding[] {
  if (node.type === 'final') return [];
  const path = pathOf(node);
  const meta = node.meta as StageMeta | undefined;
  const ways = waysFrom(node);
  // A stage that holds others shows the buttons of what may happen in them.
  const beside = [...waysBeside(node), ...below(node).flatMap(ownWays)];
  const at = (fault: Fault, where = path): Finding => ({ fault, where });
  const isStage = node.type === 'atomic';
  const left = ways.some((way) => leaves(way, path));
  // Where nobody owes anything, a fact that stays there is enough: a register takes entries for ever.
  const goesOn = left || (meta?.rest === true && node.transitions.size > 0);
  return [
    ...(isStage && !goesOn ? [at('dead-end')] : []),
    ...(isStage && meta === undefined ? [at('no-owner')] : []),
    ...(meta === undefined ? [] : ownerFaults(process, meta, isStage, at)),
    ...(meta?.buttons ?? []).flatMap((button) => buttonFaults(process, button, beside, path)),
    ...(meta === undefined ? [] : reminderFaults(meta, ways, left, path)),
  ];
}

function below(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((one) => [one, ...below(one)]);
}

function leaves(way: Way, path: string): boolean {
  return way.to.some((target) => target !== path);
}

/** A stage that holds others may leave the time to them. */
function ownerFaults(
  process: Process,
  meta: StageMeta,
  isStage: boolean,
  at: (fault: Fault) => Finding,
): Finding[] {
  if (meta.rest === true) return [];
  const isTimed = !isStage || meta.deadline !== undefined || (meta.rounds ?? []).length > 0;
  const acts = meta.buttons.some((button) => mayPress(process, button, meta.owner));
  return [
    ...(meta.owner === undefined ? [at('no-owner')] : []),
    ...(isTimed ? [] : [at('no-deadline')]),
    ...(acts ? [] : [at('owner-cannot-act')]),
  ];
}

function mayPress(process: Process, button: StageButton, role: Role): boolean {
  const by = button.for ?? process.facts[button.fact]?.by ?? [];
  return by.some((one) => one === role || one === `own:${role}`);
}

function buttonFaults(process: Process, button: StageButton, ways: Way[], path: string): Finding[] {
  const where = `${path}: ${button.fact}`;
  const form = process.forms.find((one) => one.name === button.form);
  const found: (Fault | false)[] = [
    process.facts[button.fact] === undefined && 'unknown-fact',
    !ways.some((way) => way.fact === button.fact) && 'button-not-taken',
    button.form !== undefined && form === undefined && 'unknown-form',
    form !== undefined && form.fact !== button.fact && 'form-of-another-fact',
    button.quick !== undefined &&
      button.arg === undefined &&
      !form?.fields.some((field) => field.key === button.quick) &&
      'unknown-quick-field',
  ];
  return found.filter((fault) => fault !== false).map((fault) => ({ fault, where }));
}

function reminderFaults(meta: StageMeta, ways: Way[], left: boolean, path: string): Finding[] {
  const rounds = meta.rounds ?? [];
  const rungs = [...(meta.ladder ?? []), ...rounds.flatMap((round) => round.ladder)];
  const reminds = (meta.ladder ?? []).length > 0;
  return [
    ...(reminds && !left ? [{ fault: 'reminder-without-end' as const, where: path }] : []),
    ...rounds
      .filter((round) => !ways.some((way) => way.fact === round.until))
      .map((round) => ({ fault: 'reminder-without-end' as const, where: `${path}: ${round.name}` })),
    ...(rungs.some((rung) => rung.to === meta.owner)
      ? [{ fault: 'escalates-to-owner' as const, where: path }]
      : []),
  ];
}
