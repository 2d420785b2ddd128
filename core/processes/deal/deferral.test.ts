import { describe, expect, it } from 'vitest';
import type { Entry } from '../../cases/entry.ts';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { recount } from './recount.ts';
import { by, client, decided, defer, deferral, innermost, pays, play, taken, way } from './testing/play.ts';
import { waits } from './waits.ts';

const MOSCOW = 'Europe/Moscow';
const DUE = 'fulfilment.payment.due';
const money = (steps: Step[]) => innermost(play(steps))[0];
const waitsFor = (steps: Step[], fact: string) =>
  waits(play(steps).current, MOSCOW).find((wait) => wait.fact.type === fact)?.at;

describe('the deferral', () => {
  it('S2-43 to S2-46: specification, day and reason; the specification lies in the client’s folder', () => {
    const asked = play([...way.INVOICED, [seller, deferral]]);
    expect(innermost(asked)[0]).toBe('weighing');
    expect(asked.effects).toContainEqual({
      type: 'command',
      process: 'client',
      caseId: 'k7707083893',
      fact: { type: 'documentFiled', kind: 'specification', number: '7', file: 'spec', deal: 'd1' },
    });
    for (const missing of ['files', 'until', 'reason']) {
      const { [missing]: _, ...rest } = deferral as Record<string, unknown>;
      expect(play([...way.INVOICED, by(seller, 'deferralAsked', rest)]).refused).toBe('invalid');
    }
  });

  it('G-28: within the client’s limit and days the manager grants it, and the client is told', () => {
    const granted = play(way.DEFERRED);
    expect(innermost(granted)[0]).toBe('deferred');
    expect(granted.effects[0]).toMatchObject({ text: 'deal.letter.deferred', files: ['spec'] });
  });

  it.each([
    ['days', '2026-12-25', {}],
    ['limit', '2026-12-18', { exposure: rub(2_600_000_00) }],
    ['known credit', '2026-12-18', { limit: undefined }],
  ])('G-28: beyond the client’s %s the financial director decides', (_, until, known) => {
    const asked = play([...way.INVOICED, defer(until), taken(known)]);
    expect(innermost(asked)[0]).toBe('asked');
    expect(asked.effects[0]).toMatchObject({
      caseId: 'yd1-deferral',
      fact: { figures: { sum: rub(500_000_00), until }, files: ['spec'], reason: 'words' },
    });
  });

  const BEYOND = [...way.INVOICED, defer('2027-01-29'), taken()];

  it('granted by the director, it is waited; refused, it is as before', () => {
    const granted = play([...BEYOND, decided('deferral', 1, 'approved')]);
    expect(innermost(granted)[0]).toBe('deferred');
    expect(granted.current.context.deferral?.until).toBe('2027-01-29');
    for (const verdict of ['rejected', 'returned']) {
      const refused = play([...BEYOND, decided('deferral', 1, verdict)]);
      expect(innermost(refused)[0]).toBe('invoiced');
      expect(toldOf(refused)).toEqual(['sales deal.notice.deferralRefused']);
    }
    expect(money([...way.OVERDUE, defer('2027-01-29'), taken(), decided('deferral', 1, 'rejected')])).toBe(
      'overdue',
    );
  });

  it('paid meanwhile, or taken back, the director need not decide', () => {
    expect(commandsOf(play([...BEYOND, pays(500_000_00)]))).toContain('approval yd1-deferral recalled');
    const recalled = play([...BEYOND, by(seller, 'approvalRecalled')]);
    expect(commandsOf(recalled)).toEqual(['approval yd1-deferral recalled']);
    expect(innermost(recalled)[0]).toBe('invoiced');
  });

  it('a client’s answer meanwhile loses nothing', () => {
    const aside = [...BEYOND, by(client, 'documentsAsked')];
    expect(money([...aside, by(seller, 'documentsResent')])).toBe('asked');
    const granted = [...aside, decided('deferral', 1, 'approved')];
    expect(money([...granted, by(seller, 'documentsResent')])).toBe('deferred');
  });
});

