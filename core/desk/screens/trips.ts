import type { Case } from '../../cases/case.ts';
import { line, type Screen } from '../../messages/screen.ts';
import type { CaseQuery } from '../../ports/cases.port.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** `/trips` of a carrier (all trucks of its company) and of a driver (own trips): open ones first. */
export async function trips(kit: Kit, { person }: Visitor, page: number): Promise<Screen> {
  const { cases } = kit.ports;
  const carriers = person.memberships.filter((m) => m.as === 'carrier').map((m) => m.partyId);
  const whose = carriers.length > 0 ? { partyIds: carriers } : { person: person.id };
  const query: CaseQuery = { process: 'trip', ...whose, openFirst: true };
  const total = await cases.count(query);
  const found = await cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  return {
    title: t('trips.title', { n: total }),
    lines: total === 0 ? [line(t('trips.none'))] : [],
    buttons: [
      ...found.map((trip) => [
        { text: tripText(kit, trip), action: { do: 'view' as const, view: 'case', arg: trip.id } },
      ]),
      ...pager('trips', undefined, page, Math.ceil(total / PAGE)),
    ],
  };
}

function tripText(kit: Kit, trip: Case): Text {
  const title = kit.cases.process(trip.process).title(trip);
  return trip.closed ? t('trips.over', { case: { text: title } }) : title;
}
