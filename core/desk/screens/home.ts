import { line, type Screen } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { menu } from './menu.ts';
import { orders } from './orders.ts';
import { tasksAmong } from './tasks.ts';

/** A page of a person's own, where a messenger has one: what waits for the person, the orders, and the ways on. */
export async function home(kit: Kit, visitor: Visitor): Promise<Screen[]> {
  const [approvals, tasks] = await Promise.all([
    tasksAmong(kit, visitor, ({ process }) => process === 'approval'),
    tasksAmong(kit, visitor, ({ process }) => process !== 'approval'),
  ]);
  const nothing: Screen = { title: t('tasks.title', { n: 0 }), lines: [line(t('tasks.none'))], buttons: [] };
  // How to find orders by typing is for a chat: a Home has a field for it.
  const { hint: _, ...found } = await orders(kit, visitor, undefined, 0);
  return [
    ...(approvals.total === 0
      ? []
      : [{ ...approvals.screen, title: t('home.approvals', { n: approvals.total }) }]),
    tasks.total === 0 ? nothing : tasks.screen,
    found,
    menu(kit, visitor),
  ];
}
