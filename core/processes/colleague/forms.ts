import { Temporal } from 'temporal-polyfill';
import { atLocalTime, inZone, toInstant } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { STAFF_ROLES } from '../../people/role.ts';
import { type Text, t } from '../../texts/text.ts';
import { periodOf } from './absence.ts';
import { type Away, type Colleague, isAwayIn } from './context.ts';

/** More than work in the company. */
const MOST = 300;
const WORKING = { process: 'colleague', stages: ['working'], limit: MOST };

/** When a day begins in the company, ISO. */
function beginningOf(day: Temporal.PlainDate, zone: string): string {
  return toInstant(atLocalTime(day, '00:00', zone));
}

/** The moments of the days that were answered, both included; an absence that is changed begins when it did. */
function periodAsked({ answered = {}, zone }: About): { from: string; to: string } {
  const { which, from, to } = answered as Record<string, string>;
  const end = Temporal.PlainDate.from(to ?? '').add({ days: 1 });
  return {
    from: which ?? beginningOf(Temporal.PlainDate.from(from ?? ''), zone),
    to: beginningOf(end, zone),
  };
}

function readyDays({ now, zone }: About): Ready[] {
  const today = inZone(now, zone).toPlainDate();
  return [0, 1].map((days) => {
    const day = today.add({ days }).toString();
    return { value: day, label: t('day', { day: { day } }) };
  });
}

export function absenceText(absence: Away): Text {
  return t('colleague.absence', { ...periodOf(absence), substitute: { person: absence.substitute } });
}

/** The colleagues who are there in those days, but for the absent one. */
function readySubstitutes(about: About): Ready[] {
  const { current, beside } = about;
  const own = current?.context as Colleague | undefined;
  const period = periodAsked(about);
  return ((beside.colleagues ?? []) as Case<Colleague>[])
    .filter(({ context }) => context.person !== own?.person && !isAwayIn(context, period))
    .map(({ id, context }) => ({
      value: { person: context.person, file: id },
      label: t('person', { name: { person: context.person } }),
    }));
}

const WHICH: Field = {
  key: 'which',
  kind: 'pick',
  ready: ({ current }) =>
    ((current?.context as Colleague | undefined)?.away ?? []).map((absence) => ({
      value: absence.from,
      label: absenceText(absence),
    })),
};

const LAST_DAY: Field = {
  key: 'to',
  kind: 'date',
  check: (value, { from }) =>
    from !== undefined && (value as string) < (from as string) ? t('refusal.absence-turned') : undefined,
};

const SUBSTITUTE: Field = { key: 'substitute', kind: 'pick', ready: readySubstitutes };

/** The fact holds moments, and the case of the substitute beside the person. */
function takeAbsence(_: Case[], about: About): Answers {
  const { substitute } = about.answered ?? {};
  const { person, file } = substitute as { person: string; file: string };
  return { ...periodAsked(about), substitute: person, file };
}

const ABSENCE: Pick<Form, 'beside' | 'fromCases'> = {
  beside: () => ({ colleagues: WORKING }),
  fromCases: { take: takeAbsence },
};

export const forms: Form[] = [
  {
    name: 'invite',
    fact: 'colleagueInvited',
    opens: (_, newId) => `u${newId}`,
    fields: [
      { key: 'person', kind: 'newColleague' },
      { key: 'roles', kind: 'choices', options: STAFF_ROLES },
    ],
  },
  {
    name: 'roles',
    fact: 'rolesChanged',
    fields: [{ key: 'roles', kind: 'choices', options: STAFF_ROLES }],
  },
  {
    name: 'return',
    fact: 'colleagueReturned',
    fields: [{ key: 'roles', kind: 'choices', options: STAFF_ROLES }],
  },
  { name: 'dismiss', fact: 'colleagueDismissed', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  {
    name: 'away',
    fact: 'absenceSet',
    ...ABSENCE,
    fields: [{ key: 'from', kind: 'date', ready: readyDays }, LAST_DAY, SUBSTITUTE],
  },
  {
    name: 'changeAway',
    fact: 'absenceChanged',
    ...ABSENCE,
    fields: [{ ...WHICH, usual: onlyOne }, LAST_DAY, SUBSTITUTE],
  },
  {
    name: 'endAway',
    fact: 'absenceEnded',
    direct: true,
    toFact: ({ which }) => ({ from: which }),
    fields: [WHICH],
  },
];

/** Undefined: it is asked. */
function onlyOne({ current }: About): string | undefined {
  const { away = [] } = (current?.context ?? {}) as Partial<Colleague>;
  return away.length === 1 ? away[0]?.from : undefined;
}
