import { describe, expect, it } from 'vitest';
import { carrier, driver, logistician } from './testing/play.ts';
import { agreed, cmr, cmrFine, RUB, unloaded } from './testing/trips.ts';

/** What the carrier's file hears of a finished trip whose truck came at this moment; the window ends at nine. */
function trip(arrivedAt: string) {
  return agreed()
    .does(driver, 'arrivedToLoad', { stop: 1 }, arrivedAt)
    .does(logistician, 'unloaded', { stop: 3 })
    .does(logistician, 'unloadingConfirmed')
    .commands('carrier');
}

describe('the carrier’s record', () => {
  it('has each trip with its way and our price; in time is not late', () => {
    expect(trip('2026-11-25T08:59:00.000Z')).toEqual([
      { type: 'tripCounted', trip: 't1-1', from: 'Казань', to: 'Москва', price: RUB(7_500_000), late: 0 },
    ]);
  });

  it('has the minutes after the loading window', () => {
    expect(trip('2026-11-25T09:45:00.000Z')).toMatchObject([{ late: 45 }]);
  });

  it('has the loading that another truck had to do, not the one that was waited for', () => {
    const failed = () => agreed().does(driver, 'troubleReported', { kind: 'failedLoading' });
    expect(failed().does(logistician, 'troubleResolved', { how: 'waits' }).commands('carrier')).toEqual([]);
    expect(failed().does(logistician, 'troubleResolved', { how: 'replaced' }).commands('carrier')).toEqual([
      { type: 'failureCounted', trip: 't1-1', kind: 'failedLoading' },
    ]);
  });

  it('has the damage that is claimed for, not the one that was accepted', () => {
    const damaged = () => agreed().does(driver, 'troubleReported', { kind: 'damage', files: ['f1'] });
    expect(damaged().does(logistician, 'troubleResolved', { how: 'accepted' }).commands('carrier')).toEqual(
      [],
    );
    expect(damaged().does(logistician, 'troubleResolved', { how: 'claim' }).commands('carrier')).toEqual([
      { type: 'failureCounted', trip: 't1-1', kind: 'damage' },
    ]);
  });

  it('has the unloading from which the days of its papers run, once the last of them is there', () => {
    const checked = unloaded()
      .does(carrier, 'noteReceived', cmr)
      .does(logistician, 'noteChecked', cmrFine, '2026-11-25T09:00:00.000Z');
    expect(checked.commands('carrier')).toEqual([]);
    checked.does(logistician, 'originalsReceived', { on: '2026-11-30' }, '2026-11-30T10:00:00.000Z');
    const { unloadedAt } = checked.context;
    expect(checked.commands('carrier')).toEqual([{ type: 'papersCounted', trip: 't1-1', unloadedAt }]);
  });
});
