import { ladder } from '../../obligations/ladders.ts';
import {
  askSubstitute,
  chart,
  orphan,
  release,
  tellAbsent,
  tellCleared,
  tellNobodyStandsIn,
  tellSubstitute,
  welcomeBack,
} from './absence.ts';
import type { Colleague } from './context.ts';

const LEAVE = { fact: 'colleagueDismissed', form: 'dismiss', aside: true } as const;

const isAway = ({ away = [] }: Colleague) => away.length > 0;

export const machine = chart.createMachine({
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
      meta: {
        owner: 'head',
        rest: true,
        buttons: [
          { fact: 'absenceSet', form: 'away' },
          { fact: 'absenceChanged', form: 'changeAway', when: isAway },
          { fact: 'absenceEnded', form: 'endAway', when: isAway },
          { fact: 'rolesChanged', form: 'roles' },
          LEAVE,
        ],
      },
      on: {
        colleagueDismissed: { target: 'gone', actions: [release, orphan, tellCleared] },
        absenceSet: { actions: [askSubstitute, tellAbsent] },
        absenceChanged: { actions: [release, askSubstitute, tellAbsent] },
        absenceEnded: { actions: [release, welcomeBack] },
        absenceOver: { actions: [release, welcomeBack] },
        substituteLost: { actions: tellNobodyStandsIn },
        standInAsked: { actions: tellSubstitute('colleague.notice.standIn') },
        standInBegun: { actions: tellSubstitute('colleague.notice.standInBegun') },
        standInEnded: { actions: tellSubstitute('colleague.notice.standInEnded') },
      },
    },
    gone: {
      meta: { owner: 'head', rest: true, buttons: [{ fact: 'colleagueReturned', form: 'return' }] },
      on: { colleagueReturned: 'invited' },
    },
  },
});
