import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { type Field, optionsOf } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { forms } from './forms.ts';
import { knownClear } from './known-clear.ts';
import { withPrice } from './price-questions.ts';
import { CARRIER, carrier, client, driver, head, logistician } from './testing/play.ts';
import { ALL, agreed, clearing, ordered, price, RUB, rolling, searching, vehicle } from './testing/trips.ts';

const other = { driver: 'driver-2', plate: 'В456ЕК777', files: ['f9'] };

describe('search', () => {
  it('of a promised trip warns until the paper is there', () => {
    const play = searching(true);
    expect(play.context.promised).toBe(true);
    expect(play.does(null, 'paperArrived').context.promised).toBe(false);
  });

  it('ends with a carrier that the logistician or an award names', () => {
    expect(searching().does(logistician, 'carrierChosen', { carrier: CARRIER, price }).stages).toEqual([
      'naming',
    ]);
    expect(searching().tries(carrier, 'carrierChosen', { carrier: CARRIER, price })).toBe('not-allowed');
  });

  it('gathers the price from one line and the questions after it', () => {
    const said = { amount: RUB(1), vat: undefined, form: 'cash', days: undefined };
    expect(withPrice({ carrier: CARRIER, price: said, vat: 22, payDays: 5, daysFrom: 'scan' })).toEqual({
      carrier: CARRIER,
      price: { amount: RUB(1), vat: 22, form: 'cash', days: 5, daysFrom: 'scan' },
    });
  });
});

describe('a truck that is awarded by an asking (S0-37)', () => {
  const award = (carrier: string, more: object = {}) => ({ carrier, price, offer: 'f1-1', ...more });
  const held = () => searching().does(null, 'carrierAwarded', award(CARRIER));
  const named = () => held().does(carrier, 'vehicleNamed', vehicle);
  const toNext = award('c1650462815', { from: CARRIER });

  it('goes to its winner, and the asking hears each step', () => {
    expect(held().stages).toEqual(['naming']);
    const play = named();
    expect(play.commands('offer')).toEqual([
      { type: 'holdMoved', trip: 't1-1', carrier: CARRIER, owes: false },
    ]);
    play.does(logistician, 'papersChecked', { points: ALL });
    play.does(null, 'carrierOrderIssued', { files: ['order.pdf'] });
    expect(play.commands('offer')).toMatchObject([{ type: 'holdMoved', owes: true }]);
    play.does(carrier, 'carrierConfirmed');
    // The asking ends before the order closes those that are idle.
    expect(play.effects.flatMap((one) => (one.type === 'command' ? [one.fact.type] : []))).toEqual([
      'awardConfirmed',
      'tripBooked',
    ]);
  });

  it('is passed on from a silent winner at any step before its word: it hears that, and it counts (G-12)', () => {
    for (const play of [held(), named()]) {
      play.does(null, 'carrierAwarded', toNext);
      expect(play.stages).toEqual(['naming']);
      expect(play.context).toMatchObject({ carrier: 'c1650462815', offer: 'f1-1' });
      expect(play.context.vehicle).toBeUndefined();
      expect(play.context.refusals).toMatchObject([{ carrier: CARRIER, reason: 'silent' }]);
      expect(play.commands('carrier')).toEqual([{ type: 'refusalCounted', trip: 't1-1' }]);
      expect(play.told()).toEqual([
        { to: { party: CARRIER }, text: 'trip.notice.passedOn' },
        { to: { party: 'c1650462815' }, text: 'trip.notice.yours' },
      ]);
    }
  });

  it('stays with the one who has confirmed, or who is there already', () => {
    const confirmed = ordered().does(carrier, 'carrierConfirmed');
    expect(confirmed.tries(null, 'carrierAwarded', toNext)).toBe('trip-taken');
    expect(held().tries(null, 'carrierAwarded', award('c1650462815'))).toBe('trip-taken');
    expect(held().tries(null, 'carrierAwarded', award('c1', { from: 'c2' }))).toBe('trip-taken');
  });

  it('is wanted again when its winner refuses, is released, or the truck is called off', () => {
    const refused = held().does(carrier, 'carrierRefused', { reason: 'noTruck' });
    expect(refused.commands('offer')).toMatchObject([
      { type: 'awardLost', carrier: CARRIER, how: 'refused' },
    ]);
    const released = held().does(logistician, 'carrierReleased', { reason: 'i3' });
    expect(released.commands('offer')).toMatchObject([{ type: 'awardLost', how: 'released' }]);
    const off = held().does(null, 'tripCancelled', { by: 'client' });
    expect(off.commands('offer')).toEqual([{ type: 'truckCalledOff', trip: 't1-1' }]);
    const chosen = refused.does(logistician, 'carrierChosen', { carrier: CARRIER, price });
    expect(chosen.does(carrier, 'vehicleNamed', vehicle).commands('offer')).toEqual([]);
  });
});

