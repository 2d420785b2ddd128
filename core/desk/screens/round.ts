import { inZone, localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { standsInFor } from '../../people/absence.ts';
import type { Client } from '../../processes/client/context.ts';
import { CALL_RESULTS } from '../../processes/client/facts.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { rows } from '../prompt.ts';

const ROUND = 'morningCall';

function today(kit: Kit): string {
  return localDateOf(kit.ports.clock.now(), kit.ports.company.zone);
}

/** Of the person, and of the absent ones for whom the person stands in. */
async function own(kit: Kit, visitor: Visitor, day: string): Promise<Obligation[]> {
  const all = await kit.ports.obligations.ofRound(ROUND, day);
  const owners = [visitor.person.id, ...standsInFor(visitor.person, kit.ports.clock.now())];
  return all
    .filter(({ owner }) => owner !== null && owners.includes(owner))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

/**
 * The morning round (S0-23, S0-24): one client at a time in one message; a tap logs the result and brings the next.
 * `page` is how many open ones were put off.
 */
export async function round(kit: Kit, visitor: Visitor, page: number): Promise<Screen> {
  const all = await own(kit, visitor, today(kit));
  const open = all.filter((o) => o.state === 'open');
  if (all.length === 0) return { lines: [line(t('round.empty'))], buttons: [] };
  const next = open[page % Math.max(open.length, 1)];
  if (next === undefined) {
    return {
      lines: [line(t('round.done', { n: all.length }))],
      buttons: [[{ text: t('menu.report'), action: { do: 'view', view: 'report' } }]],
    };
  }
  const current = (await kit.cases.load(next.caseId)) as Case<Client>;
  const { contacts, lastCall } = current.context;
  const lines: (Line | 'gap')[] = [
    line(t('client.title', { name: current.context.name })),
    ...contacts.slice(0, 3).map((id) => line(t('contact', { contact: { contact: id, of: current.id } }))),
  ];
  if (lastCall !== undefined) {
    lines.push(
      line(
        t('client.card.lastCall', {
          result: { text: t(`client.result.${lastCall.result}`) },
          at: { at: lastCall.at },
          note: lastCall.note === undefined ? '' : { inbox: lastCall.note },
        }),
        t('client.label.lastCall'),
      ),
    );
  }
  const seq = current.stages.working?.seq ?? 0;
  const results = CALL_RESULTS.map(
    (result): Button => ({
      text: t(`client.result.${result}`),
      action: { do: 'move', caseId: current.id, seq, event: 'callLogged', arg: result },
    }),
  );
  return {
    title: t('round.at', { n: all.length - open.length + 1, of: all.length }),
    lines,
    buttons: [
      ...rows(results, 2),
      [
        { text: t('round.note'), action: { do: 'move', caseId: current.id, seq, event: 'callLogged' } },
        ...(open.length > 1
          ? [
              {
                text: t('round.putOff'),
                action: { do: 'view' as const, view: 'round', arg: ROUND, page: page + 1 },
              },
            ]
          : []),
      ],
    ],
  };
}

/** The report of a day (S0-25): who was called, with what result, and who was not. `page` is days back. */
export async function report(kit: Kit, page: number): Promise<Screen> {
  const { zone } = kit.ports.company;
  const day = inZone(kit.ports.clock.now(), zone).toPlainDate().subtract({ days: page });
  const from = day.toZonedDateTime({ timeZone: zone }).toInstant().toString({ fractionalSecondDigits: 3 });
  const to = day
    .add({ days: 1 })
    .toZonedDateTime({ timeZone: zone })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
  const calls = await kit.ports.journal.facts(['callLogged'], from, to);
  const due = await kit.ports.obligations.ofRound(ROUND, day.toString());
  const newest = new Map(calls.map((entry) => [entry.caseId, entry]));
  const lines: (Line | 'gap')[] = [...newest.values()].map((entry) => {
    const { result, note } = entry.fact as unknown as { result: string; note?: string };
    return line(
      t('report.call', {
        client: { party: entry.caseId },
        result: { text: t(`client.result.${result}`) },
        who: entry.actor.person === null ? '—' : { person: entry.actor.person },
        at: { at: entry.at, as: 'time' },
        note: note === undefined ? '' : { inbox: note },
      }),
    );
  });
  const missing = due.filter((o) => !newest.has(o.caseId));
  for (const o of missing) {
    lines.push(
      line(
        t('report.missing', {
          client: { party: o.caseId },
          who: o.owner === null ? '—' : { person: o.owner },
        }),
      ),
    );
  }
  const steps: Button[] = [
    { text: t('report.earlier'), action: { do: 'view', view: 'report', page: page + 1 } },
    ...(page > 0
      ? [{ text: t('report.later'), action: { do: 'view' as const, view: 'report', page: page - 1 } }]
      : []),
  ];
  return {
    title: t('report.title', {
      day: { day: day.toString() },
      called: newest.size,
      of: newest.size + missing.length,
    }),
    lines: lines.length === 0 ? [line(t('report.none'))] : lines,
    buttons: [steps],
  };
}
