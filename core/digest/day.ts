import type { MessageButton } from '../messages/message.ts';
import type { Role } from '../people/role.ts';
import { type Text, t } from '../texts/text.ts';
import type { TimeWindow } from '../values/index.ts';

/** A place where a truck loads or unloads on the day. */
export interface DayStop {
  caseId: string;
  title: Text;
  purpose: 'loading' | 'unloading';
  /** Of the order, or of the truck in it: `12/1`. */
  number: string;
  city: string;
  /** IANA zone of the stop. */
  zone: string;
  window: TimeWindow;
  /** Undefined while there is no truck. */
  plate?: string | undefined;
}

/** Something that somebody owes in a case; moments in ISO. */
export interface Owed {
  caseId: string;
  title: Text;
  stage: Text;
  track: 'work' | 'papers' | 'money';
  since: string;
  due: string;
  /** Who owes it, when it is somebody else. */
  owner?: Role;
}

/** The day of one person. */
export interface Day {
  /** `2026-11-25`. */
  date: string;
  /** The moment at which it is told, ISO. */
  now: string;
  stops: DayStop[];
  owed: Owed[];
}

/** Of each kind so many are told, so that the message stays one. */
const TOLD = 8;
/** Cases that can be opened from the message itself. */
const OPENED = 6;

/** The day in one message: what is loaded and unloaded, what is late, what waits for the person, papers and money. */
export function dayMessage(day: Day): { text: Text; buttons: MessageButton[] } {
  const stops = day.stops.toSorted((a, b) => a.window.from.localeCompare(b.window.from));
  const owed = day.owed.toSorted((a, b) => a.due.localeCompare(b.due));
  const overdue = (track: Owed['track']) => owed.filter((one) => one.due < day.now && one.track === track);
  const waiting = owed.filter((one) => one.due >= day.now && one.owner === undefined);
  const blocks = [
    ...block(t('digest.stops'), stops.map(stopText)),
    ...block(t('digest.late'), overdue('work').map(overdueText)),
    ...block(t('digest.papers'), overdue('papers').map(overdueText)),
    ...block(t('digest.money'), overdue('money').map(overdueText)),
    ...block(t('digest.waiting'), waiting.map(waitingText)),
  ];
  const date = { day: day.date };
  return {
    text:
      blocks.length === 0
        ? t('digest.free', { day: date })
        : t('digest.day', { day: date, blocks: { lines: blocks } }),
    buttons: buttonsFor([...owed.filter((one) => one.due < day.now), ...stops, ...waiting]),
  };
}

function block(title: Text, lines: Text[]): Text[] {
  if (lines.length === 0) return [];
  const rest = lines.length - TOLD;
  const told = [...lines.slice(0, TOLD), ...(rest > 0 ? [t('digest.more', { n: rest })] : [])];
  return [t('digest.block', { title: { text: title }, lines: { lines: told } })];
}

function stopText({ purpose, number, city, window, zone, plate }: DayStop): Text {
  return t(purpose === 'loading' ? 'digest.loading' : 'digest.unloading', {
    number,
    city,
    window: { text: t('window', { from: { at: window.from, zone }, to: { at: window.to, zone } }) },
    truck: { text: plate === undefined ? t('digest.noTruck') : t('verbatim', { words: plate }) },
  });
}

function overdueText({ title, stage, due, owner }: Owed): Text {
  const params = { case: { text: title }, stage: { text: stage }, due: { at: due } };
  return owner === undefined
    ? t('digest.own', params)
    : t('digest.others', { ...params, owner: { text: t(`role.${owner}`) } });
}

function waitingText({ title, stage, since }: Owed): Text {
  return t('digest.since', { case: { text: title }, stage: { text: stage }, since: { at: since } });
}

function buttonsFor(told: { caseId: string; title: Text }[]): MessageButton[] {
  const cases = [...new Map(told.map((one) => [one.caseId, one.title]))].slice(0, OPENED);
  return [
    ...cases.map(
      ([id, title]): MessageButton => ({ text: title, action: { do: 'view', view: 'case', arg: id } }),
    ),
    { text: t('digest.tasks'), action: { do: 'view', view: 'tasks' } },
    { text: t('digest.orders'), action: { do: 'view', view: 'orders' } },
  ];
}