describe('the chase after a deferral (S2-47, S2-48, G-08)', () => {
  it('waits until the day; a Saturday is a day like any other', () => {
    // The 18th of December 2026 is a Friday.
    expect(waitsFor(way.DEFERRED, 'deferralLapsed')).toBe('2026-12-19T07:00:00.000Z');
    expect(waits(play(way.DEFERRED).current, 'Asia/Vladivostok')[0]?.at).toBe('2026-12-19T00:00:00.000Z');
  });

  it('reminds every day at ten, over weekends and New Year, until the payment', () => {
    let steps = way.OVERDUE;
    const mornings: string[] = [];
    for (let round = 2; round < 17; round++) {
      const at = waitsFor(steps, 'paymentChased') ?? '';
      mornings.push(at);
      steps = [...steps, by(null, 'paymentChased', { round }, at)];
    }
    expect(mornings.map((at) => at.slice(0, 10))).toEqual(
      Array.from({ length: 15 }, (_, n) =>
        new Date(Date.parse('2026-12-20') + n * 86_400_000).toISOString().slice(0, 10),
      ),
    );
    expect(new Set(mornings.map((at) => at.slice(10)))).toEqual(new Set(['T07:00:00.000Z']));
    expect(waitsFor([...steps, pays(500_000_00)], 'paymentChased')).toBeUndefined();
  });

  it('each time the task is fresh, and the director hears with the fifth, once', () => {
    const rounds = (last: number) =>
      Array.from({ length: last - 1 }, (_, n) => by(null, 'paymentChased', { round: n + 2 }));
    const fifth = play([...way.OVERDUE, ...rounds(5)]);
    expect(fifth.current.stages[`${DUE}.overdue`]?.seq).toBe(fifth.current.seq);
    expect(toldOf(fifth)).toEqual(['director deal.notice.chased']);
    for (const other of [4, 6]) expect(toldOf(play([...way.OVERDUE, ...rounds(other)]))).toEqual([]);
  });

  it('the history names a stage when the deal comes to it, not at each reminder in it', () => {
    const { current } = play(way.OVERDUE);
    const moved = (...left: string[]) => {
      const effects = [{ type: 'stages', entered: [`${DUE}.overdue`], left }];
      return recount({ fact: { type: 'paymentChased' }, effects } as unknown as Entry, current).length;
    };
    expect(moved(`${DUE}.deferred`)).toBe(1);
    expect(moved(`${DUE}.overdue`)).toBe(0);
  });

  it('a new date begins it anew', () => {
    const again = [
      ...way.OVERDUE,
      by(client, 'paymentPromised', { on: '2026-12-23' }, '2026-12-20T09:00:00.000Z'),
    ];
    expect(money(again)).toBe('deferred');
    expect(waitsFor(again, 'deferralLapsed')).toBe('2026-12-24T07:00:00.000Z');
    expect(play(again).current.context).toMatchObject({ chased: 0, reminded: 0 });
  });

  it('a date beyond the client’s days is asked for, and the reminders go on', () => {
    const far = [
      ...way.OVERDUE,
      by(client, 'paymentPromised', { on: '2027-01-20' }, '2026-12-20T09:00:00.000Z'),
    ];
    expect(money(far)).toBe('overdue');
    expect(toldOf(play(far))).toEqual(['sales deal.notice.promisedBeyond']);
  });

  it('the client is reminded on working days only, twice', () => {
    expect(waitsFor(way.DEFERRED, 'clientReminded')).toBe('2026-12-18T07:00:00.000Z');
    const first = [...way.DEFERRED, by(null, 'clientReminded', { round: 1 })];
    expect(waitsFor(first, 'clientReminded')).toBe('2026-12-23T07:00:00.000Z');
    expect(waitsFor([...first, by(null, 'clientReminded', { round: 2 })], 'clientReminded')).toBeUndefined();
  });
});
