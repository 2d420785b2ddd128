import { reason } from '../../testing/conversation.ts';
import { head, logistician, seller } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Colleague } from '../context.ts';
import { colleague } from '../index.ts';

const MANAGERS = 'director, head';
const SELF_OR_MANAGERS = `${MANAGERS}, own sales`;

const from = '2026-11-24T21:00:00.000Z';
const to = '2026-11-26T21:00:00.000Z';
const absence = { from, to, substitute: logistician.id, file: 'u2' };
const standIn = { absent: logistician.id, file: 'u2', from, to };

const ABSENCES = {
  absenceSet: SELF_OR_MANAGERS,
  absenceChanged: SELF_OR_MANAGERS,
  absenceEnded: SELF_OR_MANAGERS,
  absenceOver: 'caravan',
  substituteLost: 'caravan',
  standInAsked: 'caravan',
  standInBegun: 'caravan',
  standInEnded: 'caravan',
};

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: colleague,
  caseId: 'u1',
  opened: [{ fact: { type: 'colleagueInvited', person: seller.id, roles: ['sales'] }, by: head }],
  facts: {
    colleagueJoined: [{}],
    rolesChanged: [{ roles: ['sales'] }],
    colleagueDismissed: reason,
    colleagueReturned: [{ roles: ['sales'] }],
    absenceSet: [absence],
    absenceChanged: [absence],
    absenceEnded: [{ from }],
    absenceOver: [{ from }],
    substituteLost: [{ from, substitute: logistician.id }],
    standInAsked: [standIn],
    standInBegun: [standIn],
    standInEnded: [standIn],
  },
  sign: ({ away = [], standsIn = [] }: Colleague) => [away.length, standsIn.length, standsIn[0]?.begun],
  rights: {
    invited: { colleagueJoined: 'caravan', rolesChanged: MANAGERS, colleagueDismissed: MANAGERS },
    working: { rolesChanged: MANAGERS, colleagueDismissed: MANAGERS, ...ABSENCES },
    gone: { rolesChanged: MANAGERS, colleagueReturned: MANAGERS },
  },
};
