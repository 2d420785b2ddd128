import type { Case } from '../../cases/case.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import type { PartnerRole } from '../../people/role.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 8;
/** Of each kind; nobody leafs further. */
const MOST = 100;

/** Which money papers each kind of partner has with us. */
const PAPERS: [as: PartnerRole, processes: string[]][] = [
  ['client', ['invoice', 'act']],
  ['carrier', ['carrier-bill']],
];

/** `/bills` of a carrier (its bills) and of a client (invoices and acts): open ones first. */
export async function bills(kit: Kit, { person }: Visitor, page: number): Promise<Screen> {
  const lists = PAPERS.flatMap(([as, processes]) => {
    const partyIds = person.memberships.filter((m) => m.as === as).map((m) => m.partyId);
    return partyIds.length === 0 ? [] : processes.map((process) => ({ process, partyIds }));
  });
  const found = await Promise.all(
    lists.map((list) => kit.ports.cases.list({ ...list, openFirst: true, limit: MOST })),
  );
  const all = found.flat().toSorted((a, b) => Number(a.closed) - Number(b.closed));
  return {
    title: t('bills.title', { n: all.length }),
    lines: all.length === 0 ? [line(t('bills.none'))] : [],
    buttons: [
      ...all.slice(page * PAGE, (page + 1) * PAGE).map((one) => [billButton(kit, one)]),
      ...pager('bills', undefined, page, Math.ceil(all.length / PAGE)),
    ],
  };
}

function billButton(kit: Kit, one: Case): Button {
  const title = kit.cases.process(one.process).title(one);
  const stage = Object.keys(one.stages)[0] ?? '';
  const text = t('bills.line', {
    case: { text: title },
    standing: { text: t(`${one.process}.partnerStage.${stage}`) },
  });
  return { text, action: { do: 'view', view: 'case', arg: one.id } };
}
