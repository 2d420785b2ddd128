import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { viewerOf } from '../../cases/rights.ts';
import { stageMeta } from '../../cases/stages.ts';
import type { Field } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { stageButtons } from '../../messages/compose.ts';
import type { Person } from '../../people/person.ts';
import { logistician, person } from '../testing/people.ts';
import { type Played, played, type Step } from '../testing/played.ts';
import { brief, card } from './card.ts';
import type { Charge } from './context.ts';
import { forms } from './forms.ts';
import { charge } from './index.ts';
import { rub, opened as sample } from './testing/model.ts';

const opened: Fact = { ...sample, client: 'k-client', carrier: 'k-carrier' };
const carrier = person('oleg', [], { partyId: 'k-carrier', as: 'carrier' });
const client = person('olga', [], { partyId: 'k-client', as: 'client' });
const play = (...steps: Step[]) => played(charge, 'x1', steps);

const byCarrier: Step = [carrier, opened];
const byUs: Step = [logistician, opened];
const sums = (carrierSum?: number, clientSum?: number): Step => [
  logistician,
  {
    type: 'sumsChanged',
    ...(carrierSum === undefined ? {} : { carrierSum: rub(carrierSum) }),
    ...(clientSum === undefined ? {} : { clientSum: rub(clientSum) }),
  },
];
const yes = (who: 'Carrier' | 'Client'): Step => [
  who === 'Client' ? client : carrier,
  { type: `agreedBy${who}` },
];
const no = (who: 'Carrier' | 'Client'): Step => [
  who === 'Client' ? client : carrier,
  { type: `refusedBy${who}`, reason: 'i9' },
];

const entered = ({ effects }: Played<Charge>) =>
  effects.flatMap((effect) => (effect.type === 'stages' ? effect.entered : []));
const told = ({ effects }: Played<Charge>) =>
  effects.flatMap((effect) => (effect.type === 'tell' ? [[Object.values(effect.to)[0], effect.text]] : []));
/** Where each agreed sum is on its way into the bills. */
const counting = ({ current }: Played<Charge>) =>
  (current.value as { counting: Record<string, string> }).counting;
const commands = ({ effects }: Played<Charge>) => effects.filter((effect) => effect.type === 'command');

describe('a charge that the carrier asks for', () => {
  it('waits for our sums, then for the client alone when the carrier gets what it asked', () => {
    expect(play(byCarrier).current.value).toBe('proposed');
    const { current } = play(byCarrier, sums(8000, 10_000));
    expect(current.value).toEqual({ agreeing: { carrier: 'agreed', client: 'asked' } });
  });

  it('asks the carrier too when it gets less', () => {
    const { current } = play(byCarrier, sums(7000, 10_000));
    expect(current.value).toEqual({ agreeing: { carrier: 'asked', client: 'asked' } });
  });

  it('is settled at once when we bear it ourselves', () => {
    const played = play(byCarrier, sums(8000));
    expect(counting(played)).toEqual({ carrier: 'awaited', client: 'counted' });
    expect(commands(played).map(({ fact }) => fact)).toEqual([
      { type: 'chargeSettled', charge: 'x1', kind: 'downtime', carrierSum: rub(8000) },
      { type: 'chargeSettled', charge: 'x1', kind: 'downtime' },
    ]);
  });
});

describe('an agreement', () => {
  it('brings each sum to where it belongs once both have agreed', () => {
    expect(play(byUs, sums(7000, 9000), yes('Client')).current.value).toEqual({
      agreeing: { carrier: 'asked', client: 'agreed' },
    });
    const played = play(byUs, sums(7000, 9000), yes('Client'), yes('Carrier'));
    expect(commands(played)).toEqual([
      {
        type: 'command',
        process: 'trip',
        caseId: 't1-1',
        fact: { type: 'chargeSettled', charge: 'x1', kind: 'downtime', carrierSum: rub(7000) },
      },
      {
        type: 'command',
        process: 'transport-order',
        caseId: 'o1',
        fact: { type: 'chargeSettled', charge: 'x1', kind: 'downtime', clientSum: rub(9000) },
      },
    ]);
    expect(told(played)).toEqual([
      ['logistician', 'charge.notice.settled'],
      ['k-carrier', 'charge.notice.settledWithCarrier'],
      ['k-client', 'charge.notice.settledWithClient'],
    ]);
  });

  it('may be told by phone, but not by another company', () => {
    const phoned: Step = [logistician, { type: 'agreedByClient' }];
    expect(counting(play(byUs, sums(undefined, 9000), phoned)).client).toBe('awaited');
    expect(play(byUs, sums(7000, 9000), [carrier, { type: 'agreedByClient' }]).refused).toBe('not-allowed');
  });

  it('needs a sum, in the currency of the trip', () => {
    expect(play(byUs, sums()).refused).toBe('no-sums');
    const euro: Step = [
      logistician,
      { type: 'sumsChanged', carrierSum: { minor: 100, currency: 'EUR' }, clientSum: rub(1) },
    ];
    expect(play(byUs, euro).refused).toBe('charge-other-currency');
  });
});

