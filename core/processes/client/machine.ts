import { enqueueActions, setup } from 'xstate';
import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import { contractsOf } from '../number-series/index.ts';
import { type Client, EXPLANATIONS } from './context.ts';
import { creditOf, creditText } from './credit.ts';
import type { ClientFact } from './facts.ts';

const DROP = { fact: 'clientDropped', form: 'drop', aside: true } as const;

/** Open orders follow their client to the new logistician. */
const HAND_ORDERS_OVER = {
  type: 'commandEach',
  params: ({ context }: { context: Client }) => ({
    process: 'transport-order',
    partyId: caseIdOf(context),
    fact: { type: 'logisticianChanged', logistician: context.logistician ?? '' },
  }),
} as const;

function creditSet(client: Client, person: string) {
  return {
    type: 'tell' as const,
    params: {
      to: { person },
      text: 'client.notice.creditTermsSet',
      params: { terms: { text: creditText(creditOf(client)) } },
    },
  };
}

/** Those who work with the client hear that it is over. */
const DROPPED = {
  target: 'dropped',
  actions: [
    { type: 'tell', params: ({ context }: { context: Client }) => farewell(context, 'sales') },
    { type: 'tell', params: ({ context }: { context: Client }) => farewell(context, 'logistician') },
  ],
} as const;

function farewell({ sales, logistician, dropped = '' }: Client, role: 'sales' | 'logistician') {
  const person = role === 'sales' ? sales : logistician;
  return {
    to: { person: person ?? '' },
    text: 'client.notice.dropped',
    params: { reason: { inbox: dropped } },
  };
}

/** A client is taken on: explanations, contract, register, handover, a logistician who accepts (S0-13 to S0-25). */
export const machine = setup({
  types: { context: {} as Client, events: {} as ClientFact, input: {} as { context: Client } },
  actions: effects,
  guards: {
    /** S0-14: all explanations are given before the contract. */
    allExplained: ({ context }) => EXPLANATIONS.every((point) => context.explained.includes(point)),
    /** S0-18: where one person sells and performs, there is nobody to hand over to. */
    performsAlone: ({ context }) => context.logistician === context.sales,
  },
}).createMachine({
  id: 'client',
  context: ({ input }) => input.context,
  initial: 'explanations',
  on: {
    ...conversation<Client>((client) => (client.logistician === undefined ? 'sales' : 'logistician')),
    contactAdded: {},
    contactRemoved: {},
    // Who works with the client learns what it may owe.
    creditTermsSet: {
      actions: enqueueActions(({ context, enqueue }) => {
        for (const person of new Set([context.sales, context.logistician]))
          if (person !== undefined) enqueue(creditSet(context, person));
      }),
    },
    documentFiled: {},
    contactJoined: {
      actions: {
        type: 'tell',
        params: ({ context, event }) => ({
          to: { role: context.logistician === undefined ? 'sales' : 'logistician' },
          text: 'client.notice.contactJoined',
          params: { who: { person: event.person } },
          buttons: [{ text: 'case.write', form: 'write' }],
        }),
      },
    },
  },
  states: {
    explanations: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 2 },
        ladder: ladder('head'),
        buttons: [{ fact: 'explanationsGiven', form: 'explanations' }, DROP],
      },
      on: {
        explanationsGiven: [{ guard: 'allExplained', target: 'contract' }, {}],
        clientDropped: DROPPED,
      },
    },
    contract: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 3 },
        ladder: ladder('head'),
        buttons: [{ fact: 'contractConcluded', form: 'contract' }, DROP],
      },
      on: { contractConcluded: 'registering', clientDropped: DROPPED },
    },
    registering: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      entry: {
        type: 'command',
        params: ({ context }) => ({
          process: 'number-series',
          caseId: contractsOf(context.contract?.signedOn ?? ''),
          fact: {
            type: 'numberTaken',
            process: 'client',
            caseId: caseIdOf(context),
            prefix: `${context.contract?.signedOn.slice(0, 4)}-`,
          },
        }),
      },
      on: {
        numberGiven: {
          target: 'handover',
          actions: {
            type: 'tell',
            params: ({ context }) => ({
              to: { role: 'accountant' },
              text: 'client.notice.contractRegistered',
              params: { number: context.contract?.number ?? '' },
              files: context.contract?.files ?? [],
            }),
          },
        },
      },
    },
    handover: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'handoverFilled', form: 'handover' }, DROP],
      },
      on: { handoverFilled: 'assignment', clientDropped: DROPPED },
    },
    assignment: {
      meta: {
        owner: 'head',
        deadline: { workingHours: 4 },
        ladder: ladder('director'),
        buttons: [{ fact: 'logisticianAssigned', form: 'assign' }, DROP],
      },
      on: {
        logisticianAssigned: [
          { guard: 'performsAlone', target: 'working', actions: HAND_ORDERS_OVER },
          { target: 'acceptance', actions: HAND_ORDERS_OVER },
        ],
        clientDropped: DROPPED,
      },
    },
    acceptance: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [
          { fact: 'handoverAccepted' },
          { fact: 'handoverQuestioned', form: 'question' },
          { fact: 'logisticianAssigned', form: 'reassign', aside: true },
          DROP,
        ],
      },
      on: {
        handoverAccepted: {
          target: 'working',
          actions: {
            type: 'tell',
            params: ({ context }) => ({
              to: { role: 'sales' },
              text: 'client.notice.accepted',
              params: { logistician: { person: context.logistician ?? '' } },
            }),
          },
        },
        handoverQuestioned: 'clarification',
        logisticianAssigned: {
          actions: [{ type: 'renew', params: { stage: 'acceptance' } }, HAND_ORDERS_OVER],
        },
        clientDropped: DROPPED,
      },
    },
    clarification: {
      meta: {
        owner: 'sales',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [{ fact: 'questionAnswered', form: 'answer' }, DROP],
      },
      on: { questionAnswered: 'acceptance', clientDropped: DROPPED },
    },
    working: {
      meta: {
        owner: 'logistician',
        buttons: [
          { fact: 'callLogged', form: 'call', quick: 'result' },
          { fact: 'contactAdded', form: 'contact' },
          { fact: 'contactRemoved', form: 'removeContact', aside: true },
          { fact: 'logisticianAssigned', form: 'reassign', aside: true },
          DROP,
        ],
        rounds: [
          {
            name: 'morningCall',
            every: 'working-day',
            at: '09:00',
            deadline: { workingHours: 2 },
            until: 'callLogged',
            ladder: [
              { after: { minutes: 0 }, to: 'owner', text: 'client.round.morningCallOverdue' },
              { after: { workingHours: 2 }, to: 'head', text: 'client.round.morningCallEscalated' },
            ],
          },
        ],
      },
      on: {
        callLogged: {},
        logisticianAssigned: { target: 'acceptance', actions: HAND_ORDERS_OVER },
        clientDropped: DROPPED,
      },
    },
    dropped: {
      meta: { owner: 'sales', rest: true, buttons: [{ fact: 'clientReopened', form: 'reopen' }] },
      on: { clientReopened: 'explanations' },
    },
  },
});

/** A client's case is found by its INN, so that one company is never taken on twice. */
export function caseIdOf(client: Pick<Client, 'inn'>): string {
  return `k${client.inn}`;
}
