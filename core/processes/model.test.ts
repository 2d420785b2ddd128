import { describe, expect, it } from 'vitest';
import { model as act } from './act/testing/model.ts';
import { model as approval } from './approval/testing/model.ts';
import { model as carrier } from './carrier/testing/model.ts';
import { model as carrierBill } from './carrier-bill/testing/model.ts';
import { model as carrierGroup } from './carrier-group/testing/model.ts';
import { model as carrierImport } from './carrier-import/testing/model.ts';
import { model as charge } from './charge/testing/model.ts';
import { nodesOf, ownWays } from './check/index.ts';
import { model as client } from './client/testing/model.ts';
import { model as colleague } from './colleague/testing/model.ts';
import { model as deal } from './deal/testing/model.ts';
import { processes } from './index.ts';
import { model as invoice } from './invoice/testing/model.ts';
import { model as numberSeries } from './number-series/testing/model.ts';
import { model as offer } from './offer/testing/model.ts';
import { model as posting } from './posting/testing/model.ts';
import type { Process } from './process.ts';
import { doers } from './testing/people.ts';
import { walk } from './testing/walk.ts';
import { model as transportOrder } from './transport-order/testing/model.ts';
import { model as trip } from './trip/testing/model.ts';

const models = [
  client,
  deal,
  transportOrder,
  carrier,
  carrierGroup,
  carrierImport,
  colleague,
  numberSeries,
  offer,
  posting,
  charge,
  trip,
  carrierBill,
  invoice,
  act,
  approval,
];

/** Refusals that the business may give; any other would be a hole in the walk. */
const KNOWN_REFUSALS = [
  'paid-already',
  'invoice-cancelled',
  'not-allowed',
  'wrong-stage',
  'signed-in-future',
  'assigned-already',
  'cargo-on-board',
  'nothing-to-publish',
  'nothing-to-take-back',
  'milestone-already',
  'search-started',
  'nobody-booked',
  'cannot-drop-trip',
  'offer-price-changed',
  'carrier-not-asked',
  'no-price-named',
  'bid-changed',
  'bid-heard-already',
  'exchange-bid-gone',
  'trip-of-another-order',
  'no-sums',
  'charge-other-currency',
  'other-currency',
  'more-than-rest',
  'promised-in-past',
  'paper-renewed',
  'not-fixed',
  'all-taken',
  'nothing-to-renew',
  'nothing-amended',
  'reminded-already',
  'asked-already',
  'not-posted-there',
  'no-chat',
  'not-its-chat',
  'nobody-silent',
  'wave-passed',
  'bid-not-renewed',
  'trip-awarded',
  'nobody-silent-there',
  'trip-taken',
  'already-decided',
  'approver-is-requester',
  'approver-asked-already',
  'approver-not-asked',
  'approver-reminded-lately',
  'round-passed',
  'no-absence',
  'away-already',
  'stands-in-then',
  'substitute-away',
  'approval-needed',
  'discount-too-large',
  'not-paid',
];

/** Every move that the chart allows, as the walk writes it down. */
function movesOf({ chart }: Process): string[] {
  return nodesOf(chart)
    .flatMap(ownWays)
    .flatMap(({ from, fact, to }) =>
      (to.length === 0 ? [from] : to).map((target) => `${from} ${fact} ${target}`),
    );
}

function tableOf(accepted: Map<string, Map<string, Set<string>>>): Record<string, Record<string, string>> {
  const row = (facts: Map<string, Set<string>>) =>
    Object.fromEntries([...facts].map(([fact, who]) => [fact, [...who].sort().join(', ')]));
  return Object.fromEntries([...accepted].map(([stage, facts]) => [stage, row(facts)]));
}

describe.each(models.map((model) => [model.process.name, model] as const))(
  '%s, walked through',
  (_, model) => {
    const partyId = model.partyId ?? model.caseId;
    const walked = walk(model, doers(partyId));

    it('makes every move of its chart', () => {
      expect(movesOf(model.process).filter((move) => !walked.moves.has(move))).toEqual([]);
    });

    it('accepts of each role, in each stage, what the table of rights says, and nothing else', () => {
      expect(tableOf(walked.accepted)).toEqual(model.rights);
    });

    it('refuses the rest with a reason', () => {
      expect([...walked.refused.keys()].filter((code) => !KNOWN_REFUSALS.includes(code))).toEqual([]);
      expect(walked.refused.get('not-allowed')).toBeGreaterThan(0);
    });

    it('counts a press while its stage lasts, and not after', () => {
      expect(walked.wrongPresses).toEqual([]);
    });

    it('folds back from its journal after every fact', () => {
      expect(walked.diverged).toEqual([]);
    });
  },
);

it('every process is walked, with every fact', () => {
  expect(models.map(({ process }) => process.name)).toEqual(processes.map(({ name }) => name));
  for (const { process, facts } of models) {
    expect([process.opens, ...Object.keys(facts)].sort()).toEqual(Object.keys(process.facts).sort());
  }
});
