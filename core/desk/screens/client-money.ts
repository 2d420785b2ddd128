import { calendarDaysBetween, localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { gatherStanding, type OwedCase, owedBy } from '../../credit/gather.ts';
import { isOverdue, type Standing } from '../../credit/standing.ts';
import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import type { Money } from '../../money/index.ts';
import { moneyText } from '../../processes/payment-rows.ts';
import type { By } from '../../processes/process.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { standingNow } from '../rights.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** Who reads what a client owes: those who lead, those who count, and those who work with the client. */
const READERS: By[] = ['director', 'head', 'accountant', 'own:sales', 'own:logistician'];

/** The ways from a client's card to its money: what it owes, and what it may owe. */
export function clientMoneyButtons(kit: Kit, visitor: Visitor, client: Case): Button[] {
  if (!readsMoneyOf(kit, visitor, client)) return [];
  const owed: Button = { text: t('case.owed'), action: { do: 'view', view: 'owed', arg: client.id } };
  if (!mayOpen(kit, visitor, { process: 'client', form: 'credit' }, client)) return [owed];
  const terms: Button = {
    text: t('case.creditTerms'),
    action: { do: 'form', form: 'credit', caseId: client.id },
  };
  return [owed, terms];
}

function readsMoneyOf(kit: Kit, { person, door }: Visitor, client: Case): boolean {
  if (door !== 'staff' || client.process !== 'client') return false;
  return standingNow(kit, person, client, READERS) !== null;
}

/** What a client owes, the most overdue first, each with its way to the card. */
export async function owed(kit: Kit, visitor: Visitor, client: string, page: number): Promise<Screen | null> {
  const file = await kit.cases.load(client);
  if (file === null || !readsMoneyOf(kit, visitor, file)) return null;
  const [all, standing] = await Promise.all([
    owedBy(kit.ports, kit.cases, client),
    gatherStanding(kit.ports, kit.cases, client),
  ]);
  const today = localDateOf(standing.takenAt, kit.ports.company.zone);
  const shown = all.toSorted(soonestFirst).slice(page * PAGE, (page + 1) * PAGE);
  return {
    title: t('owed.title', { client: { party: client } }),
    lines: [
      ...sums(standing, all.length),
      ...(shown.length === 0 ? [] : (['gap'] as const)),
      ...shown.map((item) => itemLine(item, today)),
    ],
    buttons: [
      ...shown.map((item): Button[] => [
        { text: item.title, action: { do: 'view', view: 'case', arg: item.caseId } },
      ]),
      ...pager('owed', client, page, Math.ceil(all.length / PAGE)),
      [{ text: t('button.card'), action: { do: 'view', view: 'case', arg: client } }],
    ],
  };
}

/** What has no day yet comes last. */
function soonestFirst(one: OwedCase, other: OwedCase): number {
  return (one.due ?? '9').localeCompare(other.due ?? '9');
}

function sums({ exposure, overdue, mixed, limit }: Standing, n: number): Line[] {
  const known = (sum: Money | undefined) => (sum === undefined ? t('unknown') : moneyText(sum));
  const limited = line(known(limit), t('owed.label.limit'));
  if (n === 0) return [line(t('owed.nothing')), limited];
  return [
    line(known(exposure), t('owed.label.all')),
    line(known(overdue), t('owed.label.overdue')),
    ...(mixed === undefined ? [] : [line(t('owed.mixed', { list: mixed.join(', ') }))]),
    limited,
  ];
}

function itemLine({ title, rest, due }: OwedCase, today: string): Line {
  const params = { title: { text: title }, rest: { money: rest } };
  if (due === undefined) return line(t('owed.undated', params));
  const dated = { ...params, day: { day: due } };
  if (!isOverdue(due, today)) return line(t('owed.dated', dated));
  return line(t('owed.late', { ...dated, days: calendarDaysBetween(due, today) }));
}
