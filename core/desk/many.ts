import type { Case } from '../cases/case.ts';
import { type Command, decide } from '../cases/decide.ts';
import { type Line, line, type Screen } from '../messages/screen.ts';
import type { TransportOrder } from '../processes/transport-order/context.ts';
import type { Trip } from '../processes/trip/context.ts';
import { type MilestoneKind, reached, stepsOf } from '../processes/trip/route.ts';
import { type Text, t } from '../texts/text.ts';
import type { Kit, Visitor } from './kit.ts';
import { type Named, readReport } from './many-words.ts';
import { tripsOf } from './order-trips.ts';

/** One truck that a report is about, or why there is none. */
type Meant = { trip: Case<Trip>; milestone: MilestoneKind } | { about: Text; why: Text };

/**
 * What a colleague typed as a report about many orders (`12, 14, 17 загрузились`): shows what it sets and what it
 * cannot, with one button for all. Null when it is no report.
 */
export async function offerMany(kit: Kit, visitor: Visitor, text: string): Promise<Screen | null> {
  const { ports } = kit;
  const meant = await meantBy(kit, text);
  if (meant === null) return null;
  const at = ports.clock.now();
  const id = ports.crypto.sha256(`many/${visitor.person.id}/${at}/${text}`).slice(0, 12);
  // The button carries no more than an id: what was typed is kept until it is pressed.
  await ports.inbox.keep({ id, personId: visitor.person.id, text, files: [], at });
  const planned = meant.map((one): { line: Line; isSet: boolean } => {
    if ('why' in one) return { line: cannot(one.about, one.why), isSet: false };
    const process = kit.cases.process('trip');
    const decision = decide(process, one.trip, commandFor(visitor, id, one), at, ports.crypto);
    const about = titleOf(kit, one.trip);
    return 'refused' in decision
      ? { line: cannot(about, decision.refused.text), isSet: false }
      : { line: line(t('many.will', inWords(about, one.milestone))), isSet: true };
  });
  const n = planned.filter(({ isSet }) => isSet).length;
  return {
    title: t('many.title', { n }),
    lines: planned.map((one) => one.line),
    buttons: n === 0 ? [] : [[{ text: t('many.set', { n }), action: { do: 'view', view: 'many', arg: id } }]],
  };
}

/** Sets what was offered, each truck by itself, and says line by line what came of it. A second press sets nothing. */
export async function setMany(kit: Kit, visitor: Visitor, item: string): Promise<Screen | null> {
  const typed = await kit.ports.inbox.get(item);
  if (typed === null || typed.personId !== visitor.person.id) return null;
  const lines: Line[] = [];
  let n = 0;
  for (const one of (await meantBy(kit, typed.text)) ?? []) {
    if ('why' in one) {
      lines.push(cannot(one.about, one.why));
      continue;
    }
    const about = titleOf(kit, one.trip);
    const outcome = await kit.cases.handle(commandFor(visitor, item, one));
    if (outcome.status === 'accepted') n++;
    lines.push(
      outcome.status === 'accepted'
        ? line(t('many.isSet', inWords(about, one.milestone)))
        : cannot(about, outcome.refusal.text),
    );
  }
  return { title: t('many.done', { n }), lines, buttons: [] };
}

async function meantBy(kit: Kit, text: string): Promise<Meant[] | null> {
  const reports = readReport(text);
  if (reports === null) return null;
  const meant: Meant[] = [];
  for (const { milestone, orders } of reports) {
    for (const named of orders) meant.push(...(await trucksOf(kit, named, milestone)));
  }
  return meant;
}

/** The trucks under way of the order with this number; the one truck where it was named. */
async function trucksOf(kit: Kit, { number, truck }: Named, milestone: MilestoneKind): Promise<Meant[]> {
  const query = { process: 'transport-order', key: [number], limit: 10 };
  const found = (await kit.ports.cases.list(query)) as Case<TransportOrder>[];
  const order = found.find(({ context }) => context.number === number);
  if (order === undefined) {
    const about = t('many.number', { number: truck === undefined ? number : `${number}/${truck}` });
    return [{ about, why: t('many.noOrder') }];
  }
  const asked = truck === undefined ? null : `${number}/${truck}`;
  const live = (await tripsOf(kit, order)).filter(
    ({ closed, context }) => !closed && (asked === null || context.number === asked),
  );
  if (live.length === 0) return [{ about: titleOf(kit, order), why: t('many.noTruck') }];
  return live.map((trip) => ({ trip, milestone }));
}

/** The command is the typed words' own, once for each truck and milestone. */
function commandFor(
  { person, channel }: Visitor,
  item: string,
  { trip, milestone }: Extract<Meant, { trip: Case<Trip> }>,
): Command {
  return {
    commandId: `many/${item}/${milestone}`,
    process: 'trip',
    caseId: trip.id,
    fact: { type: milestone, stop: String(stopOf(trip.context, milestone)) },
    doer: person,
    channel,
  };
}

/** The next stop on the way where this can happen; where all of that is behind the truck, the last one. */
function stopOf(trip: Trip, milestone: MilestoneKind): number {
  const steps = stepsOf(trip);
  const isKind = ({ kind }: { kind: MilestoneKind }) => kind === milestone;
  return (steps.slice(reached(trip)).find(isKind) ?? steps.findLast(isKind))?.stop ?? 0;
}

function titleOf(kit: Kit, current: Case): Text {
  return kit.cases.process(current.process).title(current);
}

function inWords(about: Text, milestone: MilestoneKind) {
  return { case: { text: about }, what: { text: t(`trip.fact.${milestone}`) } };
}

function cannot(about: Text, why: Text): Line {
  return line(t('many.cannot', { case: { text: about }, why: { text: why } }));
}
