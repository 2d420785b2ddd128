import { describe, expect, it } from 'vitest';
import type { Fact } from '../../cases/entry.ts';
import { CITY, head, INN, logistician } from '../testing/people.ts';
import { played, type Step } from '../testing/played.ts';
import { carrier } from './index.ts';

const AT = '2026-11-24T09:00:00.000Z';
const added: Step = [
  logistician,
  { type: 'carrierAdded', name: 'Ветер', inn: INN, city: CITY, contacts: ['p1'] },
];
const known = (...steps: Step[]) => played(carrier, `c${INN}`, [added, ...steps]);
const insured = (validUntil: string): Step => [
  logistician,
  { type: 'insuranceRecorded', number: 'СМР-1', validUntil, files: [] },
];
const expiring = (until: string, paper = 'insurance'): Step => [
  null,
  { type: 'paperExpiring', paper, until },
];

describe('the deny list', () => {
  const denied: Step = [logistician, { type: 'carrierDenied', reason: 'i1' }];

  it('closes the carrier to work, with the reason', () => {
    const { current, stages } = known(denied);
    expect(stages).toEqual(['denied']);
    expect(carrier.closedTo?.(current)).toMatchObject({
      code: 'carrier-denied',
      text: { params: { name: 'Ветер', reason: { inbox: 'i1' } } },
    });
    expect(carrier.closedTo?.(known().current)).toBeNull();
  });

  it('is left on the head’s word alone', () => {
    expect(known(denied, [logistician, { type: 'denialLifted' }]).refused).toBe('not-allowed');
    const { current, stages } = known(denied, [head, { type: 'denialLifted' }]);
    expect(stages).toEqual(['known']);
    expect(carrier.closedTo?.(current)).toBeNull();
  });

  it('takes nobody twice', () => {
    expect(known(denied, denied).refused).toBe('wrong-stage');
  });

  it('takes whoever the company has parted with, too', () => {
    const retired: Step = [logistician, { type: 'carrierRetired', reason: 'i2' }];
    expect(known(retired, denied).stages).toEqual(['denied']);
    expect(carrier.closedTo?.(known(retired).current)).toMatchObject({ code: 'carrier-retired' });
  });
});

describe('papers that come to an end', () => {
  const waits = (...steps: Step[]) => carrier.waits?.(known(...steps).current, 'Europe/Moscow') ?? [];

  it('are spoken of on a working morning two weeks before', () => {
    expect(waits(insured('2026-12-31'))).toEqual([
      {
        name: 'expiry/insurance/2026-12-31',
        at: '2026-12-17T07:00:00.000Z',
        fact: { type: 'paperExpiring', paper: 'insurance', until: '2026-12-31' },
      },
    ]);
    expect(waits()).toEqual([]);
  });

  it('ask the logistician for a new one, by the last day', () => {
    const { current, stages, effects } = known(insured('2026-12-01'), expiring('2026-12-01'));
    expect(stages).toEqual(['renewal']);
    expect(effects).toEqual([{ type: 'stages', entered: ['renewal'], left: ['known'] }]);
    expect(carrier.brief?.(current, 'renewal')).toEqual([
      { key: 'carrier.ends.insurance', params: { day: { day: '2026-12-01' } } },
    ]);
    expect(carrier.waits?.(current, 'Europe/Moscow')).toEqual([]);
  });

  it('are forgotten when a new one is recorded, and the new one is watched', () => {
    const renewed = known(insured('2026-12-01'), expiring('2026-12-01'), insured('2027-12-01'));
    expect(renewed.stages).toEqual(['known']);
    expect(carrier.waits?.(renewed.current, 'Europe/Moscow')).toMatchObject([
      { name: 'expiry/insurance/2027-12-01' },
    ]);
  });

  it('go on being asked for while another one is missing', () => {
    const contract = (validUntil: string): Step => [
      logistician,
      { type: 'contractRecorded', number: '1', signedOn: '2026-01-01', validUntil, files: ['f1'] },
    ];
    const both: Step[] = [
      insured('2026-12-01'),
      contract('2026-12-02'),
      expiring('2026-12-01'),
      expiring('2026-12-02', 'contract'),
    ];
    expect(known(...both, insured('2027-12-01')).stages).toEqual(['renewal']);
    expect(known(...both, insured('2027-12-01'), contract('2027-12-01')).stages).toEqual(['known']);
  });

  it('are not asked for when they were renewed meanwhile, nor when they were over from the start', () => {
    expect(known(insured('2027-12-01'), expiring('2026-12-01')).refused).toBe('paper-renewed');
    expect(waits(insured('2026-11-01'))).toEqual([]);
  });

  it('may be done without', () => {
    const waived: Step = [logistician, { type: 'renewalWaived' }];
    expect(known(insured('2026-12-01'), expiring('2026-12-01'), waived).stages).toEqual(['known']);
    expect(known(waived).refused).toBe('wrong-stage');
  });
});

describe('what is told of a carrier', () => {
  it('takes the place of what was told before; the rest stays', () => {
    const lanes: Step = [logistician, { type: 'lanesTold', lanes: [{ from: 'Татарстан', to: 'СЗФО' }] }];
    const fleet: Step = [logistician, { type: 'fleetTold', fleet: [{ body: 'tent', count: 5 }] }];
    const update: Step = [logistician, { type: 'carrierUpdated', name: 'Шторм', contacts: ['p2', 'p1'] }];
    const { context } = known(lanes, fleet, update).current;
    expect(context).toMatchObject({
      name: 'Шторм',
      city: CITY.name,
      contacts: ['p1', 'p2'],
      lanes: [{ from: 'Татарстан', to: 'СЗФО' }],
      fleet: [{ body: 'tent', count: 5 }],
    });
  });
});

describe('how it works', () => {
  const count = (fact: Fact): Step => [null, fact, AT];

  it('is summed up from offers and trips', () => {
    const trip = { type: 'tripCounted', trip: 't1-1', from: 'Казань', to: 'Пермь' };
    const { context } = known(
      count({ type: 'answerCounted', offer: 'f1-1', minutes: 20 }),
      count({ type: 'answerCounted', offer: 'f2-1' }),
      count({ ...trip, late: 0, price: { minor: 70_000_00, currency: 'RUB' } }),
      count({ ...trip, late: 45, price: { minor: 78_000_00, currency: 'RUB' } }),
      count({ type: 'failureCounted', trip: 't1-1', kind: 'damage' }),
      count({ type: 'papersCounted', trip: 't1-1', unloadedAt: '2026-11-18T08:00:00.000Z' }),
    ).current;
    expect(context.record).toEqual({
      asked: 2,
      answered: 1,
      minutes: 20,
      trips: 2,
      late: 1,
      failedLoadings: 0,
      damages: 1,
      papers: 1,
      paperDays: 6,
    });
    expect(context.driven).toEqual([
      { from: 'Казань', to: 'Пермь', times: 2, last: AT, price: { minor: 78_000_00, currency: 'RUB' } },
    ]);
  });

  it('is counted by Caravan alone', () => {
    expect(known([logistician, { type: 'answerCounted', offer: 'f1-1', minutes: 1 }]).refused).toBe(
      'not-allowed',
    );
  });
});
