import { describe, expect, it } from 'vitest';
import { logistician, person } from '../testing/people.ts';
import { card } from './card.ts';
import { offer } from './index.ts';
import { priceOf } from './testing/model.ts';
import { anna, commands, play, priced, type Step, tells, told } from './testing/play.ts';

const galina = person('of-k9', [], { partyId: 'k9', as: 'carrier' });
const chats = ['g1', 'g2'];
const comes = (chat = 'g1', carrier = 'k9'): Step => [null, { type: 'carrierJoined', carrier, chat }];
const posts = (one: ReturnType<typeof play>) =>
  one.effects.flatMap((e) => ('to' in e && 'chat' in e.to ? [[e.type, e.to.chat]] : []));

describe('a request in chats of carriers (S0-31)', () => {
  it('is posted once in each, with one way out', () => {
    const played = play([], { chats });
    expect(posts(played)).toEqual([
      ['tell', 'g1'],
      ['tell', 'g2'],
    ]);
    const post = tells(played).find(({ to }) => 'chat' in to);
    expect(post).toMatchObject({ until: 'open', buttons: [{ join: 'g1' }] });
    expect(JSON.stringify(post)).not.toContain(played.current.context.client);
  });

  it('waits until those who are asked one after another have had their turn', () => {
    const waves = [
      { carriers: ['k1'], minutes: 15 },
      { carriers: ['k2', 'k3'], minutes: 60 },
    ];
    expect(posts(play([], { chats, waves }))).toEqual([]);
    expect(play([comes()], { chats, waves }).refused).toBe('not-posted-there');
    const next: Step = [null, { type: 'waveDue', wave: 1 }];
    expect(posts(play([next], { chats, waves }))).toHaveLength(2);
    expect(play([next, comes(), [galina, priced(70_000)]], { chats, waves }).refused).toBeUndefined();
  });

  it('asks whoever comes from there, once; before that it takes no part', () => {
    expect(play([[galina, priced(70_000)]], { chats }).refused).toBe('not-allowed');
    expect(told(play([comes()], { chats }))).toEqual([['k9', 'offer.notice.asked']]);
    expect(play([comes(), [galina, priced(70_000)]], { chats }).current.context.bids.k9).toBeDefined();
    expect(play([comes(), comes('g2')], { chats }).refused).toBe('asked-already');
    expect(play([comes('g1', 'k1')], { chats }).refused).toBe('asked-already');
    expect(play([comes('g3')], { chats }).refused).toBe('not-posted-there');
  });

  it('may be asked nobody by name', () => {
    const { current } = play([comes('g2')], { chats, carriers: [] });
    expect(offer.index(current.context).partyIds).toEqual(['k9']);
    expect(JSON.stringify(card(current, 'staff'))).toContain('"offer.card.inChat"');
  });

  it('follows our terms, and says nothing of bids', () => {
    const both = [
      ['reword', 'g1'],
      ['reword', 'g2'],
    ];
    const amended: Step = [logistician, { type: 'amended', price: priceOf(90_000) }];
    expect(posts(play([amended], { chats }))).toEqual(both);
    expect(posts(play([[logistician, { type: 'extended', minutes: '30' }]], { chats }))).toEqual(both);
    expect(posts(play([[anna, priced(70_000)]], { chats }))).toEqual([]);
  });

  it('holds silence against nobody who came by himself', () => {
    const over = (steps: Step[]) =>
      commands(
        play([...steps, [null, { type: 'answersDue' }], [logistician, { type: 'offerClosed' }]], {
          chats,
          askedAt: '2026-11-24T09:00:00.000Z',
        }),
      ).map(({ caseId }) => caseId);
    expect(over([comes()])).toEqual(['k1', 'k2', 'k3']);
    expect(over([comes(), [galina, priced(70_000)]])).toEqual(['k1', 'k2', 'k3', 'k9']);
  });
});
