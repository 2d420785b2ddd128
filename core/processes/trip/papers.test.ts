import { describe, expect, it } from 'vitest';
import { carrierDue } from './context.ts';
import { notePoints } from './lists.ts';
import { accountant, driver, logistician, type Play, sales } from './testing/play.ts';
import { agreed, cmr, cmrFine, RUB, unloaded } from './testing/trips.ts';

const AT = '2026-11-27T09:00:00.000Z';

function checked(play: Play): Play {
  return play.does(driver, 'noteReceived', cmr).does(logistician, 'noteChecked', cmrFine, AT);
}

function filed(play: Play): Play {
  return checked(play)
    .does(logistician, 'originalsReceived', { on: '2026-11-30' })
    .does(sales, 'noteTaken')
    .does(accountant, 'noteFiled');
}

describe('the consignment note', () => {
  it('goes from the road through sales to the accounting, and the order gets it', () => {
    const play = filed(unloaded());
    expect(play.stages).toContain('papers.note.filed');
    expect(play.commands('transport-order')).toEqual([
      { type: 'noteFiled', trip: 't1-1', files: ['cmr.jpg'] },
    ]);
  });

  it('with gaps goes back to the road, which hears what is missing and why', () => {
    const play = unloaded().does(driver, 'noteReceived', cmr);
    const points = notePoints('cmr').filter((point) => point !== 'box24' && point !== 'pages');
    play.does(logistician, 'noteChecked', { kind: 'cmr', points, reason: 'i4' });
    expect(play.stages).toContain('papers.note.awaited');
    const [told] = play.effects.filter((one) => one.type === 'tell');
    expect(told).toMatchObject({
      to: { role: 'carrier' },
      params: {
        missing: { lines: [{ key: 'trip.points.pages' }, { key: 'trip.points.box24' }] },
        reason: { inbox: 'i4' },
      },
    });
    expect(play.told()).toHaveLength(1);
  });

  it('is heard to be fine by driver and carrier, who is asked for the paper itself', () => {
    const texts = (play: Play) => play.told().map(({ to, text }) => [to, text]);
    expect(texts(checked(unloaded()))).toEqual([
      [{ role: 'driver' }, 'trip.notice.noteAccepted'],
      [{ role: 'carrier' }, 'trip.notice.originalsAwaited'],
    ]);
    const early = unloaded().does(logistician, 'originalsReceived', { on: '2026-11-27' });
    expect(texts(checked(early))).toEqual([
      [{ role: 'driver' }, 'trip.notice.noteAccepted'],
      [{ role: 'carrier' }, 'trip.notice.noteAccepted'],
    ]);
  });

  it('on paper needs its photo, an electronic one only its number', () => {
    const play = unloaded();
    expect(play.tries(driver, 'noteReceived', { kind: 'cmr', number: '1' })).toBe('invalid');
    expect(play.tries(driver, 'noteReceived', { kind: 'electronic', number: '1' })).toBeNull();
  });

  it('waits for no originals when it is electronic, or when they are there already', () => {
    const electronic = unloaded()
      .does(driver, 'noteReceived', { kind: 'electronic', number: '1' })
      .does(logistician, 'noteChecked', { kind: 'electronic', points: notePoints('electronic') });
    expect(electronic.stages).toContain('papers.note.commercial');
    const early = unloaded().does(logistician, 'originalsReceived', { on: '2026-11-27' });
    expect(checked(early).stages).toContain('papers.note.commercial');
    expect(checked(unloaded()).stages).toContain('papers.note.originals');
  });

  it('has a list of its own for each kind', () => {
    expect(notePoints('cmr')).toContain('box24');
    expect(notePoints('ttn')).not.toContain('box24');
    expect(notePoints(undefined)).toEqual(expect.arrayContaining(['box24', 'stamps', 'operatorNumber']));
  });
});

