import { reason } from '../../testing/conversation.ts';
import { head } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { colleague } from '../index.ts';

const MANAGERS = 'director, head';

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: colleague,
  caseId: 'u1',
  opened: [{ fact: { type: 'colleagueInvited', person: 'newcomer', roles: ['sales'] }, by: head }],
  facts: {
    colleagueJoined: [{}],
    rolesChanged: [{ roles: ['head'] }],
    colleagueDismissed: reason,
    colleagueReturned: [{ roles: ['sales'] }],
  },
  sign: () => null,
  rights: {
    invited: { colleagueJoined: 'caravan', rolesChanged: MANAGERS, colleagueDismissed: MANAGERS },
    working: { rolesChanged: MANAGERS, colleagueDismissed: MANAGERS },
    gone: { rolesChanged: MANAGERS, colleagueReturned: MANAGERS },
  },
};