describe('clearance', () => {
  it('goes on when everything is ticked, and the carrier’s file keeps it', () => {
    const play = clearing().does(logistician, 'papersChecked', { points: ALL });
    expect(play.stages).toEqual(['issuing']);
    expect(play.commands('carrier')).toEqual([
      {
        type: 'vehicleCleared',
        driver: 'driver',
        plate: vehicle.plate,
        trailer: vehicle.trailer,
        points: ALL,
      },
    ]);
    expect(play.effects).toContainEqual({
      type: 'paper',
      paper: 'carrierOrder',
      fact: 'carrierOrderIssued',
    });
  });

  it('stays while something is missing', () => {
    const play = clearing().does(logistician, 'papersChecked', { points: ['contract'] });
    expect(play.stages).toEqual(['clearance']);
    expect(play.effects).toEqual([]);
  });

  it('asks for no trailer where there is none', () => {
    const play = searching()
      .does(null, 'carrierChosen', { carrier: CARRIER, price })
      .does(carrier, 'vehicleNamed', { ...vehicle, trailer: undefined });
    play.does(logistician, 'papersChecked', { points: ALL.filter((point) => point !== 'trailer') });
    expect(play.stages).toEqual(['issuing']);
  });

  it('is waived by the head alone, with a reason and without a word in the carrier’s file', () => {
    const play = clearing();
    expect(play.tries(logistician, 'clearanceOverridden', { reason: 'i2' })).toBe('not-allowed');
    play.does(head, 'clearanceOverridden', { reason: 'i2' });
    expect(play.stages).toEqual(['issuing']);
    expect(play.commands('carrier')).toEqual([]);
  });

  it('begins with what the carrier’s file has settled before', () => {
    const file = { contract: { number: '7' }, cleared: { drivers: ['driver'], plates: [vehicle.trailer] } };
    const party = { context: file } as unknown as Case;
    expect(knownClear(party, vehicle, '2026-11-24')).toEqual(['contract', 'passport', 'licence', 'trailer']);
    expect(knownClear(null, vehicle, '2026-11-24')).toEqual([]);
    const form = forms.find(({ name }) => name === 'clear');
    expect(form?.starts?.(clearing().current, { ...ABOUT, party })).toEqual({
      points: ['contract', 'passport', 'licence', 'trailer'],
    });
  });
});

describe('a contract in the carrier’s file', () => {
  const file = (validUntil: string) =>
    ({ context: { contract: { number: '7', validUntil } } }) as unknown as Case;

  it('counts up to and on its last day', () => {
    expect(knownClear(file('2026-11-24'), vehicle, '2026-11-24')).toEqual(['contract']);
  });

  it('does not count after it', () => {
    expect(knownClear(file('2026-11-24'), vehicle, '2026-11-25')).toEqual([]);
  });
});

describe('the carrier’s word', () => {
  it('books the truck and asks the client', () => {
    const play = ordered().does(carrier, 'carrierConfirmed');
    expect(play.commands('transport-order')).toMatchObject([
      { type: 'tripBooked', trip: 't1-1', carrier: CARRIER, driver: 'driver', plate: vehicle.plate },
    ]);
    expect(play.stages).toContain('transport.consent.issuing');
    expect(play.context.documents.carrierOrder).toMatchObject({ number: '12/1', files: ['order.pdf'] });
  });

  it('of refusal leads back to the search, and counts', () => {
    const play = ordered().does(carrier, 'carrierRefused', { reason: 'noTruck' });
    expect(play.stages).toEqual(['search']);
    expect(play.context.carrier).toBeUndefined();
    expect(play.commands('carrier')).toEqual([{ type: 'refusalCounted', trip: 't1-1' }]);
    expect(play.told()).toEqual([{ to: { role: 'logistician' }, text: 'trip.notice.refused' }]);
    expect(play.commands('transport-order')).toEqual([]);
  });

  it('of refusal after the booking takes the booking back, until there is cargo on board', () => {
    const play = rolling().does(carrier, 'carrierRefused', { reason: 'breakdown' });
    expect(play.stages).toEqual(['search']);
    expect(play.commands('transport-order')).toEqual([{ type: 'tripUnbooked', trip: 't1-1' }]);
    const loaded = rolling().does(driver, 'loaded', { stop: 1 });
    expect(loaded.tries(carrier, 'carrierRefused', { reason: 'breakdown' })).toBe('cargo-on-board');
  });

  it('of refusal ends the trouble that led to it', () => {
    const play = rolling().does(driver, 'troubleReported', { kind: 'failedLoading' });
    play.does(carrier, 'carrierRefused', { reason: 'other' });
    expect(play.commands('transport-order')).toEqual([
      { type: 'troubleHeard', trip: 't1-1', kind: 'failedLoading', over: true },
      { type: 'tripUnbooked', trip: 't1-1' },
    ]);
  });

  it('is not waited for when the logistician changes the carrier, and that counts for nothing', () => {
    const play = clearing().does(logistician, 'carrierReleased', { reason: 'i3' });
    expect(play.stages).toEqual(['search']);
    expect(play.commands('carrier')).toEqual([]);
    expect(play.told()).toEqual([{ to: { party: CARRIER }, text: 'trip.notice.released' }]);
  });
});

