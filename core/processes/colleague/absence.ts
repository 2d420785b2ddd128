import { setup } from 'xstate';
import { plusMs } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { TextParam } from '../../texts/text.ts';
import { effects } from '../effects.ts';
import type { Wait } from '../process.ts';
import { type Away, absenceOf, type Colleague, type Deputy } from './context.ts';
import type { ColleagueFact } from './facts.ts';

export const chart = setup({
  types: { context: {} as Colleague, events: {} as ColleagueFact, input: {} as { context: Colleague } },
  actions: effects,
});

/** Absences begin and end at midnight; of that nobody is told at night. */
const MORNING_MS = 9 * 3_600_000;

function morningOf(midnight: string): string {
  return plusMs(midnight, MORNING_MS);
}

/** The last day of a period is told, not the first one after it. */
export function periodOf({ from, to }: { from: string; to: string }): { from: TextParam; to: TextParam } {
  const last = plusMs(to, -1);
  return { from: { at: from, as: 'day' }, to: { at: last, as: 'day' } };
}

/** The substitute's own case says whether the substitute can. */
export const askSubstitute = chart.enqueueActions(({ context, event, enqueue }) => {
  const asked = 'from' in event ? absenceOf(context, event.from) : undefined;
  if (asked === undefined) return;
  const { from, to, substitute, file } = asked;
  enqueue({
    type: 'command',
    params: {
      process: 'colleague',
      caseId: file,
      fact: { type: 'standInAsked', absent: context.person, file: context.id ?? '', from, to },
      otherwise: { type: 'substituteLost', from, substitute },
    },
  });
});

/** Whoever stood in for this colleague is free. */
export const release = chart.enqueueActions(({ context: { person, released = [] }, enqueue }) => {
  for (const { file, from } of released) {
    const fact = { type: 'standInEnded', absent: person, from };
    enqueue({ type: 'command', params: { process: 'colleague', caseId: file, fact } });
  }
});

/** Those for whom this colleague stood in have nobody now. */
export const orphan = chart.enqueueActions(({ context: { person, orphaned = [] }, enqueue }) => {
  for (const { file, from } of orphaned) {
    const fact = { type: 'substituteLost', from, substitute: person };
    enqueue({ type: 'command', params: { process: 'colleague', caseId: file, fact } });
  }
});

function wordsOf(absence: Away): Record<string, TextParam> {
  return { ...periodOf(absence), substitute: { person: absence.substitute } };
}

/** Whoever set it down alone has read it on the form. */
export const tellAbsent = chart.enqueueActions(({ context, event, enqueue }) => {
  const absence = 'from' in event ? absenceOf(context, event.from) : undefined;
  if (absence === undefined || absence.setBy === context.person) return;
  const to = { person: context.person };
  enqueue({ type: 'tell', params: { to, text: 'colleague.notice.absence', params: wordsOf(absence) } });
});

/** The absence was under way and is over: what is still open is the colleague's own again. */
export const welcomeBack = chart.enqueueActions(({ context: { person, released = [] }, enqueue }) => {
  for (const { substitute, isUnderWay } of released) {
    if (isUnderWay !== true) continue;
    const text = { text: 'colleague.notice.back', params: { substitute: { person: substitute } } };
    enqueue({ type: 'handOver', params: { to: { person }, of: person, ...text } });
  }
});

/** The absent one and those who lead: somebody else has to be found. */
export const tellNobodyStandsIn = chart.enqueueActions(({ context: { person }, event, enqueue }) => {
  if (event.type !== 'substituteLost') return;
  const text = {
    text: 'colleague.notice.substituteLost',
    params: {
      who: { person },
      from: { at: event.from, as: 'day' as const },
      substitute: { person: event.substitute },
    },
  };
  enqueue({ type: 'tell', params: { to: { person }, ...text } });
  enqueue({ type: 'tell', params: { to: { role: 'head' }, ...text } });
});

/** Of a colleague who left the absences are of no more use. */
export const tellCleared = chart.enqueueActions(({ context: { person, released = [] }, enqueue }) => {
  if (released.length === 0) return;
  const text = { text: 'colleague.notice.cleared', params: { who: { person } } };
  enqueue({ type: 'tell', params: { to: { role: 'head' }, ...text } });
});

/** What the substitute hears, with what the absent one leaves open once it is the substitute's. */
export function tellSubstitute(text: string) {
  return chart.enqueueActions(({ context: { person, standsIn = [] }, event, enqueue }) => {
    if (!('absent' in event)) return;
    const { absent, from } = event;
    const deputy = standsIn.find((one) => one.absent === absent && one.from === from);
    const params = { who: { person: absent }, ...(deputy === undefined ? {} : periodOf(deputy)) };
    enqueue({ type: 'handOver', params: { to: { person }, of: absent, text, params } });
  });
}

/** On the morning of the first day the substitute is reminded, on that of the return all is over. */
export function waits({ context: { away = [], standsIn = [] } }: Case<Colleague>): Wait[] {
  return [
    ...away.map(({ from, to }) => ({
      name: `absenceOver/${from}/${to}`,
      at: morningOf(to),
      fact: { type: 'absenceOver', from },
    })),
    ...standsIn.filter(beginsLater).map(({ absent, from }) => ({
      name: `standInBegun/${absent}/${from}`,
      at: morningOf(from),
      fact: { type: 'standInBegun', absent, from },
    })),
  ];
}

/** Who is asked on the day itself knows already. */
function beginsLater({ from, askedAt, begun }: Deputy): boolean {
  return begun !== true && askedAt < from;
}