describe('the days of the carrier’s payment', () => {
  const basis = (play: Play) => play.commands('carrier-bill');

  it('run from the scan when its price says so', () => {
    const play = unloaded({ daysFrom: 'scan' }).does(null, 'billRecorded', { bill: 'b1', number: '5' });
    expect(basis(play)).toEqual([]);
    expect(basis(checked(play))).toEqual([{ type: 'basisReached', trip: 't1-1', at: AT }]);
  });

  it('run from the originals when its price says so', () => {
    const play = unloaded({ daysFrom: 'originals' }).does(null, 'billRecorded', { bill: 'b1', number: '5' });
    expect(basis(checked(play))).toEqual([]);
    play.does(logistician, 'originalsReceived', { on: '2026-11-30' }, AT);
    expect(basis(play)).toEqual([{ type: 'basisReached', trip: 't1-1', at: AT }]);
  });

  it('run from the unloading when its price says so, and are told to a bill that comes later', () => {
    const play = unloaded({ daysFrom: 'unloading' });
    expect(play.context.basis).toBeDefined();
    play.does(null, 'billRecorded', { bill: 'b1', number: '5' });
    expect(basis(play)).toMatchObject([{ type: 'basisReached', trip: 't1-1' }]);
  });

  it('run from the originals where nothing was agreed, as the bill and the carrier’s order say', () => {
    const play = unloaded();
    expect(play.context.basis).toBeUndefined();
    checked(play).does(logistician, 'originalsReceived', { on: '2026-11-30' }, AT);
    expect(play.context.basis).toBe(AT);
  });
});

describe('the end', () => {
  it('comes with the payment when the note was filed before', () => {
    const play = filed(unloaded()).does(null, 'billRecorded', { bill: 'b1', number: '5' });
    play.does(null, 'billPaid', { bill: 'b1' });
    expect(play.current.closed).toBe(true);
    expect(play.commands('transport-order')).toEqual([{ type: 'tripClosed', trip: 't1-1' }]);
  });

  it('comes with the note when the payment was made before', () => {
    const paid = unloaded()
      .does(null, 'billRecorded', { bill: 'b1', number: '5' })
      .does(null, 'billPaid', { bill: 'b1' });
    const play = filed(paid);
    expect(play.current.closed).toBe(true);
    expect(play.commands('transport-order').map(({ type }) => type)).toEqual(['noteFiled', 'tripClosed']);
  });

  it('does not come with a bill that was rejected', () => {
    const play = filed(unloaded()).does(null, 'billRecorded', { bill: 'b1', number: '5' });
    play.does(null, 'billRejected', { bill: 'b1' });
    expect(play.stages).toContain('papers.bill.awaited');
    expect(play.tries(null, 'billPaid', { bill: 'b1' })).toBe('wrong-stage');
  });
});

it('charges change the sum due to the carrier', () => {
  const play = unloaded();
  expect(carrierDue(play.context)).toEqual(RUB(7_500_000));
  play.does(null, 'chargeSettled', { charge: 'x1', kind: 'downtime', carrierSum: RUB(300_000) });
  play.does(null, 'chargeSettled', { charge: 'x2', kind: 'other' });
  expect(carrierDue(play.context)).toEqual(RUB(7_800_000));
});

describe('a settled charge (G-17)', () => {
  const settled = (play: Play) =>
    play.does(null, 'chargeSettled', { charge: 'x1', kind: 'downtime', carrierSum: RUB(300_000) });
  const billed = () => unloaded().does(null, 'billRecorded', { bill: 'b1', number: '5' });
  const counted = (late: boolean) => [{ type: 'counted', side: 'carrier', late }];

  it('waits for the bill, or joins the one that is there', () => {
    expect(settled(unloaded()).commands('charge')).toEqual(counted(false));
    expect(settled(filed(unloaded())).commands('charge')).toEqual(counted(false));
    const play = settled(billed());
    expect(play.commands('charge')).toEqual([]);
    expect(play.commands('carrier-bill')).toEqual([{ type: 'chargeAdded', charge: 'x1', sum: RUB(300_000) }]);
  });

  it('is paid apart when the bill is paid, and when the trip was called off', () => {
    expect(settled(billed().does(null, 'billPaid', { bill: 'b1' })).commands('charge')).toEqual(
      counted(true),
    );
    const calledOff = agreed().does(null, 'tripCancelled', { by: 'client' });
    expect(settled(calledOff).commands('charge')).toEqual(counted(true));
  });
});
