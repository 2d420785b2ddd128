import { setup } from 'xstate';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import type { StageButton } from '../stage.ts';
import { type Carrier, caseIdOf } from './context.ts';
import { renewalDue } from './expiry.ts';
import type { CarrierFact } from './facts.ts';

const ASK_ANEW = { type: 'renew', params: { stage: 'renewal' } } as const;

/** Another paper is still missing, or all is well again. */
const RENEWED = [{ guard: 'isExpiring', actions: ASK_ANEW }, { target: 'known' }] as const;

const PAPER_BUTTONS: StageButton[] = [
  { fact: 'contractRecorded', form: 'contract' },
  { fact: 'insuranceRecorded', form: 'insurance' },
];

const ABOUT: StageButton[] = [
  { fact: 'driversAdded', form: 'drivers' },
  { fact: 'vehiclesAdded', form: 'vehicles' },
  { fact: 'fleetTold', form: 'fleet' },
  { fact: 'lanesTold', form: 'lanes' },
  { fact: 'contactsAdded', form: 'contacts' },
  { fact: 'innChecked', when: ({ innChecked }: Carrier) => innChecked !== true },
  { fact: 'carrierUpdated', form: 'update' },
];

const AWAY: StageButton[] = [
  { fact: 'contactRemoved', form: 'removeContact', aside: true },
  { fact: 'carrierRetired', form: 'retire', aside: true },
  { fact: 'carrierDenied', form: 'deny', aside: true },
];

/** It gets no more work: whatever is asked of it now, or would be later, is asked no more. */
const PART = {
  type: 'commandEach',
  params: ({ context }: { context: Carrier }) => {
    const carrier = caseIdOf(context);
    return { process: 'offer', key: carrier, fact: { type: 'carrierBarred', carrier } };
  },
} as const;

/** While the company works with it. */
const WORKING = {
  driversAdded: {},
  vehiclesAdded: {},
  fleetTold: {},
  lanesTold: {},
  innChecked: {},
  carrierRetired: { target: 'retired', actions: PART },
  carrierDenied: { target: 'denied', actions: PART },
} as const;

/**
 * A carrier is known, its papers are being renewed, it is no longer asked, or it is on the deny list; how it is found
 * for a load is another process (S0-09).
 */
export const machine = setup({
  types: { context: {} as Carrier, events: {} as CarrierFact, input: {} as { context: Carrier } },
  actions: effects,
  guards: { isExpiring: ({ context }) => (context.expiring ?? []).length > 0 },
}).createMachine({
  id: 'carrier',
  context: ({ input }) => input.context,
  initial: 'known',
  on: {
    ...conversation<Carrier>(() => 'logistician'),
    carrierUpdated: {},
    contactsAdded: {},
    contactRemoved: {},
    contactJoined: {},
    vehicleCleared: {},
    refusalCounted: {},
    answerCounted: {},
    tripCounted: {},
    failureCounted: {},
    papersCounted: {},
  },
  states: {
    known: {
      meta: { owner: 'logistician', rest: true, buttons: [...ABOUT, ...PAPER_BUTTONS, ...AWAY] },
      on: { ...WORKING, contractRecorded: {}, insuranceRecorded: {}, paperExpiring: 'renewal' },
    },
    /** A paper ends within two weeks: it is asked for now, on its last day, and the head hears the day after. */
    renewal: {
      meta: {
        owner: 'logistician',
        deadline: { at: renewalDue },
        ladder: [
          { after: { minutes: 0 }, to: 'owner', text: 'reminder.lastDay' },
          { after: { workingDays: 1, atHour: 10 }, to: 'head', text: 'reminder.escalated' },
        ],
        buttons: [...PAPER_BUTTONS, { fact: 'renewalWaived' }, ...ABOUT, ...AWAY],
      },
      on: {
        ...WORKING,
        contractRecorded: RENEWED,
        insuranceRecorded: RENEWED,
        paperExpiring: { actions: ASK_ANEW },
        renewalWaived: 'known',
      },
    },
    retired: {
      meta: {
        owner: 'logistician',
        rest: true,
        buttons: [{ fact: 'carrierReturned' }, { fact: 'carrierDenied', form: 'deny', aside: true }],
      },
      on: { carrierReturned: 'known', carrierDenied: { target: 'denied', actions: PART } },
    },
    denied: {
      meta: { owner: 'head', rest: true, buttons: [{ fact: 'denialLifted' }] },
      on: { denialLifted: 'known' },
    },
  },
});
