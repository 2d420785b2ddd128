import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { periodOf, waits } from './absence.ts';
import { type Colleague, evolve } from './context.ts';
import { facts, isManagers } from './facts.ts';
import { absenceText, forms } from './forms.ts';
import { machine } from './machine.ts';

/** When the colleague is away, and for whom the colleague acts. */
export function absenceLines({ away = [], standsIn = [] }: Colleague): Line[] {
  return [
    ...away.map((absence) => line(absenceText(absence), t('colleague.label.away'))),
    ...standsIn.map((deputy) =>
      line(
        t('colleague.standIn', { who: { person: deputy.absent }, ...periodOf(deputy) }),
        t('colleague.label.standsIn'),
      ),
    ),
  ];
}

function card({ context }: Case<Colleague>): Line[] {
  return [
    line(t('contact', { contact: { contact: context.person } })),
    line(
      t('list', { items: { list: context.roles.map((role) => t(`role.${role}`)) } }),
      t('colleague.label.roles'),
    ),
    ...absenceLines(context),
  ];
}

export const colleague: Process<Colleague> = {
  name: 'colleague',
  version: 1,
  chart: machine,
  blank: { person: '', roles: [] },
  opens: 'colleagueInvited',
  facts,
  inPerson: true,
  evolve,
  /** Each in the own roles: absences are one's own to set. */
  holders: ({ person, roles }) =>
    Object.fromEntries(roles.filter((role) => !isManagers(role)).map((role) => [role, person])),
  index: (context) => ({ people: context.person === '' ? [] : [context.person] }),
  forms,
  title: (current) => t('person', { name: { person: current.context.person } }),
  card,
  waits,
  // Those that are over give no rights; a press that comes too late hears of them.
  colleague: ({ context: { person, roles, leftAt, away = [], past = [] } }) => ({
    person,
    roles,
    dismissedAt: leftAt ?? null,
    away: [...past, ...away].map(({ from, to, substitute }) => ({ from, to, substitute })),
  }),
};
