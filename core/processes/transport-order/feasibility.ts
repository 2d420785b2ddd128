import { ladder } from '../../obligations/ladders.ts';
import { openOffer } from './commands.ts';
import { headAnswered } from './notices.ts';
import { DECIDING, GIVEN_UP, PROMISED, RECEIVED } from './requested.ts';
import { chart } from './setup.ts';

/** Can the order be carried out (S0-27)? The logistician tries the channels, the head is asked beside (S0-28 to S0-31). */
export const feasibility = chart.createStateConfig({
  type: 'parallel',
  on: { promised: PROMISED, orderReceived: RECEIVED, ...GIVEN_UP },
  states: {
    study: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 2 },
        ladder: ladder('head'),
        buttons: DECIDING,
      },
      on: {
        logisticianChanged: { actions: { type: 'renew', params: { stage: 'feasibility.study' } } },
        channelTried: {},
        carriersAsked: { actions: openOffer },
      },
    },
    head: {
      initial: 'quiet',
      states: {
        quiet: {
          meta: { owner: 'head', rest: true, buttons: [] },
          on: { headAsked: 'asked' },
        },
        /** S0-29. */
        asked: {
          id: 'headAsked',
          meta: {
            owner: 'head',
            deadline: { workingHours: 2 },
            ladder: ladder('director'),
            buttons: [{ fact: 'headAnswered', form: 'answerHead' }],
          },
          on: {
            headAnswered: {
              target: 'quiet',
              actions: { type: 'tell', params: ({ event }) => headAnswered(event) },
            },
          },
        },
      },
    },
  },
});
