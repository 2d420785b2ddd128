import { setup } from 'xstate';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import type { Carrier } from './context.ts';
import type { CarrierFact } from './facts.ts';

/** A carrier is known, or no longer asked; how it is found for a load is another process (S0-09). */
export const machine = setup({
  types: { context: {} as Carrier, events: {} as CarrierFact, input: {} as { context: Carrier } },
  actions: effects,
}).createMachine({
  id: 'carrier',
  context: ({ input }) => input.context,
  initial: 'known',
  on: {
    ...conversation<Carrier>(() => 'logistician'),
    contactRemoved: {},
    contactJoined: {},
    vehicleCleared: {},
    refusalCounted: {},
  },
  states: {
    known: {
      meta: {
        owner: 'logistician',
        rest: true,
        buttons: [
          { fact: 'driversAdded', form: 'drivers' },
          { fact: 'vehiclesAdded', form: 'vehicles' },
          { fact: 'contractRecorded', form: 'contract' },
          { fact: 'innChecked', when: ({ innChecked }: Carrier) => innChecked !== true },
          { fact: 'contactRemoved', form: 'removeContact', aside: true },
          { fact: 'carrierRetired', form: 'retire', aside: true },
        ],
      },
      on: {
        driversAdded: {},
        vehiclesAdded: {},
        contractRecorded: {},
        innChecked: {},
        carrierRetired: 'retired',
      },
    },
    retired: {
      meta: { owner: 'logistician', rest: true, buttons: [{ fact: 'carrierReturned' }] },
      on: { carrierReturned: 'known' },
    },
  },
});
