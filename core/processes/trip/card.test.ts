import { describe, expect, it } from 'vitest';
import { t } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import { trip } from './index.ts';
import { CARRIER, CLIENT, driver, type Play } from './testing/play.ts';
import { agreed, clearing, ordered, rolling, searching } from './testing/trips.ts';

const AT = '2026-11-25T08:00:00.000Z';
const card = (play: Play, viewer: Viewer) => JSON.stringify(trip.card(play.current, viewer));

describe('a card', () => {
  it('of the client shows truck, driver and what was published, no carrier and no price', () => {
    const play = agreed().does(driver, 'loaded', { stop: 1 }, AT);
    expect(card(play, 'client')).toContain('А123ВС777');
    expect(card(play, 'client')).not.toContain('trip.fact.loaded');
    play.does(null, 'milestonePublished', { kind: 'loaded', stop: 1, at: AT });
    expect(card(play, 'client')).toContain('trip.fact.loaded');
    expect(card(play, 'client')).not.toContain('7500000');
    expect(card(play, 'client')).not.toContain(`"party":"${CARRIER}"`);
  });

  it('of the client shows no truck before it is confirmed', () => {
    expect(trip.card(clearing().current, 'client')).toEqual([]);
  });

  it('of the carrier has its own price and no client', () => {
    expect(card(agreed(), 'carrier')).toContain('7500000');
    expect(card(agreed(), 'carrier')).not.toContain(CLIENT);
  });

  it('of the driver says where to go, and no price', () => {
    expect(card(agreed(), 'driver')).toContain('Казань, ул. Складская, 5');
    expect(card(agreed(), 'driver')).not.toContain('7500000');
  });

  it('of a colleague warns of a truck without a written order, and of papers that were not checked', () => {
    expect(card(searching(true), 'staff')).toContain('trip.card.promised');
    expect(card(searching(), 'staff')).not.toContain('trip.card.promised');
    expect(card(clearing(), 'staff')).toContain('trip.points.licence');
    expect(card(ordered(), 'staff')).not.toContain('trip.points.licence');
  });
});

describe('a paper', () => {
  const drawn = (name: string) => JSON.stringify(trip.paper?.(rolling({ daysFrom: 'scan' }).current, name));

  it('for the carrier holds route, truck, driver and terms', () => {
    const paper = trip.paper?.(ordered().current, 'carrierOrder');
    expect(paper).toMatchObject({ number: '12/1', date: '2026-11-24', title: t('trip.paper.carrierOrder') });
    for (const part of ['Чебоксары', 'А123ВС777', '"from":"scan"', '7500000'])
      expect(drawn('carrierOrder')).toContain(part);
  });

  it('for the client holds no price', () => {
    expect(drawn('confirmation')).toContain('А123ВС777');
    expect(drawn('confirmation')).not.toContain('7500000');
  });
});

describe('a task', () => {
  it('comes with the papers that it is about', () => {
    expect(trip.taskFiles?.(ordered().current, 'carrierConfirmation')).toEqual(['order.pdf']);
    expect(trip.taskFiles?.(rolling().current, 'transport.consent.asked')).toEqual(['confirmation.pdf']);
  });

  it('about a trouble says what is usual', () => {
    const play = agreed().does(driver, 'troubleReported', { kind: 'damage' });
    expect(trip.brief?.(play.current, 'transport.trouble.open')).toContainEqual(t('trip.usual.damage'));
  });
});

it('a trip is found by its number, cities and plates, and belongs to both companies', () => {
  expect(trip.index(agreed().context)).toEqual({
    partyId: CARRIER,
    partyIds: [CLIENT, CARRIER],
    people: ['logistician-1', 'driver'],
    keys: ['12/1', 'А123ВС777', 'АВ123477', 'Казань', 'Чебоксары', 'Москва'],
  });
});