describe('the agreed sums', () => {
  const accountant = person('vera', ['accountant']);
  const agreed = [byUs, sums(7000, 9000), yes('Client'), yes('Carrier')];
  const counted = (side: string, late: boolean): Step => [null, { type: 'counted', side, late }];

  it('are settled once both are with their bills', () => {
    expect(counting(play(...agreed, counted('carrier', false)))).toEqual({
      carrier: 'counted',
      client: 'awaited',
    });
    const done = play(...agreed, counted('carrier', false), counted('client', false));
    expect(done.current).toMatchObject({ value: 'settled', closed: true });
    expect(play(byCarrier, sums(8000), counted('carrier', false)).current.value).toBe('settled');
  });

  it('that came too late for a paid bill are the accountant’s to pay apart, and the carrier hears', () => {
    const late = [...agreed, counted('carrier', true), counted('client', false)];
    expect(counting(play(...late)).carrier).toBe('toPay');
    expect(play(...late, [carrier, { type: 'paidApart', date: '2026-11-24' }]).refused).toBe('not-allowed');
    const paid = play(...late, [accountant, { type: 'paidApart', date: '2026-11-24' }]);
    expect(paid.current.value).toBe('settled');
    expect(told(paid)).toEqual([['k-carrier', 'charge.notice.paidApart']]);
    expect(play(...late, [accountant, { type: 'receivedApart', on: '2026-11-24' }]).refused).toBe(
      'wrong-stage',
    );
  });

  it('that came too late for a paid invoice are invoiced apart and waited for', () => {
    const late = [...agreed, counted('client', true), counted('carrier', false)];
    const invoiced: Step = [
      accountant,
      { type: 'invoicedApart', number: '81', date: '2026-11-24', files: ['f9'] },
    ];
    expect(counting(play(...late)).client).toBe('toInvoice');
    const sent = play(...late, invoiced);
    expect(counting(sent).client).toBe('toReceive');
    expect(told(sent)).toEqual([['k-client', 'charge.notice.invoicedApart']]);
    const received = play(...late, invoiced, [accountant, { type: 'receivedApart', on: '2026-11-24' }]);
    expect(received.current.value).toBe('settled');
    expect(told(received)).toEqual([['k-client', 'charge.notice.receivedApart']]);
  });
});

describe('the buttons of an answer', () => {
  const words = (who: Person) => {
    const { current } = play(byUs, sums(7000, 9000));
    return ['carrier', 'client'].flatMap((side) => {
      const path = `agreeing.${side}.asked`;
      const stage = { path, meta: stageMeta(charge.chart, path)!, entered: current.stages[path]! };
      return stageButtons(charge, current, stage, who, '2026-11-24T09:00:00.000Z').map(
        ({ text }) => text.params?.button ?? text.key,
      );
    });
  };

  it('speak of the one who reads them', () => {
    expect(words(client)).toEqual(['charge.ownButton.agreedByClient', 'charge.ownButton.refusedByClient']);
    expect(words(carrier)).toEqual(['charge.ownButton.agreedByCarrier', 'charge.ownButton.refusedByCarrier']);
    expect(words(logistician)).toContainEqual({ text: { key: 'charge.button.agreedByClient' } });
  });
});

