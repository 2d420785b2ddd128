import { describe, expect, it } from 'vitest';
import { head, seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { by, decided, innermost, play, stageAfter, way } from './testing/play.ts';

describe('a deal that is lost', () => {
  const lose = (loss: string) => by(seller, 'dealLost', { loss });

  it.each([
    ['S2-35: on rework', way.REWORK],
    ['after the discount was refused', [...way.DISCOUNT, decided('discount', 1, 'rejected')]],
    ['on the quote', way.SENT],
  ])('is unqualified where the price was no match (%s)', (_, steps) => {
    expect(stageAfter([...steps, lose('price')])).toEqual(['unqualified']);
  });

  it.each([
    way.OPEN,
    way.IN_STOCK,
    way.PURCHASE,
    way.PREPARING,
    way.CHOICE,
    way.ASKED,
    way.SENT,
    way.INVOICING,
    way.INVOICED,
    way.DEFERRED,
    way.OVERDUE,
  ])('is lost for any other reason, and the heads hear why', (...steps) => {
    const lost = play([...(steps as Step[]), lose('competitor')]);
    expect(innermost(lost)).toEqual(['lost']);
    expect(toldOf(lost)).toContain('head deal.notice.over');
  });

  it('is no matter for the director any more', () => {
    expect(commandsOf(play([...way.ASKED, lose('other')]))).toEqual(['approval yd1-quote recalled']);
    expect(commandsOf(play([...way.DISCOUNT, lose('price')]))).toEqual(['approval yd1-discount recalled']);
  });

  it('is not given up once money has come', () => {
    expect(play([...way.PAID, lose('other')]).refused).toBe('paid-already');
  });

  it('G-29: the head reopens it with a reason, nobody else', () => {
    const lost = [...way.CHOICE, lose('noAnswer')];
    expect(play([...lost, by(seller, 'dealReopened', { reason: 'w' })]).refused).toBe('not-allowed');
    expect(play([...lost, by(head, 'dealReopened')]).refused).toBe('invalid');
    const reopened = by(head, 'dealReopened', { reason: 'w' });
    expect(stageAfter([...lost, reopened])).toEqual(['preparing.quote']);
    expect(stageAfter([...way.OPEN, lose('noGoods'), reopened])).toEqual(['stockCheck']);
    expect(play([...lost, reopened]).current.context.loss).toBeUndefined();
  });
});