describe('the client’s consent', () => {
  it('is told to the order', () => {
    const play = rolling().does(client, 'vehicleAgreed');
    expect(play.commands('transport-order')).toEqual([{ type: 'vehicleAgreed', trip: 't1-1' }]);
  });

  it('is asked anew for a vehicle that the logistician replaces and clears at once', () => {
    const points = ALL.filter((point) => point !== 'trailer');
    const play = agreed().does(logistician, 'vehicleReplaced', { ...other, reason: 'breakdown', points });
    expect(play.stages).toContain('transport.consent.issuing');
    expect(play.context).toMatchObject({ agreed: false, vehicle: other, formerDriver: 'driver' });
    expect(play.commands('transport-order')).toMatchObject([{ type: 'tripBooked', plate: other.plate }]);
    expect(play.told().map(({ to }) => to)).toEqual([
      { party: 'k7707083893' },
      { person: 'driver' },
      { person: 'driver-2' },
    ]);
  });

  it('needs no papers of a trailer that the vehicle does not have', () => {
    const offered = (form: string, current: Case) => {
      const points = forms.find(({ name }) => name === form)?.fields[0] as Field;
      return optionsOf(points, {}, current).includes('trailer');
    };
    expect(offered('clear', clearing().current)).toBe(true);
    const { current } = agreed().does(carrier, 'vehicleReplaced', { ...other, reason: 'driver', points: [] });
    expect(offered('clearReplacement', current)).toBe(false);
  });

  it('waits for the papers of a vehicle that the carrier proposes', () => {
    const play = agreed().does(carrier, 'vehicleReplaced', { ...other, reason: 'driver', points: ALL });
    expect(play.stages).toContain('transport.consent.replacing');
    expect(play.context.vehicle?.plate).toBe(vehicle.plate);
    play.does(logistician, 'replacementCleared', { points: ['passport'] });
    expect(play.stages).toContain('transport.consent.replacing');
    play.does(logistician, 'replacementCleared', { points: ALL });
    expect(play.stages).toContain('transport.consent.issuing');
    expect(play.context.vehicle?.plate).toBe(other.plate);
    expect(play.told()).toContainEqual({ to: { role: 'carrier' }, text: 'trip.notice.replacementPassed' });
  });

  it.each([
    ['given', agreed()],
    ['asked', rolling()],
    ['rejected', rolling().does(client, 'vehicleRejected', { reason: 'i7' })],
  ])(
    'stands as it was (%s) when the proposed vehicle is refused, and the carrier hears why',
    (word, play) => {
      play.does(carrier, 'vehicleReplaced', { ...other, reason: 'driver', points: ALL });
      expect(play.tries(carrier, 'replacementRefused', { reason: 'i8' })).toBe('not-allowed');
      play.does(logistician, 'replacementRefused', { reason: 'i8' });
      expect(play.stages).toContain(`transport.consent.${word}`);
      expect(play.context.vehicle?.plate).toBe(vehicle.plate);
      expect(play.context).not.toHaveProperty('proposed');
      expect(play.told()).toEqual([{ to: { role: 'carrier' }, text: 'trip.notice.replacementRefused' }]);
      expect(play.tries(logistician, 'replacementRefused', { reason: 'i8' })).toBe('wrong-stage');
    },
  );

  it('refused, is the logistician’s task', () => {
    const play = rolling().does(client, 'vehicleRejected', { reason: 'i7' });
    expect(play.stages).toContain('transport.consent.rejected');
    expect(play.commands('transport-order')).toEqual([]);
  });
});

describe('cancellation', () => {
  it('with nothing due ends the trip, and the order hears', () => {
    const play = agreed().does(null, 'tripCancelled', { by: 'client' });
    expect(play.current.closed).toBe(true);
    expect(play.commands('transport-order')).toEqual([{ type: 'tripEnded', trip: 't1-1' }]);
    expect(play.told().map(({ to }) => to)).toEqual([{ role: 'carrier' }, { person: 'driver' }]);
  });

  it('with dead freight waits for the carrier’s bill', () => {
    const play = agreed().does(null, 'tripCancelled', { by: 'us', carrierDue: RUB(500_000) });
    expect(play.stages).toEqual(['deadFreight']);
    expect(play.commands('transport-order')).toEqual([]);
    play.does(null, 'billRecorded', { bill: 'b1', number: '5' });
    expect(play.commands('carrier-bill')).toMatchObject([{ type: 'basisReached', trip: 't1-1' }]);
    play.does(null, 'billPaid', { bill: 'b1' });
    expect(play.current.closed).toBe(true);
    expect(play.commands('transport-order')).toEqual([{ type: 'tripEnded', trip: 't1-1' }]);
  });

  it('before there is a carrier tells nobody outside', () => {
    expect(searching().does(null, 'tripCancelled', { by: 'client' }).told()).toEqual([]);
  });
});