describe('a refusal', () => {
  it('is told at once, and is disputed when nobody is left to answer', () => {
    const first = play(byUs, sums(7000, 9000), no('Carrier'));
    expect(first.current.value).toEqual({ agreeing: { carrier: 'refused', client: 'asked' } });
    expect(told(first)).toEqual([['logistician', 'charge.notice.refusedByCarrier']]);
    expect(play(byUs, sums(7000, 9000), no('Carrier'), yes('Client')).current.value).toBe('disputed');
    expect(play(byUs, sums(7000, 9000), yes('Carrier'), no('Client')).current.value).toBe('disputed');
  });

  it('is answered by new sums, which ask only those whose sum changed', () => {
    const disputed = [byUs, sums(7000, 9000), yes('Client'), no('Carrier')];
    const { current } = play(...disputed, sums(7500, 9000));
    expect(current.value).toEqual({ agreeing: { carrier: 'asked', client: 'agreed' } });
    expect(current.context.carrierRefusal).toBeUndefined();
    expect(counting(play(...disputed, sums(7500, 9000), yes('Carrier'))).carrier).toBe('awaited');
  });

  it('may be answered before the other side has spoken, whose question stays as it is', () => {
    const played = play(byUs, sums(7000, 9000), no('Carrier'), sums(7500, 9000));
    expect(played.current.value).toEqual({ agreeing: { carrier: 'asked', client: 'asked' } });
    expect(entered(played)).toEqual(['agreeing.carrier.asked']);
    const both = play(byUs, sums(7000, 9000), sums(7500, 9500));
    expect(entered(both)).toEqual(['agreeing.carrier.asked', 'agreeing.client.asked']);
  });
});

describe('a dropped charge', () => {
  const drop: Step = [logistician, { type: 'chargeDropped', reason: 'i8' }];

  it('brings no sums, and only those hear of it who knew', () => {
    const played = play(byCarrier, drop);
    expect(played.current.value).toBe('dropped');
    expect(commands(played)).toEqual([]);
    expect(told(played)).toEqual([['k-carrier', 'charge.notice.dropped']]);
    expect(told(play(byUs, sums(undefined, 9000), drop))).toEqual([['k-client', 'charge.notice.dropped']]);
  });

  it('is not for the carrier to drop', () => {
    expect(play(byCarrier, [carrier, drop[1]]).refused).toBe('not-allowed');
  });
});

describe('who sees what', () => {
  const { current } = play(byCarrier, sums(7000, 9000), no('Carrier'));
  const seen = (lines: unknown) => JSON.stringify(lines);

  it('the client never sees the sum or the words of the carrier', () => {
    for (const text of [seen(card(current, 'client')), seen(brief(current, 'agreeing.client.asked'))]) {
      expect(text).toContain('900000');
      expect(text).not.toMatch(/700000|800000|"i1"|"i9"/);
    }
  });

  it('the carrier never sees the sum of the client', () => {
    for (const text of [seen(card(current, 'carrier')), seen(brief(current, 'agreeing.carrier.asked'))]) {
      expect(text).toContain('700000');
      expect(text).not.toContain('900000');
    }
  });

  it('colleagues see both', () => {
    expect(seen(card(current, 'staff'))).toMatch(/700000.*900000/);
  });

  it('nobody outside knows of it before a sum concerns him', () => {
    const as = (person: Person, at: Case<Charge>) => viewerOf(charge, { person, door: 'partners' }, at);
    expect(as(client, play(byCarrier).current)).toBeNull();
    expect(as(carrier, play(byCarrier).current)).toBe('carrier');
    expect(as(carrier, play(byUs, sums(undefined, 9000)).current)).toBeNull();
    expect(as(client, play(byUs, sums(undefined, 9000)).current)).toBe('client');
  });
});

describe('the form', () => {
  const form = forms.find(({ name }) => name === 'new')!;
  const tripWith = (context: object) => [{ id: 't1-1', context } as Case];

  it('takes over from the trip whom the charge concerns', () => {
    const trip = {
      order: 'o1',
      number: '12/1',
      client: 'k1',
      carrier: 'k2',
      price: { amount: rub(80_000) },
    };
    expect(form.fromCases?.take(tripWith(trip), ABOUT)).toEqual({
      trip: 't1-1',
      order: 'o1',
      number: '12/1',
      client: 'k1',
      carrier: 'k2',
      currency: 'RUB',
    });
  });

  it('is of no use while the trip has no carrier', () => {
    const taken = form.fromCases?.take(tripWith({ order: 'o1', number: '12/1', client: 'k1' }), ABOUT);
    expect(taken).toMatchObject({ code: 'no-carrier-yet' });
  });

  it('with the sums asks for the client’s anew when it was refused, the former and the carrier’s being a press away', () => {
    const form = forms.find(({ name }) => name === 'sums')!;
    const current = play(byUs, sums(7000, 9000), no('Client'), no('Carrier')).current as Case;
    expect(form.starts?.(current, { ...ABOUT, current })).toEqual({ carrierSum: rub(7000) });
    const asked = form.fields[1] as Field;
    expect(asked.ready?.({ ...ABOUT, current }).map(({ value }) => value)).toEqual([rub(9000), rub(7000)]);
  });
});
