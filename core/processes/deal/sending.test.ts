import { describe, expect, it } from 'vitest';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import type { Step } from '../testing/played.ts';
import { deal } from './index.ts';
import { by, decided, director, innermost, play, quote, stageAfter, taken, way } from './testing/play.ts';
import { waits } from './waits.ts';

const MOSCOW = 'Europe/Moscow';

describe('the sending (G-03)', () => {
  const at = (since: string, zone = MOSCOW) => {
    const steps = way.SCHEDULED.map(
      ([who, fact]): Step => [who, fact.type === 'dealOpened' ? { ...fact, zone } : fact, since],
    );
    return waits(play(steps).current, MOSCOW)[0]?.at;
  };

  it.each([
    ['a minute later', '2026-11-24T09:00:00.000Z', MOSCOW, '2026-11-24T09:01:00.000Z'],
    ['in the morning', '2026-11-24T19:00:00.000Z', MOSCOW, '2026-11-25T06:00:00.000Z'],
    ['after the weekend', '2026-11-27T15:30:00.000Z', MOSCOW, '2026-11-30T06:00:00.000Z'],
    ['by the client’s clock', '2026-11-24T09:00:00.000Z', 'Asia/Vladivostok', '2026-11-24T23:00:00.000Z'],
  ])('comes %s', (_, since, zone, moment) => {
    expect(at(since, zone)).toBe(moment);
  });

  it('is undone by the manager or the director, not after it has left', () => {
    expect(stageAfter([...way.SCHEDULED, by(seller, 'sendingUndone')])).toEqual(['preparing.choice']);
    expect(stageAfter([...way.SCHEDULED, by(director, 'sendingUndone')])).toEqual(['preparing.choice']);
    expect(play([...way.SENT, by(seller, 'sendingUndone')]).refused).toBe('wrong-stage');
  });

  it('undone by the director, the approval is gone; undone by the manager, it stands', () => {
    const costly: Step[] = [
      ...way.PREPARING,
      [seller, { ...quote, cost: rub(490_000_00) }],
      taken(),
      by(seller, 'approvalAsked', { reason: 'words' }),
      decided('quote', 1, 'approved'),
    ];
    const release = by(seller, 'quoteReleased');
    expect(play([...costly, by(director, 'sendingUndone'), release]).refused).toBe('approval-needed');
    expect(innermost(play([...costly, by(seller, 'sendingUndone'), release]))).toEqual(['sending.scheduled']);
  });

  it('S2-30: the client gets the quote as a letter with its file', () => {
    expect(play(way.SENT).effects[0]).toMatchObject({
      to: { party: 'k7707083893' },
      text: 'deal.letter.quote',
      files: ['q1'],
      letter: true,
      otherwise: { type: 'quoteUndelivered' },
      stage: 'quoteSent',
    });
    expect(stageAfter(way.SENT)).toEqual(['quoteSent']);
  });

  it.each([
    [22, 'vat.rate'],
    ['none', 'vat.none'],
  ])('S2-30: the letter says what VAT is in the sum (%s)', (vat, key) => {
    const formed = by(seller, 'quoteFormed', { ...quote, vat });
    const sent = play([
      ...way.PREPARING,
      formed,
      taken(),
      by(seller, 'quoteReleased'),
      by(null, 'quoteDispatched'),
    ]);
    const list = [{ key: 'money' }, { key }];
    expect(sent.effects[0]).toMatchObject({ params: { sum: { text: { params: { items: { list } } } } } });
  });

  it('G-03: where nobody is reached, the manager passes the file on', () => {
    const stuck = play([...way.SENT, by(null, 'quoteUndelivered')]);
    expect(innermost(stuck)).toEqual(['sending.byHand']);
    expect(deal.taskFiles?.(stuck.current, 'sending.byHand')).toEqual(['q1']);
    const passed = by(seller, 'quoteHandedOver', { how: 'courier' });
    expect(stageAfter([...way.SENT, by(null, 'quoteUndelivered'), passed])).toEqual(['quoteSent']);
  });
});
