import { setup } from 'xstate';
import { z } from 'zod';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { refuse } from '../../cases/refusal.ts';
import { line } from '../../messages/screen.ts';
import { ladder } from '../../obligations/ladders.ts';
import { STAFF_ROLES, type StaffRole } from '../../people/role.ts';
import { t } from '../../texts/text.ts';
import { effects } from '../effects.ts';
import type { FactRule, FactsOf, Process } from '../process.ts';

/** A colleague from the invitation to the last day: rights come and go with this case. */
export interface Colleague {
  person: string;
  roles: StaffRole[];
  invitedBy?: string;
  leftAt?: string;
}

const roles = z.array(z.enum(STAFF_ROLES)).min(1);

const LEAVE = { fact: 'colleagueDismissed', form: 'dismiss', aside: true } as const;

const MANAGERS = ['head', 'director'] as const;

/** Nobody decides on their own rights. */
function notYourself({ context }: Case<Colleague>, _fact: Fact, _at: string, doer: string | null) {
  return context.person === doer ? refuse('not-yourself') : null;
}

const facts = {
  colleagueInvited: { data: z.object({ person: z.string(), roles }), by: [...MANAGERS, 'caravan'] },
  colleagueJoined: { data: z.object({}), by: ['caravan'] },
  rolesChanged: { data: z.object({ roles }), by: [...MANAGERS], check: notYourself },
  colleagueDismissed: {
    data: z.object({ reason: z.string().min(1).max(1000) }),
    by: [...MANAGERS],
    check: notYourself,
  },
  colleagueReturned: { data: z.object({ roles }), by: [...MANAGERS] },
} satisfies Record<string, FactRule<Colleague>>;

type ColleagueFact = FactsOf<typeof facts>;

const chart = setup({
  types: { context: {} as Colleague, events: {} as ColleagueFact, input: {} as { context: Colleague } },
  actions: effects,
}).createMachine({
  id: 'colleague',
  context: ({ input }) => input.context,
  initial: 'invited',
  on: { rolesChanged: {} },
  states: {
    invited: {
      meta: {
        owner: 'head',
        deadline: { workingDays: 3 },
        ladder: ladder('director'),
        buttons: [{ fact: 'rolesChanged', form: 'roles' }, LEAVE],
      },
      on: {
        colleagueJoined: {
          target: 'working',
          actions: {
            type: 'tell',
            params: ({ context }) => ({
              to: context.invitedBy === undefined ? { role: 'head' } : { person: context.invitedBy },
              text: 'colleague.notice.joined',
              params: { who: { person: context.person } },
            }),
          },
        },
        colleagueDismissed: 'gone',
      },
    },
    working: {
      meta: { owner: 'head', rest: true, buttons: [{ fact: 'rolesChanged', form: 'roles' }, LEAVE] },
      on: { colleagueDismissed: 'gone' },
    },
    gone: {
      meta: { owner: 'head', rest: true, buttons: [{ fact: 'colleagueReturned', form: 'return' }] },
      on: { colleagueReturned: 'invited' },
    },
  },
});

export const colleague: Process<Colleague> = {
  name: 'colleague',
  version: 1,
  chart,
  blank: { person: '', roles: [] },
  opens: 'colleagueInvited',
  facts,
  inPerson: true,
  evolve: (context, fact, entry) => {
    const f = fact as ColleagueFact;
    switch (f.type) {
      case 'colleagueInvited':
        return {
          person: f.person,
          roles: f.roles,
          ...(entry.actor.person === null ? {} : { invitedBy: entry.actor.person }),
        };
      case 'rolesChanged':
        return { ...context, roles: f.roles };
      case 'colleagueDismissed':
        return { ...context, leftAt: entry.at };
      case 'colleagueReturned': {
        const { leftAt, ...rest } = context;
        return { ...rest, roles: f.roles };
      }
      default:
        return context;
    }
  },
  holders: () => ({}),
  index: (context) => ({ people: context.person === '' ? [] : [context.person] }),
  forms: [
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
  ],
  title: (current) => t('person', { name: { person: current.context.person } }),
  card: ({ context }) => [
    line(t('contact', { contact: { contact: context.person } })),
    line(
      t('list', { items: { list: context.roles.map((role) => t(`role.${role}`)) } }),
      t('colleague.label.roles'),
    ),
  ],
  colleague: ({ context }) => ({
    person: context.person,
    roles: context.roles,
    dismissedAt: context.leftAt ?? null,
    away: [],
  }),
};
